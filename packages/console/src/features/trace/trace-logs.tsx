/** The logs of a trace as a list of their own. */
import type { EventView, TraceView } from '@baselime-ai/contract';
import { type ReactElement, useRef } from 'react';
import { formatClock } from '../../ui/format.js';
import { LongList } from '../../ui/long-list.js';
import { Empty } from '../../ui/states.js';
import { Dot } from '../../ui/tone.js';
import { eventRow } from '../events/model.js';

const ROW = 33;
const keyOf = (log: EventView): string => log.id;

interface Props {
  readonly trace: TraceView;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

export function TraceLogs({ trace, openId, onOpen }: Props): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  if (trace.logs.length === 0) {
    return (
      <Empty icon="events" title="No logs in this trace">
        <p>Logs show here when they carry the trace id, or the request id of one of its spans.</p>
      </Empty>
    );
  }
  return (
    <LongList
      rows={trace.logs}
      rowHeight={ROW}
      label="Logs of the trace"
      scroller={scroller}
      keyOf={keyOf}
      attributesOf={({ id }) => ({
        isOpen: id === openId,
        className: `border-line/60 border-b ${id === openId ? 'bg-selected' : 'hover:bg-hover'}`,
      })}
      renderRow={(log) => <LogRow log={log} onOpen={onOpen} />}
    />
  );
}

function LogRow({ log, onOpen }: { readonly log: EventView; readonly onOpen: (id: string) => void }): ReactElement {
  const row = eventRow(log);
  return (
    <button
      type="button"
      data-testid="trace-log-row"
      onClick={() => onOpen(log.id)}
      className="data flex h-full w-full items-center gap-3 px-4 text-left outline-offset-[-2px]"
    >
      <span className="shrink-0 text-faint">{formatClock(log.timestampMs)}</span>
      <Dot tone={row.tone} />
      <span className="hidden w-36 shrink-0 truncate text-soft sm:block">{row.place}</span>
      <span className={`min-w-0 flex-1 truncate ${log.isError ? 'text-bad' : ''}`}>{row.text}</span>
    </button>
  );
}
