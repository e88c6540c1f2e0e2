/** The logs of a trace as a list of their own. */
import type { TraceView } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { formatClock } from '../../ui/format.js';
import { Empty } from '../../ui/states.js';
import { Dot } from '../../ui/tone.js';
import { eventRow } from '../events/model.js';

interface Props {
  readonly trace: TraceView;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

const MOST_LOGS = 1000;

export function TraceLogs({ trace, openId, onOpen }: Props): ReactElement {
  if (trace.logs.length === 0) {
    return (
      <Empty icon="events" title="No logs in this trace">
        <p>Logs show here when they carry the trace id, or the request id of one of its spans.</p>
      </Empty>
    );
  }
  return (
    <ul aria-label="Logs of the trace" className="min-h-0 flex-1 overflow-y-auto">
      {trace.logs.slice(0, MOST_LOGS).map((log) => {
        const row = eventRow(log);
        return (
          <li
            key={log.id}
            className={`border-line/60 border-b ${log.id === openId ? 'bg-selected' : 'hover:bg-hover'}`}
          >
            <button
              type="button"
              data-testid="trace-log-row"
              onClick={() => onOpen(log.id)}
              className="data flex h-8 w-full items-center gap-3 px-4 text-left outline-offset-[-2px]"
            >
              <span className="shrink-0 text-faint">{formatClock(log.timestampMs)}</span>
              <Dot tone={row.tone} />
              <span className="hidden w-36 shrink-0 truncate text-soft sm:block">{row.place}</span>
              <span className={`min-w-0 flex-1 truncate ${log.isError ? 'text-bad' : ''}`}>{row.text}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
