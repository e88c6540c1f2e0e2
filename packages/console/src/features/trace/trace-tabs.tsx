/** The parts of a trace, one at a time; arrows go from one to the next. */
import type { ReactElement } from 'react';
import { formatCount } from '../../ui/format.js';

const TABS = ['spans', 'logs', 'map', 'compare'] as const;
export type TraceTab = (typeof TABS)[number];
const TAB_NAMES: Readonly<Record<TraceTab, string>> = { spans: 'Spans', logs: 'Logs', map: 'Map', compare: 'Compare' };
const TAB =
  'h-7 whitespace-nowrap rounded-md px-2 text-xs md:px-2.5 text-soft hover:text-ink aria-selected:bg-raised aria-selected:text-ink';

interface Props {
  readonly shown: TraceTab;
  /** How many there are. */
  readonly spans: number;
  readonly logs: number;
  readonly onShow: (tab: TraceTab) => void;
}

export function TraceTabs({ shown, spans, logs, onShow }: Props): ReactElement {
  return (
    <div role="tablist" aria-label="Parts of the trace" className="flex items-center gap-1">
      {TABS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={shown === one}
          aria-controls="trace-part"
          tabIndex={shown === one ? 0 : -1}
          className={TAB}
          onClick={() => onShow(one)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            const next = TABS[TABS.indexOf(one) + step];
            if (step === 0 || !next) return;
            event.preventDefault();
            event.stopPropagation();
            onShow(next);
            document.getElementById(`tab-${next}`)?.focus();
          }}
        >
          {TAB_NAMES[one]}
          <span className="text-faint">
            {one === 'spans' ? ` ${formatCount(spans)}` : one === 'logs' ? ` ${formatCount(logs)}` : ''}
          </span>
        </button>
      ))}
    </div>
  );
}
