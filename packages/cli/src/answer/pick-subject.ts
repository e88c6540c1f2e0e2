/** Chooses what a log file should be asked about. */
import type { EventView, Subject } from '@baselime-ai/contract';
import { SUMMARY_LINES, saysOnlyTheEnd } from '@baselime-ai/engine';

export type Picked =
  | {
      readonly kind: 'error';
      /**
       * Nothing marks it as an error: its words alone say that it is one. Of lines that are marked there is none, or they
       * only say that the program ended, or they do not say what went wrong and came behind it.
       */
      readonly unmarked?: 'alone' | 'before-the-end' | 'before-the-vague';
      readonly subject: Subject;
      readonly event: EventView;
      readonly count: number;
      readonly kinds: number;
    }
  /** Nothing failed; the newest request stands for the file. */
  | { readonly kind: 'request'; readonly subject: Subject; readonly event: EventView }
  | { readonly kind: 'nothing' };

/** What the file's events say by their words; see `FileIngested`. */
export interface Words {
  readonly unmarked?: readonly string[];
  readonly telling?: readonly string[];
}

interface Group {
  readonly event: EventView;
  readonly count: number;
}

const RECENT_MS = 24 * 3_600_000;
/** Without the id of a request, what failed no longer before belongs together. */
const TOGETHER_MS = 60_000;
const AT_ONCE_MS = 1_000;

/**
 * The most frequent error of the last day of the file (its own last day, not today's). Of those that are as frequent, and
 * before one that does not say what went wrong, those that say it (`telling`): the newest, or what came before it in the
 * same invocation, which explains it. Without an error an event that reads as one (`unmarked`), chosen likewise; without
 * one the newest request; without one, nothing. Errors that only say that the program ended stand behind `unmarked`, and
 * one that does not say what went wrong behind such a line of the same invocation, or of the same second, before it.
 * `events` may be in any order.
 */
export function pickSubject(events: readonly EventView[], { unmarked = [], telling = [] }: Words = {}): Picked {
  const newest = Math.max(...events.map((event) => event.timestampMs));
  const errors = events.filter((event) => event.isError && event.timestampMs >= newest - RECENT_MS);
  // Lambda's own lines only repeat how a run ended; the line that says why is the better start.
  const saying = errors.filter((event) => !SUMMARY_LINES.has(event.name) && !saysOnlyTheEnd(event));
  const groups = groupsOf(saying.length > 0 ? saying : errors);
  const first = mostTelling(groups, new Set(telling));
  const reads = unmarked.flatMap((id) => events.find((event) => event.id === id) ?? []);
  const isVague = first?.event.fingerprint !== undefined && !telling.includes(first.event.fingerprint);
  // Where all errors say no more than that the program ended, a line that reads as one says why.
  const [read] = saying.length === 0 ? reads : isVague ? reads.filter((event) => leadsTo(event, first.event)) : [];
  if (first !== undefined && read === undefined) {
    return { kind: 'error', subject: { kind: 'event', id: first.event.id }, ...first, kinds: groups.length };
  }
  if (read !== undefined) {
    const reason = first === undefined ? 'alone' : saying.length === 0 ? 'before-the-end' : 'before-the-vague';
    return {
      kind: 'error',
      unmarked: reason,
      subject: { kind: 'event', id: read.id },
      event: read,
      count: 1,
      kinds: reads.length,
    };
  }
  const last = events.filter((event) => event.requestId !== undefined).sort((a, b) => b.timestampMs - a.timestampMs)[0];
  if (last?.requestId === undefined) return { kind: 'nothing' };
  return { kind: 'request', subject: { kind: 'request', requestId: last.requestId }, event: last };
}

/** One group for each kind of error with its newest event, the most frequent first and of those the newest. */
function groupsOf(errors: readonly EventView[]): readonly Group[] {
  const groups = new Map<string, { event: EventView; count: number }>();
  for (const event of errors) {
    const key = event.fingerprint ?? event.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { event, count: 1 });
    else {
      group.count += 1;
      if (isAfter(event, group.event)) group.event = event;
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (isAfter(a.event, b.event) ? -1 : 1));
}

function mostTelling(groups: readonly Group[], telling: ReadonlySet<string>): Group | undefined {
  const [top] = groups;
  if (top === undefined) return undefined;
  const tells = ({ event }: Group): boolean => event.fingerprint !== undefined && telling.has(event.fingerprint);
  const frequent = groups.filter((group) => group.count === top.count && tells(group));
  const [start] = frequent.length > 0 ? frequent : groups.filter((group) => tells(group) && isTogether(group, top));
  if (start === undefined) return top;
  return frequent.reduce(
    (first, group) => (isTogether(group, start) && isAfter(first.event, group.event) ? group : first),
    start,
  );
}

/** Of one invocation; without its id, of one minute. */
function isTogether({ event: a }: Group, { event: b }: Group): boolean {
  if (a.requestId !== undefined && b.requestId !== undefined) return a.requestId === b.requestId;
  return Math.abs(a.timestampMs - b.timestampMs) <= TOGETHER_MS;
}

/** Came before it in the same invocation; without its id, within a second. */
function leadsTo(line: EventView, error: EventView): boolean {
  if (!isAfter(error, line)) return false;
  if (line.requestId !== undefined && error.requestId !== undefined) return line.requestId === error.requestId;
  return error.timestampMs - line.timestampMs <= AT_ONCE_MS;
}

const isAfter = (a: EventView, b: EventView): boolean =>
  a.timestampMs === b.timestampMs
    ? a.timestamp === b.timestamp
      ? a.id > b.id
      : a.timestamp > b.timestamp
    : a.timestampMs > b.timestampMs;
