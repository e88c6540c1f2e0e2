import type { ReactElement } from 'react';
import { isAbsolute } from '../../app/time-range.js';
import { useView } from '../../app/use-view.js';
import { formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';

export const SEGMENT =
  'h-6 rounded px-2 text-xs text-soft transition-colors hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink';
export const RANGE_BUTTON = `${SEGMENT} inline-flex items-center gap-1.5`;

/** What the button of the range panel shows: an absolute range in words, else a clock. */
export function RangeFace(): ReactElement {
  const search = useView();
  return (
    <>
      <Icon name="clock" size={13} />
      {isAbsolute(search) ? (
        <span className="tabular-nums">
          {formatInstant(search.from)} – {formatInstant(search.to).replace(/^.*, /, '')}
        </span>
      ) : (
        <span className="sr-only">Choose a range</span>
      )}
    </>
  );
}
