/** A dashboard: pictures in a grid over one range of time, arranged in place. */
import { type Dashboard, type SavedQuery, WIDGET_TYPES, type Widget } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { fetchDashboard, fetchSavedQueries, removeDashboard, saveDashboard } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { Button, IconButton } from '../../ui/button.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { words } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { useMarkers } from '../query/use-markers.js';
import { TimeControls } from '../view/toolbar.js';
import { moved, requestOf, widthOfWidget } from './model.js';
import { WidgetView } from './widget-view.js';

const SPANS = {
  1: 'lg:col-span-1',
  2: 'sm:col-span-2',
  3: 'sm:col-span-2 lg:col-span-3',
  4: 'sm:col-span-2 lg:col-span-4',
} as const;
const NONE: readonly SavedQuery[] = [];

export function DashboardPage(): ReactElement {
  const { id } = useParams({ strict: false });
  const dashboardId = id ?? '';
  const stored = useQuery({
    queryKey: ['dashboard', dashboardId],
    queryFn: ({ signal }) => fetchDashboard(dashboardId, signal),
  });
  const saved = useQuery({ queryKey: ['saved-queries'], queryFn: ({ signal }) => fetchSavedQueries(signal) });
  if (stored.error) return <Failed error={stored.error} onRetry={() => void stored.refetch()} />;
  if (stored.data === undefined || saved.isPending) return <SkeletonRows rows={10} height={48} />;
  return <Shown key={stored.data.updatedAt} stored={stored.data} saved={saved.data?.queries ?? NONE} />;
}

function Shown({ stored, saved }: { readonly stored: Dashboard; readonly saved: readonly SavedQuery[] }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = carriedSearch(useView());
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const [draft, setDraft] = useState<Dashboard | undefined>();
  const shown = draft ?? stored;
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
  const change = (widgets: readonly Widget[]): void => setDraft({ ...shown, widgets: [...widgets] });
  const failed = save.error ?? remove.error;
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2.5 md:px-4">
        {draft === undefined ? (
          <h1 className="flex min-w-0 flex-1 items-center gap-2 truncate font-semibold text-[15px] tracking-tight">
            <span className="truncate">{visibleLine(shown.name, 120)}</span>
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
            className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-ground px-2 font-semibold outline-none focus:border-lime"
          />
        )}
        <TimeControls />
        {draft === undefined ? (
          <>
            <CopyButton label="Share" text={pageUrl} />
            <Button icon="edit" data-testid="edit-dashboard" onClick={() => setDraft(stored)}>
              Edit
            </Button>
          </>
        ) : (
          <>
            {stored.builtIn ? null : (
              <Button icon="trash" data-testid="remove-dashboard" onClick={() => remove.mutate(stored.id)}>
                Remove
              </Button>
            )}
            <Button look="ghost" onClick={() => setDraft(undefined)}>
              Discard
            </Button>
            <Button
              look="lime"
              data-testid="save-dashboard"
              disabled={save.isPending || draft.name.trim() === ''}
              onClick={() => save.mutate(requestOf(draft))}
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
        {shown.widgets.length === 0 ? (
          <Empty icon="dashboards" title="Nothing is on this dashboard yet">
            <p>Build a query, then choose Add to dashboard.</p>
            <Button onClick={() => void navigate({ to: '/query', search })}>Build a query</Button>
          </Empty>
        ) : (
          <ul aria-label="Pictures" className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {shown.widgets.map((widget, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a widget has no other identity than its place
                key={`${index} ${widget.type}`}
                data-testid="widget"
                className={`flex min-w-0 flex-col rounded-lg border border-line bg-panel ${SPANS[widthOfWidget(widget)]} ${widget.type === 'statistic' ? 'h-28' : 'h-72'}`}
              >
                <WidgetView widget={widget} saved={saved} timeframe={timeframe} markers={markers}>
                  {draft === undefined ? undefined : (
                    <EditControls
                      widget={widget}
                      onChange={(next) => change(shown.widgets.map((one, at) => (at === index ? next : one)))}
                      onMove={(step) => change(moved(shown.widgets, index, step))}
                      onRemove={() => change(shown.widgets.filter((_, at) => at !== index))}
                    />
                  )}
                </WidgetView>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

interface EditProps {
  readonly widget: Widget;
  readonly onChange: (widget: Widget) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

const SELECT = 'h-6 rounded border border-line-strong bg-ground px-1 text-2xs outline-none focus:border-lime';

function EditControls({ widget, onChange, onMove, onRemove }: EditProps): ReactElement {
  return (
    <span className="flex items-center gap-0.5">
      <select
        aria-label="Shown as"
        value={widget.type}
        onChange={(event) =>
          onChange({ ...widget, type: WIDGET_TYPES.find((one) => one === event.target.value) ?? widget.type })
        }
        className={SELECT}
      >
        {WIDGET_TYPES.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
      <select
        aria-label="Columns"
        value={widthOfWidget(widget)}
        onChange={(event) => onChange({ ...widget, width: Number(event.target.value) })}
        className={SELECT}
      >
        {[1, 2, 3, 4].map((columns) => (
          <option key={columns}>{columns}</option>
        ))}
      </select>
      <IconButton icon="chevron" label="Move back" className="rotate-180" onClick={() => onMove(-1)} />
      <IconButton icon="chevron" label="Move on" data-testid="move-on" onClick={() => onMove(1)} />
      <IconButton icon="trash" label="Remove from the dashboard" onClick={onRemove} />
    </span>
  );
}
