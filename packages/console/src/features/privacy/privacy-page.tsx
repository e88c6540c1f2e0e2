import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { fetchPrivacyRules } from '../../api/routes.js';
import { Failed } from '../../ui/states.js';
import { PageTitle } from '../view/page-title.js';
import { PreviewSection } from './preview-section.js';
import { PrivacyPromise } from './promise.js';
import { RulesSection } from './rules-section.js';

export function PrivacyPage(): ReactElement {
  const rules = useQuery({
    queryKey: ['privacy', 'rules'],
    queryFn: ({ signal }) => fetchPrivacyRules(signal),
  });
  const [edited, setEdited] = useState<string>();
  const saved = rules.data;
  const draft = edited ?? saved?.text ?? '';
  return (
    <>
      <PageTitle title="Privacy">
        What a model would get of your data, and why. Looking at it here sends nothing to anyone.
      </PageTitle>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-6xl flex-col gap-7 p-4 pb-12">
          <PrivacyPromise />
          <PreviewSection rules={saved === undefined || draft === saved.text ? undefined : draft} />
          {saved !== undefined ? (
            <RulesSection saved={saved} draft={draft} onDraft={setEdited} />
          ) : rules.error ? (
            <Failed error={rules.error} onRetry={() => void rules.refetch()} />
          ) : (
            <span className="skeleton h-40" />
          )}
        </div>
      </div>
    </>
  );
}
