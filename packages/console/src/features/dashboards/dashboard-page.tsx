/** A dashboard: pictures in a grid over one range of time, arranged in place. */
import type { Dashboard, SavedQuery } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { fetchDashboard, fetchSavedQueries, removeDashboard, saveDashboard } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { Button, ToolButton } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { ShareButton } from '../../ui/copy.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { useMarkers } from '../query/use-markers.js';
import { GonePage } from '../view/gone-page.js';
import { TimeControls } from '../view/time-controls.js';
import { type Placed, placedOf, requestOf } from './model.js';
import { WidgetGrid } from './widget-grid.js';

const NONE: readonly SavedQuery[] = [];

/** What is changed until it is saved or discarded. */
interface Draft {
  readonly name: string;
  readonly placed: readonly Placed[];
}

export function DashboardPage(): ReactElement {
  const { id } = useParams({ strict: false });
  const dashboardId = id ?? '';
  const stored = useQuery({
    queryKey: ['dashboard', dashboardId],
    queryFn: ({ signal }) => fetchDashboard(dashboardId, signal),
  });
  const saved = useQuery({ queryKey: ['saved-queries'], queryFn: ({ signal }) => fetchSavedQueries(signal) });
  if (stored.error) {
    return (
      <GonePage title="Dashboard" error={stored.error} onRetry={() => void stored.refetch()} to="/dashboards">
        All dashboards
      </GonePage>
    );
  }
  if (stored.data === undefined || saved.isPending) return <SkeletonRows rows={10} height={48} />;
  return <Shown key={stored.data.updatedAt} stored={stored.data} saved={saved.data?.queries ?? NONE} />;
}

function Shown({ stored, saved }: { readonly stored: Dashboard; readonly saved: readonly SavedQuery[] }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = carriedSearch(useView());
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const [draft, setDraft] = useState<Draft | undefined>();
  const kept = useMemo(() => placedOf(stored.widgets), [stored.widgets]);
  const placed = draft?.placed ?? kept;
  const done = async (): Promise<void> => {
    setDraft(undefined);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['dashboards'] }),
      client.invalidateQueries({ queryKey: ['dashboard', stored.id] }),
    ]);
  };
  const save = useMutation({ mutationFn: saveDashboard, onSuccess: done });
  const remove = useMutation({
    mutationFn: removeDashboard,
    onSuccess: async () => {
      await navigate({ to: '/dashboards', search });
      await done();
    },
  });
  const failed = save.error ?? remove.error;
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2.5 md:px-4">
        {draft === undefined ? (
          <h1 className="flex min-w-0 flex-1 basis-full items-center gap-2 truncate md:basis-0 font-semibold text-[15px] tracking-tight">
            <span className="truncate">{visibleLine(stored.name, 120)}</span>
            {stored.builtIn ? (
              <Badge title="Made from what arrived in the last day; saving it makes it yours">built in</Badge>
            ) : null}
          </h1>
        ) : (
          <input
            aria-label="Name of the dashboard"
            data-testid="rename-dashboard"
            value={draft.name}
            maxLength={256}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            className="h-8 min-w-0 flex-1 basis-full rounded-md border md:basis-0 border-line-strong bg-ground px-2 font-semibold outline-none focus:border-lime"
          />
        )}
        <TimeControls />
        {draft === undefined ? (
          <>
            <ShareButton />
            <ToolButton
              icon="edit"
              label="Edit"
              data-testid="edit-dashboard"
              onClick={() => setDraft({ name: stored.name, placed: kept })}
            />
          </>
        ) : (
          <>
            {stored.builtIn ? null : (
              <ConfirmButton
                label="Remove"
                sure="Remove it for everybody"
                testId="remove-dashboard"
                onSure={() => remove.mutate(stored.id)}
              />
            )}
            <Button look="ghost" onClick={() => setDraft(undefined)}>
              Discard
            </Button>
            <Button
              look="lime"
              data-testid="save-dashboard"
              disabled={save.isPending || draft.name.trim() === ''}
              onClick={() =>
                save.mutate(
                  requestOf({ ...stored, name: draft.name, widgets: draft.placed.map(({ widget }) => widget) }),
                )
              }
            >
              Save
            </Button>
          </>
        )}
      </div>
      {failed ? (
        <p role="alert" className="px-4 py-2 text-bad text-xs">
          {toProblem(failed).message}
        </p>
      ) : null}
      <div className="min-h-0 flex-1 overflow-y-auto p-3 md:p-4">
        {placed.length === 0 ? (
          <Empty icon="dashboards" title="Nothing is on this dashboard yet">
            <p>Build a query, then choose Add to dashboard.</p>
            <Button onClick={() => void navigate({ to: '/query', search })}>Build a query</Button>
          </Empty>
        ) : (
          <WidgetGrid
            placed={placed}
            saved={saved}
            timeframe={timeframe}
            markers={markers}
            onChange={draft === undefined ? undefined : (next) => setDraft({ ...draft, placed: next })}
          />
        )}
      </div>
    </>
  );
}
