import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { PageTitle } from '../view/page-title.js';
import { AlertForm } from './alert-form.js';
import { draftOf } from './model.js';

/** Begins with the query of the address, as the query builder hands it over. */
export function NewAlertPage(): ReactElement {
  const search = useView();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title="New alert">It is evaluated by the server from the moment it is made.</PageTitle>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-4xl p-4 pb-16">
          <AlertForm
            draft={draftOf(search.query ?? {})}
            onDone={({ id }) => void navigate({ to: '/alerts/$id', params: { id }, search: carriedSearch(search) })}
          />
        </div>
      </div>
    </>
  );
}
