import type { ReactElement } from 'react';
import { TONE_BACKGROUND } from '../../ui/tone.js';
import type { WaterfallRow } from './waterfall-model.js';
import type { Placed } from './waterfall-zoom.js';

/** The box that a bar stands in: the width of the time axis. */
export const BAR_BOX = 'relative h-full min-w-0 flex-1 overflow-hidden';
const LABEL = 'absolute inset-y-0 my-auto h-[14px] whitespace-nowrap text-2xs leading-[14px]';

interface Props {
  readonly row: Pick<WaterfallRow, 'tone'>;
  readonly place: Placed;
  readonly label?: string;
  /** Of the critical path: underlined. */
  readonly onPath?: boolean;
}

/** The bar of one span on the time axis of its trace, within a `BAR_BOX`; at least two pixels wide, so that every span is seen. */
export function SpanBar({ row, place, label, onPath = false }: Props): ReactElement {
  if (place.outside !== undefined) return <Outside side={place.outside} label={label} />;
  const left = Math.min(place.offset * 100, 99.6);
  const width = Math.min(Math.max(place.width * 100, 0.15), 100 - left);
  const extent = { left: `${left}%`, width: `${width}%` };
  return (
    <>
      <span
        className={`absolute inset-y-0 my-auto h-2.5 min-w-[2px] rounded-[3px] ${TONE_BACKGROUND[row.tone]} ${row.tone === 'good' ? 'opacity-75' : ''}`}
        style={extent}
      />
      {onPath ? <span className="absolute bottom-[3px] h-0.5 min-w-[2px] rounded-full bg-lime" style={extent} /> : null}
      {label === undefined ? null : <Label left={left} width={width} text={label} />}
    </>
  );
}

interface LabelProps {
  /** Of the bar, in percent. */
  readonly left: number;
  readonly width: number;
  readonly text: string;
}

/** Stands after the bar where there is room, else before it, else on it. */
function Label({ left, width, text }: LabelProps): ReactElement {
  const end = left + width;
  if (end < 80) {
    return (
      <span className={`${LABEL} pl-1.5 text-faint`} style={{ left: `${end}%` }}>
        {text}
      </span>
    );
  }
  if (left > (text.length > 10 ? 42 : 20)) {
    return (
      <span className={`${LABEL} pr-1.5 text-faint`} style={{ right: `${100 - left}%` }}>
        {text}
      </span>
    );
  }
  return (
    <span
      className={`${LABEL} rounded-[3px] bg-ground/80 px-1 text-ink`}
      style={{ right: `calc(${100 - end}% + 6px)` }}
    >
      {text}
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
    <span className={`${LABEL} text-faint opacity-70 ${side === 'after' ? 'right-0' : 'left-0'}`}>
      {side === 'before' ? '‹ ' : ''}
      {label}
      {side === 'after' ? ' ›' : ''}
    </span>
  );
}
