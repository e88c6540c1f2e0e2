/** This trace beside one of the same operation that went well: what took longer, what is new, what is missing. */
import type { TraceView } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { formatDuration, formatInstant } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { compareTraces, type OperationRow, type OperationSide, operationKey } from './compare-model.js';
import { useNormalTrace } from './use-normal-trace.js';
import type { Typical } from './use-typical.js';
import type { Waterfall } from './waterfall-model.js';

const MOST_ROWS = 200;

interface Props {
  readonly trace: TraceView;
  readonly laid: Waterfall;
  readonly typical: ReadonlyMap<string, Typical> | undefined;
}

export function CompareView({ trace, laid, typical }: Props): ReactElement {
  const search = useView();
  const root = laid.rows[0]?.event;
  const normal = useNormalTrace(trace, root, root === undefined ? undefined : typical?.get(operationKey(root)));
  const rows = useMemo(() => (normal.data ? compareTraces(trace.spans, normal.data.spans) : []), [trace, normal.data]);
  if (normal.error) return <Failed error={normal.error} onRetry={() => void normal.refetch()} />;
  if (normal.isPending) return <SkeletonRows rows={8} height={32} />;
  if (normal.data === null) {
    return (
      <Empty icon="traces" title="No normal trace to compare with">
        <p>Within a day around this trace, no other one of the same operation ended without an error.</p>
      </Empty>
    );
  }
  const other = normal.data.summary;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-testid="trace-compare">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-xs text-soft">
        <span>
          Compared with a normal trace of {formatInstant(Date.parse(other.startedAt))} that took{' '}
          {formatDuration(other.durationMs)}
        </span>
        <Link
          to="/traces/$traceId"
          params={{ traceId: other.traceId }}
          search={carriedSearch(search)}
          className={buttonClass('plain')}
        >
          Open it
        </Link>
      </p>
      <table className="w-full table-fixed">
        <thead>
          <tr className="text-2xs text-faint">
            <th scope="col" className="py-1 pl-4 text-left font-normal">
              Operation
            </th>
            <th scope="col" className="w-24 text-right font-normal md:w-32">
              Here
            </th>
            <th scope="col" className="w-24 text-right font-normal md:w-32">
              Normal
            </th>
            <th scope="col" className="w-24 pr-4 text-right font-normal">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: OperationRow }): ReactElement {
  const difference = row.here.totalMs - row.there.totalMs;
  return (
    <tr className="border-line/60 border-t">
      <th scope="row" className="truncate py-1.5 pl-4 text-left font-normal">
        <span className="data flex items-center gap-2">
          <span className={`truncate ${row.here.errors > 0 ? 'text-bad' : ''}`}>
            {visibleLine(row.name, 120) || 'unnamed'}
          </span>
          <span className="truncate text-2xs text-faint">{visibleLine(row.namespace, 60)}</span>
          {row.there.calls === 0 ? <Badge look="warn">only here</Badge> : null}
          {row.here.calls === 0 ? <Badge look="warn">missing</Badge> : null}
        </span>
      </th>
      <Side side={row.here} />
      <Side side={row.there} />
      <td
        className={`data pr-4 text-right ${difference > 1 ? 'text-bad' : difference < -1 ? 'text-good' : 'text-faint'}`}
      >
        {difference > 0 ? '+' : difference < 0 ? '−' : ''}
        {formatDuration(Math.abs(difference))}
      </td>
    </tr>
  );
}

function Side({ side }: { readonly side: OperationSide }): ReactElement {
  return (
    <td className="data text-right text-soft">
      {side.calls === 0 ? '–' : formatDuration(side.totalMs)}
      {side.calls > 1 ? <span className="text-faint"> ×{side.calls}</span> : null}
    </td>
  );
}
