/** The query builder: what is asked above, what comes back below, all of it in the address. */
import { type Filter, filterText, normalQuery, type Query, queryText } from '@baselime-ai/contract';
import { type ReactElement, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { visibleLine } from '../../ui/safe-text.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { SEGMENT } from '../view/range-face.js';
import { TimeRangePicker } from '../view/time-range-picker.js';
import { Builder } from './builder.js';
import { CodeEditor, type CodeForm } from './code-editor.js';
import { LookSwitch } from './look-switch.js';
import { QueryTools } from './query-tools.js';
import { Results } from './results.js';
import { RunState } from './run-state.js';
import { defaultLook } from './series-model.js';
import { useQueryRun } from './use-query-run.js';
import { WordsForm } from './words-form.js';

type QueryForm = 'builder' | CodeForm | undefined;

const NOTHING: Query = {};
/** What belongs to the charts of one query and not to the next. */
const FRESH = { chart: undefined, line: undefined } as const;

export function QueryPage(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const timeframe = useTimeframe();
  const { nowMs, refresh } = useViewClock();
  const narrow = useIsNarrow();
  const query = search.query ?? NOTHING;
  // On a phone the form would leave no room for what a link leads to: it is then closed until it is asked for.
  const [form, setForm] = useState<QueryForm>(narrow && search.query !== undefined ? undefined : 'builder');
  const look = search.chart ?? defaultLook(query);
  const state = useQueryRun(query, timeframe, search.compare === true);
  const change = (next: Query): void => {
    const normal = normalQuery(next);
    patch({ query: Object.keys(normal).length === 0 ? undefined : normal, saved: undefined, line: undefined });
  };
  const filter = (added: Filter): void => {
    const filters = query.filters ?? [];
    if (!filters.some((one) => filterText(one) === filterText(added)))
      change({ ...query, filters: [...filters, added] });
  };
  const open = (next: Query, saved?: string): void => patch({ ...FRESH, query: normalQuery(next), saved });
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2.5 border-line border-b px-3 py-2.5 md:px-4">
        <h1 className="sr-only">Query</h1>
        <div className="flex flex-wrap items-start gap-2">
          <WordsForm
            onQuery={(next, lastMs) => {
              const to = Math.ceil(nowMs);
              const range = lastMs === undefined ? {} : { from: Math.max(1, to - lastMs), to, last: undefined };
              patch({ ...FRESH, query: normalQuery(next), saved: undefined, ...range });
            }}
          />
          <TimeRangePicker />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <FormSwitch form={form} onForm={setForm} />
          <QueryTools query={query} look={look} nowMs={nowMs} onOpen={open} />
        </div>
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
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="flex flex-wrap items-center gap-2 px-3 py-2 md:px-4">
          <LookSwitch query={query} look={look} />
          <RunState
            state={state}
            onRun={() => {
              refresh();
              state.run();
            }}
          />
        </div>
        <Results
          state={state}
          query={query}
          look={look}
          onOrder={(name) => change({ ...query, orderBy: orderBy(query, name) })}
          onFilter={filter}
          onGroup={(key) => change({ ...query, groupBys: [{ value: key }] })}
        />
      </div>
    </>
  );
}

interface SwitchProps {
  readonly form: QueryForm;
  readonly onForm: (form: QueryForm) => void;
}

/** How the query is written; pressing the open form closes it. */
function FormSwitch({ form, onForm }: SwitchProps): ReactElement {
  return (
    <fieldset aria-label="How the query is written" className="flex gap-0.5">
      {(['builder', 'text', 'json'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={form === one}
          data-testid={`form-${one}`}
          className={SEGMENT}
          onClick={() => onForm(form === one ? undefined : one)}
        >
          {one === 'builder' ? 'Builder' : one === 'text' ? 'Text' : 'JSON'}
        </button>
      ))}
    </fieldset>
  );
}

const orderBy = (query: Query, value: string): NonNullable<Query['orderBy']> => ({
  value,
  order: query.orderBy?.value === value && query.orderBy.order !== 'ASC' ? 'ASC' : 'DESC',
});
