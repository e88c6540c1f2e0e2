/** The query builder: what is asked above, what comes back below, all of it in the address. */
import { type Filter, filterText, normalQuery, type Query, queryText } from '@baselime-ai/contract';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { formatCount, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed } from '../../ui/states.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { NO_DATA_BEFORE } from '../view/time-before.js';
import { TimeRangePicker } from '../view/time-range-picker.js';
import { AggregateTable } from './aggregate-table.js';
import { Builder } from './builder.js';
import { CodeEditor, type CodeForm } from './code-editor.js';
import { DashboardDialog, SaveDialog } from './keep-dialogs.js';
import { HistoryMenu, SavedMenu } from './query-menus.js';
import { RawResults } from './raw-results.js';
import { CHART_LOOKS, type ChartLook, chartsOf, defaultLook, type Line } from './series-model.js';
import { Statistics } from './statistics.js';
import { useMarkers } from './use-markers.js';
import { type QueryRunState, useQueryRun, useSecondsOf } from './use-query-run.js';
import { WordsForm } from './words-form.js';

const ChartPanel = lazy(() => import('./chart-panel.js').then((module) => ({ default: module.ChartPanel })));

const SEGMENT =
  'h-6 rounded px-2 text-xs text-soft transition-colors hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink';
const NOTHING: Query = {};
const LOOK_NAMES: Readonly<Record<ChartLook, string>> = {
  line: 'Lines',
  bar: 'Bars',
  stacked: 'Stacked',
  statistic: 'Number',
};
const SHOWN = [undefined, 'events', 'patterns', 'traces'] as const;

export function QueryPage(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const navigate = useNavigate();
  const timeframe = useTimeframe();
  const { nowMs, refresh } = useViewClock();
  const narrow = useIsNarrow();
  const query = search.query ?? NOTHING;
  // On a phone the form would leave no room for what a link leads to: it is then closed until it is asked for.
  const [form, setForm] = useState<'builder' | CodeForm | undefined>(
    narrow && search.query !== undefined ? undefined : 'builder',
  );
  const look = search.chart ?? defaultLook(query);
  const state = useQueryRun(query, timeframe, search.compare === true);
  const change = (next: Query): void => {
    const normal = normalQuery(next);
    patch({ query: Object.keys(normal).length === 0 ? undefined : normal, saved: undefined });
  };
  const filter = (added: Filter): void => {
    const filters = query.filters ?? [];
    if (!filters.some((one) => filterText(one) === filterText(added)))
      change({ ...query, filters: [...filters, added] });
  };
  const open = (next: Query, saved?: string): void => patch({ query: normalQuery(next), saved, chart: undefined });
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2.5 border-line border-b px-3 py-2.5 md:px-4">
        <h1 className="sr-only">Query</h1>
        <div className="flex flex-wrap items-start gap-2">
          <WordsForm
            onQuery={(next, lastMs) => {
              const to = Math.ceil(nowMs);
              const range = lastMs === undefined ? {} : { from: Math.max(1, to - lastMs), to, last: undefined };
              patch({ query: normalQuery(next), saved: undefined, chart: undefined, ...range });
            }}
          />
          <TimeRangePicker />
          <SavedMenu nowMs={nowMs} onOpen={open} />
          <HistoryMenu nowMs={nowMs} onOpen={open} />
        </div>
        <div className="flex flex-col gap-2">
          <fieldset aria-label="How the query is written" className="flex gap-0.5">
            {(['builder', 'text', 'json'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={form === one}
                data-testid={`form-${one}`}
                className={SEGMENT}
                onClick={() => setForm(form === one ? undefined : one)}
              >
                {one === 'builder' ? 'Builder' : one === 'text' ? 'Text' : 'JSON'}
              </button>
            ))}
          </fieldset>
          {form === undefined ? (
            <p data-testid="query-line" className="data truncate text-2xs text-faint">
              {visibleLine(queryText(query), 300) || 'calculate COUNT'}
            </p>
          ) : form === 'builder' ? (
            <Builder query={query} onChange={change} />
          ) : (
            <CodeEditor key={form} form={form} query={query} onChange={change} />
          )}
        </div>
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="flex flex-wrap items-center gap-2 px-3 py-2 md:px-4">
          <fieldset aria-label="Results" className="flex gap-0.5 rounded-md border border-line-strong bg-panel p-0.5">
            {SHOWN.map((one) => (
              <button
                key={one ?? 'chart'}
                type="button"
                aria-pressed={search.show === one}
                data-testid={`show-${one ?? 'chart'}`}
                className={`${SEGMENT} capitalize`}
                onClick={() => patch({ show: one })}
              >
                {one ?? 'Chart'}
              </button>
            ))}
          </fieldset>
          {search.show === undefined ? (
            <fieldset aria-label="Chart" className="flex gap-0.5 rounded-md border border-line-strong bg-panel p-0.5">
              {CHART_LOOKS.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={look === one}
                  data-testid={`look-${one}`}
                  className={SEGMENT}
                  onClick={() => patch({ chart: one === defaultLook(query) ? undefined : one })}
                >
                  {LOOK_NAMES[one]}
                </button>
              ))}
            </fieldset>
          ) : null}
          <button
            type="button"
            aria-pressed={search.compare === true}
            data-testid="compare"
            title="Beside the same length of time just before"
            className={`${SEGMENT} border border-line-strong`}
            onClick={() => patch({ compare: search.compare ? undefined : true })}
          >
            Compare
          </button>
          <RunState
            state={state}
            onRun={() => {
              refresh();
              state.run();
            }}
          />
          <span className="ml-auto flex flex-wrap items-center gap-2">
            <CopyButton label="Share" text={pageUrl} />
            <SaveDialog query={query} onSaved={({ id }) => patch({ saved: id })} />
            <DashboardDialog
              query={query}
              look={look}
              savedId={search.saved}
              onAdded={(id) => void navigate({ to: '/dashboards/$id', params: { id }, search: carriedSearch(search) })}
            />
            <Button icon="clock" data-testid="alert-from-query" onClick={() => void toNewAlert(navigate, query)}>
              Alert
            </Button>
          </span>
        </div>
        <Results
          state={state}
          query={query}
          look={look}
          onOrder={(name) => change({ ...query, orderBy: orderBy(query, name) })}
          onFilter={filter}
        />
      </div>
    </>
  );
}

