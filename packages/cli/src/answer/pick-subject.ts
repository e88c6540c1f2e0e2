/** Chooses what a log file should be asked about. */
import type { EventView, Subject } from '@baselime-ai/contract';
import { saysOnlyTheEnd } from '@baselime-ai/engine';

export type Picked =
  | {
      readonly kind: 'error';
      /** Nothing marks it as an error: its words alone say that it is one. Of other lines there is none, or they only say that the program ended. */
      readonly unmarked?: 'alone' | 'before-the-end';
      readonly subject: Subject;
      readonly event: EventView;
      readonly count: number;
      readonly kinds: number;
    }
  /** Nothing failed; the newest request stands for the file. */
  | { readonly kind: 'request'; readonly subject: Subject; readonly event: EventView }
  | { readonly kind: 'nothing' };

const RECENT_MS = 24 * 3_600_000;

/**
 * The most frequent error of the last day of the file (its own last day, not today's); of two that are as frequent, the
 * newer. Without an error the newest event of those that read as one (`unmarked`, their ids, newest first); without one the
 * newest request; without one, nothing. Errors that only say that the program ended stand behind `unmarked`. `events` may be in any order.
 */
export function pickSubject(events: readonly EventView[], unmarked: readonly string[] = []): Picked {
  const newest = Math.max(...events.map((event) => event.timestampMs));
  const groups = new Map<string, { event: EventView; count: number }>();
  const errors = events.filter((event) => event.isError && event.timestampMs >= newest - RECENT_MS);
  // A REPORT line only repeats how its run ended; the line that says why is the better start.
  const telling = errors.filter((event) => event.name !== 'REPORT' && !saysOnlyTheEnd(event));
  for (const event of telling.length > 0 ? telling : errors) {
    const key = event.fingerprint ?? event.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { event, count: 1 });
    else {
      group.count += 1;
      if (event.timestampMs > group.event.timestampMs) group.event = event;
    }
  }
  const [first] = [...groups.values()].sort(
    (a, b) => b.count - a.count || b.event.timestampMs - a.event.timestampMs || (a.event.id < b.event.id ? 1 : -1),
  );
  const [read] = unmarked.flatMap((id) => events.find((event) => event.id === id) ?? []);
  // Where all errors say no more than that the program ended, a line that reads as one says why.
  if (first !== undefined && (read === undefined || telling.length > 0)) {
    return { kind: 'error', subject: { kind: 'event', id: first.event.id }, ...first, kinds: groups.size };
  }
  if (read !== undefined) {
    const subject = { kind: 'event', id: read.id } as const;
    const reason = first === undefined ? 'alone' : 'before-the-end';
    return { kind: 'error', unmarked: reason, subject, event: read, count: 1, kinds: unmarked.length };
  }
  const last = events.filter((event) => event.requestId !== undefined).sort((a, b) => b.timestampMs - a.timestampMs)[0];
  if (last?.requestId === undefined) return { kind: 'nothing' };
  return { kind: 'request', subject: { kind: 'request', requestId: last.requestId }, event: last };
}
