import type { ReactElement } from 'react';
import { formatCount, formatDuration } from '../../ui/format.js';
import type { Typical } from './use-typical.js';
import type { WaterfallRow } from './waterfall-model.js';

interface Props {
  readonly row: WaterfallRow;
  readonly pathMs: number | undefined;
  readonly typical: Typical | undefined;
}

/** How the span's time compares with what is usual, and how much of the trace hangs on it. */
export function SpanUsual({ row, pathMs, typical }: Props): ReactElement {
  return (
    <p className="mt-2.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-soft" data-testid="span-usual">
      <span>
        Itself {formatDuration(row.selfMs)} of {formatDuration(row.durationMs)}
      </span>
      {pathMs === undefined ? null : <span className="text-lime">Critical path: {formatDuration(pathMs)}</span>}
      {typical === undefined ? null : (
        <span>
          Usually {formatDuration(typical.medianMs)}, p95 {formatDuration(typical.p95Ms)}, in{' '}
          {formatCount(typical.calls)} calls
        </span>
      )}
    </p>
  );
}
