/**
 * Errors as the list shows them: the kinds of error of a range, joined with the last thirty days and what people decided.
 */
import {
  type ErrorKind,
  type ErrorRecord,
  type ErrorStatus,
  type ErrorTelling,
  type EventView,
  errorFamilies,
  errorStatus,
} from '@baselime-ai/contract';

export const FINGERPRINT = '$baselime.fingerprint';
export const DAY_MS = 86_400_000;
export const HISTORY_DAYS = 30;

/** What is known of one kind in the last thirty days. */
export interface ErrorHistory {
  readonly firstAt: number;
  readonly lastAt: number;
  /** Counts of the days, oldest first. */
  readonly days: readonly number[];
}

export interface ErrorRow {
  readonly fingerprint: string;
  readonly count: number;
  /** Epoch milliseconds of the first and the last one, of the last thirty days where those are known. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly status: ErrorStatus;
  /** It was resolved and came back. */
  readonly regressed: boolean;
  readonly assignee?: string;
  /** Of all who tell it, and of all that were merged into it: what a decision is kept under. */
  readonly fingerprints: readonly string[];
  readonly tellings: readonly ErrorTelling[];
  /** How many kinds were merged into it. */
  readonly merged: number;
  readonly sample: EventView;
  /** Empty until the last thirty days are read. */
  readonly days: readonly number[];
}

/** By the fingerprint of each telling. @param toMs the end of the last day, in epoch milliseconds */
export function historyOf(kinds: readonly ErrorKind[], toMs: number): ReadonlyMap<string, ErrorHistory> {
  const lastDay = Math.floor(toMs / DAY_MS);
  return new Map(
    kinds.flatMap(({ tellings, firstAt, lastAt, points }) => {
      const days = Array.from({ length: HISTORY_DAYS }, () => 0);
      for (const { at, count } of points ?? []) {
        const index = HISTORY_DAYS - 1 - (lastDay - Math.floor(at / DAY_MS));
        if (index >= 0 && index < HISTORY_DAYS) days[index] = (days[index] ?? 0) + count;
      }
      const history = { firstAt, lastAt, days };
      return tellings.map(({ fingerprint }) => [fingerprint, history] as const);
    }),
  );
}

interface Known {
  readonly records: readonly ErrorRecord[];
  readonly history: ReadonlyMap<string, ErrorHistory>;
}

/** Most frequent first. */
export function errorRows(kinds: readonly ErrorKind[], { records, history }: Known): readonly ErrorRow[] {
  return errorFamilies(kinds, records)
    .map(({ fingerprint, kinds: family, record }): ErrorRow => {
      const tellings = family.flatMap((kind) => kind.tellings);
      const histories = [...new Set(tellings.flatMap((telling) => history.get(telling.fingerprint) ?? []))];
      const lastAt = Math.max(...[...family, ...histories].map((one) => one.lastAt));
      return {
        fingerprint,
        ...errorStatus(record, lastAt),
        count: family.reduce((sum, one) => sum + one.count, 0),
        firstAt: Math.min(...[...family, ...histories].map((one) => one.firstAt)),
        lastAt,
        days: summed(histories.map((one) => one.days)),
        fingerprints: familyOf([fingerprint, ...tellings.map((telling) => telling.fingerprint)], records),
        tellings,
        merged: family.length - 1,
        sample: family[0].sample,
        ...(record?.assignee === undefined ? {} : { assignee: record.assignee }),
      };
    })
    .sort((a, b) => b.count - a.count || a.fingerprint.localeCompare(b.fingerprint));
}

export type ErrorOrder = 'count' | 'first' | 'last';

/** Most frequent, newest kind, or last seen first. */
export function ordered(rows: readonly ErrorRow[], by: ErrorOrder): readonly ErrorRow[] {
  if (by === 'count') return rows;
  const at = (row: ErrorRow): number => (by === 'first' ? row.firstAt : row.lastAt);
  return [...rows].sort((a, b) => at(b) - at(a) || b.count - a.count);
}

/** These fingerprints and all that were merged into one of them, each once. */
export function familyOf(fingerprints: readonly string[], records: readonly ErrorRecord[]): readonly string[] {
  const own = new Set(fingerprints);
  const merged = records.filter(({ mergedInto }) => mergedInto !== undefined && own.has(mergedInto));
  return [...new Set([...fingerprints, ...merged.map((record) => record.fingerprint)])];
}

/** One event for each time that it happened: a request whose spans all carry the error is listed once. */
export function occurrencesOf(events: readonly EventView[]): readonly EventView[] {
  const seen = new Set<string>();
  return events.filter(({ id, kind, requestId, traceId }) => {
    const isSpan = kind === 'span' || kind === 'span-event';
    const key = requestId ?? (isSpan ? traceId : undefined) ?? id;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function summed(lists: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0));
}