/** The page of a new alert takes the query from its address. */
const toNewAlert = (navigate: ReturnType<typeof useNavigate>, query: Query): Promise<void> =>
  navigate({ href: `/alerts/new?query=${encodeURIComponent(JSON.stringify(query))}` });

const orderBy = (query: Query, value: string): NonNullable<Query['orderBy']> => ({
  value,
  order: query.orderBy?.value === value && query.orderBy.order !== 'ASC' ? 'ASC' : 'DESC',
});

function RunState({ state, onRun }: { readonly state: QueryRunState; readonly onRun: () => void }): ReactElement {
  const seconds = useSecondsOf(state.isRunning);
  const { answer, isRunning, isCancelled } = state;
  return (
    <span className="flex items-center gap-2 text-2xs text-faint tabular-nums" role="status">
      {isRunning ? (
        <Button icon="stop" data-testid="cancel-query" onClick={state.cancel}>
          Cancel
        </Button>
      ) : (
        <Button icon="refresh" data-testid="run-query" onClick={onRun}>
          Run
        </Button>
      )}
      <span data-testid="run-state">
        {isRunning
          ? seconds > 0
            ? `Running for ${seconds} s`
            : 'Running'
          : isCancelled
            ? 'Cancelled'
            : answer === undefined
              ? ''
              : `${formatDuration(answer.statistics.elapsedMs)} · ${formatCount(answer.statistics.rowsRead)} rows read`}
      </span>
    </span>
  );
}

interface ResultsProps {
  readonly state: QueryRunState;
  readonly query: Query;
  readonly look: ChartLook;
  readonly onOrder: (name: string) => void;
  readonly onFilter: (filter: Filter) => void;
}

function Results({ state, query, look, onOrder, onFilter }: ResultsProps): ReactElement {
  const search = useView();
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const { answer, before, isCovered, error } = state;
  const charts = useMemo(() => (answer === undefined ? [] : chartsOf(query, answer, before)), [query, answer, before]);
  if (search.show !== undefined) return <RawResults view={search.show} query={query} timeframe={timeframe} />;
  if (error && answer === undefined) return <Failed error={error} onRetry={state.run} />;
  if (state.isCancelled) {
    return (
      <p className="py-16 text-center text-faint text-sm">The query was cancelled. Run it again, or ask for less.</p>
    );
  }
  if (answer === undefined) return <div className="skeleton mx-4 h-56" aria-hidden="true" />;
  const only = (line: Line): void => {
    const [first] = Object.entries(line.group ?? {});
    if (first === undefined) return;
    const [key, value] = first;
    onFilter(value === null ? { key, operation: 'DOES_NOT_EXIST' } : { key, operation: '=', value });
  };
  return (
    <div className={`flex flex-col gap-4 px-3 pb-6 md:px-4 ${state.isRunning ? 'opacity-70' : ''}`}>
      {isCovered === false ? (
        <p role="status" data-testid="not-covered" className="px-1 text-xs text-faint">
          There is {NO_DATA_BEFORE}: nothing had arrived yet when the same length of time before this one began.
        </p>
      ) : null}
      {look === 'statistic' ? (
        <Statistics charts={charts} query={query} />
      ) : (
        <div className={charts.length > 1 ? 'grid gap-4 xl:grid-cols-2' : ''}>
          <Suspense fallback={<div className="skeleton h-56" aria-hidden="true" />}>
            {charts.map((chart) => (
              <ChartPanel
                key={chart.name}
                query={query}
                chart={chart}
                look={look}
                timeframe={timeframe}
                markers={markers}
                onPick={only}
              />
            ))}
          </Suspense>
        </div>
      )}
      {(query.groupBys ?? []).length === 0 ? null : (
        <AggregateTable
          query={query}
          rows={answer.aggregates ?? []}
          timeframe={timeframe}
          onOrder={onOrder}
          onFilter={onFilter}
        />
      )}
    </div>
  );
}
