import { type ReactElement, useEffect, useRef } from 'react';
import { useViewClock } from '../../app/clock.js';
import { isPageKey } from '../../app/shortcuts.js';
import { isAbsolute } from '../../app/time-range.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { TimeRangePicker } from './time-range-picker.js';

const LIVE_EVERY_MS = 2500;

/** Time range, live tail and refresh. */
export function TimeControls({ paused = false }: { readonly paused?: boolean }): ReactElement {
  return (
    <div className="flex items-center gap-2">
      <TimeRangePicker />
      <LiveToggle paused={paused} />
    </div>
  );
}

function LiveToggle({ paused }: { readonly paused: boolean }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const { refresh } = useViewClock();
  const live = search.live === true && !isAbsolute(search);
  const toggle = (): void => patch(live ? { live: undefined } : { live: true, from: undefined, to: undefined });
  const latest = useRef(toggle);
  latest.current = toggle;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'l' && isPageKey(event)) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (!live || paused) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, LIVE_EVERY_MS);
    return () => clearInterval(timer);
  }, [live, paused, refresh]);
  return (
    <>
      <button
        type="button"
        aria-pressed={live}
        data-testid="live"
        title={live && paused ? 'Live, held while you scroll (l)' : 'Show new events as they come (l)'}
        onClick={toggle}
        className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-panel px-2.5 text-xs text-soft hover:text-ink aria-pressed:border-lime/40 aria-pressed:bg-lime-soft aria-pressed:text-lime"
      >
        <span
          className={`size-1.5 rounded-full ${live ? 'bg-lime' : 'bg-line-strong'} ${live && !paused ? 'animate-pulse' : ''}`}
        />
        {live && paused ? 'Held' : 'Live'}
      </button>
      <IconButton icon="refresh" label="Refresh now" onClick={refresh} />
    </>
  );
}
