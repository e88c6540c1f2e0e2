/** Chooses what a log file should be asked about. */
import type { EventView, Subject } from '@baselime-ai/contract';

export type Picked =
  | {
      readonly kind: 'error';
      /** Nothing marks it as an error: its words alone say that it is one. */
      readonly unmarked?: true;
      readonly subject: Subject;
      readonly event: EventView;
      readonly count: number;
      readonly kinds: number;
    }
  /** Nothing failed; the newest request stands for the file. */
  | { readonly kind: 'request'; readonly subject: Subject; readonly event: EventView }
  | { readonly kind: 'nothing' };

/** It says that the program ended, and nothing of why. */
const onlyEnds = ({ message = '' }: EventView): boolean =>
  /^(?:RequestId: \S+ )?(?:Error: )?Runtime exited (?:with error: (?:exit status \d+|signal: \w+)|without providing a reason)\s*(?:Runtime\.ExitError)?\s*$/.test(
    message,
  );

const RECENT_MS = 24 * 3_600_000;

/**
 * The most frequent error of the last day of the file (its own last day, not today's); of two that are as frequent, the
 * newer. Without an error the newest event of those that read as one (`unmarked`, their ids, newest first); without one the
 * newest request; without one, nothing. `events` may be in any order.
 */
export function pickSubject(events: readonly EventView[], unmarked: readonly string[] = []): Picked {
  const newest = Math.max(...events.map((event) => event.timestampMs));
  const groups = new Map<string, { event: EventView; count: number }>();
  const errors = events.filter((event) => event.isError && event.timestampMs >= newest - RECENT_MS);
  // A REPORT line only repeats how its run ended; the line that says why is the better start.
  const telling = errors.filter((event) => event.name !== 'REPORT' && !onlyEnds(event));
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
  // Where all errors say no more than that the program ended, a line before them that reads as one says why.
  if (first !== undefined && (telling.length > 0 || unmarked.length === 0 || !errors.some(onlyEnds))) {
    return { kind: 'error', subject: { kind: 'event', id: first.event.id }, ...first, kinds: groups.size };
  }
  const [read] = unmarked.flatMap((id) => events.find((event) => event.id === id) ?? []);
  if (read !== undefined) {
    const subject = { kind: 'event', id: read.id } as const;
    return { kind: 'error', unmarked: true, subject, event: read, count: 1, kinds: unmarked.length };
  }
  const last = events.filter((event) => event.requestId !== undefined).sort((a, b) => b.timestampMs - a.timestampMs)[0];
  if (last?.requestId === undefined) return { kind: 'nothing' };
  return { kind: 'request', subject: { kind: 'request', requestId: last.requestId }, event: last };
}
