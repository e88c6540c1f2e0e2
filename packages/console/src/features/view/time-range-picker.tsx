import { type ReactElement, useEffect, useRef } from 'react';
import { useViewClock } from '../../app/clock.js';
import type { RelativeRange } from '../../app/search.js';
import { isPageKey } from '../../app/shortcuts.js';
import { DEFAULT_RANGE, isAbsolute, shifted } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Icon } from '../../ui/icons.js';
import { OnDemand } from '../../ui/on-demand.js';
import { RANGE_BUTTON, RangeFace, SEGMENT } from './range-face.js';

const loadPanel = () => import('./range-panel.js').then(({ RangePanel }) => RangePanel);

/** Always in sight; the others are chosen in the panel, as is an absolute range. */
const SEGMENTS: readonly RelativeRange[] = ['15m', '1h', '6h', '24h'];

export function TimeRangePicker(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const { refresh } = useViewClock();
  const absolute = isAbsolute(search);
  const last = search.last ?? DEFAULT_RANGE;
  const rare = SEGMENTS.includes(last) ? undefined : last;
  const choose = (range: RelativeRange): void => {
    refresh();
    patch({ last: range === DEFAULT_RANGE ? undefined : range, from: undefined, to: undefined });
  };
  useRangeKeys();
  return (
    <fieldset
      aria-label="Time range"
      className="flex h-8 items-center gap-0.5 rounded-md border border-line-strong bg-panel px-1"
    >
      {(absolute ? [] : [...SEGMENTS, ...(rare === undefined ? [] : [rare])]).map((range) => (
        <button
          key={range}
          type="button"
          aria-pressed={last === range}
          className={SEGMENT}
          title={`The last ${range}`}
          onClick={() => choose(range)}
        >
          {range}
        </button>
      ))}
      <OnDemand
        load={loadPanel}
        panel={{ onChoose: choose }}
        popup="dialog"
        isPressed={absolute}
        className={RANGE_BUTTON}
      >
        <RangeFace />
      </OnDemand>
      {absolute ? (
        <button
          type="button"
          aria-label="Back to a range that ends now"
          title="Back to a range that ends now"
          className={SEGMENT}
          onClick={() => choose(last)}
        >
          <Icon name="close" size={12} />
        </button>
      ) : null}
    </fieldset>
  );
}

/** `[` and `]` move the range by half of itself. */
function useRangeKeys(): void {
  const timeframe = useTimeframe();
  const patch = usePatchView();
  const latest = useRef({ timeframe, patch });
  latest.current = { timeframe, patch };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.key !== '[' && event.key !== ']') || !isPageKey(event)) return;
      const now = latest.current;
      const { from, to } = shifted(now.timeframe, event.key === '[' ? -0.5 : 0.5);
      now.patch({ from, to, last: undefined, live: undefined });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
