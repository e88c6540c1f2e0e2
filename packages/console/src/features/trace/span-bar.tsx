import type { ReactElement } from 'react';
import { TONE_BACKGROUND } from '../../ui/tone.js';
import type { WaterfallRow } from './waterfall-model.js';
import type { Placed } from './waterfall-zoom.js';

interface Props {
  readonly row: Pick<WaterfallRow, 'tone'>;
  readonly place: Placed;
  readonly label?: string;
  /** Of the critical path: underlined. */
  readonly onPath?: boolean;
}

/** The bar of one span on the time axis of its trace; at least two pixels wide, so that every span is seen. */
export function SpanBar({ row, place: placed, label, onPath = false }: Props): ReactElement {
  if (placed.outside !== undefined) return <Outside side={placed.outside} label={label} />;
  const left = Math.min(placed.offset * 100, 99.6);
  const width = Math.min(Math.max(placed.width * 100, 0.15), 100 - left);
  // The label stands after the bar where there is room, else before it, else on it.
  const place =
    left + width < 80 ? 'after' : left > (label !== undefined && label.length > 10 ? 42 : 20) ? 'before' : 'on';
  return (
    <span className="relative block h-full min-w-0 flex-1 overflow-hidden">
      <span
        className={`absolute top-1/2 h-2.5 min-w-[2px] -translate-y-1/2 rounded-[3px] ${TONE_BACKGROUND[row.tone]} ${row.tone === 'good' ? 'opacity-75' : ''}`}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
      {onPath ? (
        <span
          className="absolute bottom-[3px] h-0.5 min-w-[2px] rounded-full bg-lime"
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      ) : null}
      {label === undefined ? null : (
        <span
          className={`data absolute top-1/2 max-w-full -translate-y-1/2 truncate px-1.5 text-2xs ${place === 'on' ? 'rounded-[3px] bg-ground/80 px-1 text-ink leading-[14px]' : 'text-faint'}`}
          style={
            place === 'after'
              ? { left: `${left + width}%` }
              : place === 'before'
                ? { right: `${100 - left}%` }
                : { right: `calc(${100 - left - width}% + 6px)` }
          }
        >
          {label}
        </span>
      )}
    </span>
  );
}

interface OutsideProps {
  readonly side: 'before' | 'after';
  readonly label: string | undefined;
}

/** A span that the part of the trace that is shown does not hold: on which side it is. */
function Outside({ side, label }: OutsideProps): ReactElement {
  return (
    <span
      className={`data flex h-full min-w-0 flex-1 items-center text-2xs text-faint opacity-70 ${side === 'after' ? 'justify-end' : ''}`}
    >
      {side === 'before' ? '‹ ' : ''}
      {label}
      {side === 'after' ? ' ›' : ''}
    </span>
  );
}
