import type { Query } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { SEGMENT } from '../view/range-face.js';
import { CHART_LOOKS, type ChartLook, defaultLook } from './series-model.js';

const LOOK_NAMES: Readonly<Record<ChartLook, string>> = {
  line: 'Lines',
  bar: 'Bars',
  stacked: 'Stacked',
  statistic: 'Number',
};
const SHOWN = [undefined, 'events', 'patterns', 'traces'] as const;
const FRAME = 'flex gap-0.5 rounded-md border border-line-strong bg-panel p-0.5';

interface Props {
  readonly query: Query;
  readonly look: ChartLook;
}

/** What is shown of a query, how its chart looks, and whether the time before stands beside it. */
export function LookSwitch({ query, look }: Props): ReactElement {
  const search = useView();
  const patch = usePatchView();
  return (
    <>
      <fieldset aria-label="Results" className={FRAME}>
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
        <fieldset aria-label="Chart" className={FRAME}>
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
    </>
  );
}
