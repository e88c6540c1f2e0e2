import type { ReactElement } from 'react';
import { formatClock } from '../../ui/format.js';
import { Dot } from '../../ui/tone.js';
import { eventRow } from '../events/model.js';
import type { Line } from './logs-in-place.js';
import { indentOf, NAME } from './waterfall-axis.js';

interface Props {
  readonly line: Extract<Line, { readonly kind: 'log' }>;
  /** Share of the width that is before it; below 0 or above 1 where it is not in the part that is shown. */
  readonly offset: number;
  readonly onOpen: () => void;
}

/** A log below its span, at its moment on the time axis. */
export function LogLine({ line, offset, onOpen }: Props): ReactElement {
  const row = eventRow(line.log);
  const left = Math.min(Math.max(offset * 100, 0), 99);
  const isShown = offset >= 0 && offset <= 1;
  return (
    <button
      type="button"
      data-testid="inline-log"
      onClick={onOpen}
      className="data flex h-full w-full items-center pr-4 text-left text-2xs outline-offset-[-2px]"
    >
      <span className={`${NAME} flex min-w-0 items-center gap-2`} style={{ paddingLeft: 34 + indentOf(line.depth) }}>
        <Dot tone={row.tone} />
        <span className={`truncate ${line.log.isError ? 'text-bad' : 'text-soft'}`}>{row.text}</span>
      </span>
      <span className="relative block h-full min-w-0 flex-1">
        <span
          aria-hidden="true"
          className={`absolute top-1/2 h-3 w-px -translate-y-1/2 ${isShown ? 'bg-soft' : ''}`}
          style={{ left: `${left}%` }}
        />
        <span
          className="absolute top-1/2 -translate-y-1/2 px-1.5 text-faint"
          style={left < 70 ? { left: `${left}%` } : { right: `${100 - left}%` }}
        >
          {formatClock(line.log.timestampMs)}
        </span>
      </span>
    </button>
  );
}
