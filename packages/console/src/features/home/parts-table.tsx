/** The services of the environment, or the namespaces of a service: busiest first, any column sorts. */
import type { Timeframe } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatCount, formatDuration, formatMeasure } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Sparkline } from '../../ui/spark-chart.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { AskButton } from '../ask/ask-button.js';
import { chartQuery, MOST_ROWS, type Part, type PartKind, type Place } from './model.js';
import { useParts } from './use-summary.js';

type Column = 'name' | 'requests' | 'errors' | 'p90';
const COLUMNS: readonly (readonly [Column, string])[] = [
  ['requests', 'Requests'],
  ['errors', 'Errors'],
  ['p90', 'p90'],
];

interface Props {
  readonly place: Place;
  readonly kind: PartKind;
  readonly timeframe: Timeframe;
}

export function PartsTable({ place, kind, timeframe }: Props): ReactElement {
  const parts = useParts(place, kind, timeframe);
  const [by, setBy] = useState<Column | undefined>();
  const rows = useMemo(() => sorted(parts.data ?? [], by), [parts.data, by]);
  const title = kind === 'service' ? 'Services' : 'Namespaces';
  return (
    <section id={`${kind}s`} aria-label={title} className="w-full min-w-0 rounded-lg border border-line bg-panel">
      <h2 className="px-3.5 pt-2.5 pb-1 text-xs text-soft">
        {title} <span className="text-faint tabular-nums">{rows.length || ''}</span>
      </h2>
      {parts.error && rows.length === 0 ? (
        <Failed error={parts.error} onRetry={() => void parts.refetch()} />
      ) : parts.isPending ? (
        <SkeletonRows rows={6} height={36} />
      ) : (
        <table className="w-full table-fixed">
          <thead>
            <tr className="text-2xs text-faint">
              <th scope="col" className="py-1 pl-3.5 text-left font-normal">
                Name
              </th>
              {COLUMNS.map(([column, name]) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={by === column ? 'descending' : 'none'}
                  className="w-[72px] py-1 text-right font-normal 2xl:w-24"
                >
                  <button
                    type="button"
                    onClick={() => setBy(by === column ? undefined : column)}
                    className={`hover:text-ink ${by === column ? 'text-ink' : ''}`}
                  >
                    {name}
                    {by === column ? <span aria-hidden="true"> ↓</span> : null}
                  </button>
                </th>
              ))}
              <th scope="col" className="hidden w-28 py-1 pl-5 text-left font-normal md:table-cell 2xl:w-32">
                Events
              </th>
              <th scope="col" className="w-10">
                <span className="sr-only">Ask AI</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((part) => (
              <Row
                key={`${part.service} ${part.namespace ?? ''}`}
                part={part}
                inService={place.service !== undefined}
                timeframe={timeframe}
              />
            ))}
          </tbody>
        </table>
      )}
      {rows.length === MOST_ROWS ? (
        <p className="px-3.5 py-2 text-2xs text-faint">The busiest {MOST_ROWS} are shown.</p>
      ) : null}
    </section>
  );
}

function sorted(parts: readonly Part[], by: Column | undefined): readonly Part[] {
  if (by === undefined || by === 'name') return parts;
  return [...parts].sort((a, b) => (b[by] ?? -1) - (a[by] ?? -1));
}

interface RowProps {
  readonly part: Part;
  /** The service is in the page's title already. */
  readonly inService: boolean;
  readonly timeframe: Timeframe;
}

function Row({ part, inService, timeframe }: RowProps): ReactElement {
  const search = useView();
  const share = part.events > 0 ? part.errors / part.events : 0;
  const { service, namespace } = part;
  const name = visibleLine(namespace ?? service, 120) || 'unnamed';
  const place = { service, ...(namespace === undefined ? {} : { namespace }) };
  return (
    <tr className="border-line/60 border-t hover:bg-hover" data-testid="part-row">
      <th scope="row" className="truncate pl-3.5 text-left font-normal">
        <Link
          to="/services/$service"
          params={{ service }}
          search={{ ...carriedSearch(search), ...(namespace === undefined ? {} : { ns: namespace }) }}
          className="flex h-9 min-w-0 items-center gap-2 truncate outline-offset-[-2px] hover:text-lime"
        >
          <span className="text-faint">
            <Icon name="services" size={13} />
          </span>
          <span className="truncate">{name}</span>
          {namespace === undefined || inService || service === namespace ? null : (
            <span className="min-w-0 shrink-[9] truncate text-2xs text-faint">{visibleLine(service, 60)}</span>
          )}
        </Link>
      </th>
      <td className="data text-right text-soft">{part.requests > 0 ? formatCount(part.requests) : '–'}</td>
      <td
        className={`data text-right ${part.errors > 0 ? 'text-bad' : 'text-faint'}`}
        title={`${formatMeasure(share, 'share')} of ${formatCount(part.events)} events`}
      >
        {part.errors > 0 ? formatCount(part.errors) : '–'}
      </td>
      <td className="data text-right text-soft">{formatDuration(part.p90)}</td>
      <td className="hidden py-1.5 pl-5 md:table-cell">
        <div className="h-6">
          <Sparkline spots={part.spots} shape="bars" color="bar" range={timeframe} />
        </div>
      </td>
      <td className="pr-1.5 text-right">
        <AskButton
          subject={{ kind: 'chart', query: chartQuery(place, part.errors > 0 ? 'errors' : 'events'), timeframe }}
          look="row"
          label={`Ask AI about ${name}`}
        />
      </td>
    </tr>
  );
}
