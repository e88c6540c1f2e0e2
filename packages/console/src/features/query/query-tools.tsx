import type { Query } from '@baselime-ai/contract';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { carriedSearch } from '../../app/search.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { ToolButton } from '../../ui/button.js';
import { ShareButton } from '../../ui/copy.js';
import { DashboardDialog, SaveDialog } from './keep-dialogs.js';
import { HistoryMenu, SavedMenu } from './query-menus.js';
import type { ChartLook } from './series-model.js';

interface Props {
  readonly query: Query;
  readonly look: ChartLook;
  readonly nowMs: number;
  readonly onOpen: (query: Query, saved?: string) => void;
}

/** Where a query can come from and where it can go, in one row. */
export function QueryTools({ query, look, nowMs, onOpen }: Props): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const navigate = useNavigate();
  return (
    <div className="flex items-center gap-1.5" data-testid="query-tools">
      <SavedMenu nowMs={nowMs} onOpen={onOpen} />
      <HistoryMenu nowMs={nowMs} onOpen={onOpen} />
      <ShareButton />
      <SaveDialog query={query} onSaved={({ id }) => patch({ saved: id })} />
      <DashboardDialog
        query={query}
        look={look}
        savedId={search.saved}
        onAdded={(id) => void navigate({ to: '/dashboards/$id', params: { id }, search: carriedSearch(search) })}
      />
      <ToolButton
        icon="bell"
        label="Alert"
        data-testid="alert-from-query"
        onClick={() => void navigate({ href: newAlertHref(query) })}
      />
    </div>
  );
}

/** The page of a new alert takes the query from its address. */
const newAlertHref = (query: Query): string => `/alerts/new?query=${encodeURIComponent(JSON.stringify(query))}`;
