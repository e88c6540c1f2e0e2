/** The column of names and the axis of time, which all rows of a waterfall share. */
import type { ReactElement } from 'react';
import { formatDuration } from '../../ui/format.js';

/** The column of names. */
export const NAME = 'w-[46%] shrink-0 md:w-[40%] md:max-w-md';

/** Deeper spans stay at this indentation, so that their names can be read. */
const DEEPEST = 14;
/** How far the name at a depth is moved in, in pixels. */
export const indentOf = (depth: number): number => Math.min(depth, DEEPEST) * 14;

/** As many marks as there is room for; beside an open span there is little. */
const MARKS = [
  [0, ''],
  [0.25, 'hidden @md:flex'],
  [0.5, ''],
  [0.75, 'hidden @md:flex'],
] as const;

export function Axis({ durationMs }: { readonly durationMs: number }): ReactElement {
  return (
    <div aria-hidden="true" className="flex h-7 shrink-0 items-center border-line border-b pr-4 text-2xs text-faint">
      <span className={`${NAME} pl-4`}>Span</span>
      <span className="data @container relative block h-full flex-1 text-2xs">
        {MARKS.map(([mark, room]) => (
          <span
            key={mark}
            className={`absolute inset-y-0 flex items-center border-line border-l pl-1.5 ${room}`}
            style={{ left: `${mark * 100}%` }}
          >
            {mark === 0 ? '0' : formatDuration(durationMs * mark)}
          </span>
        ))}
        <span className="absolute inset-y-0 right-0 flex items-center border-line border-r pr-1.5">
          <span className="hidden @xs:inline">{formatDuration(durationMs)}</span>
        </span>
      </span>
    </div>
  );
}
