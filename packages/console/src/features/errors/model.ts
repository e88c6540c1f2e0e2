/**
 * Errors as the list shows them: what a query grouped by fingerprint gives, joined with a sample, the last thirty days
 * and what people decided. A merged error is part of the one that it was merged into.
 */
import type { ErrorRecord, ErrorStatus, EventView, QueryAnswer } from '@baselime-ai/contract';

export const FINGERPRINT = '$baselime.fingerprint';
export const DAY_MS = 86_400_000;
export const HISTORY_DAYS = 30;

/** What is known of one fingerprint in the range that is looked at. */
export interface ErrorGroup {
  readonly fingerprint: string;
  readonly count: number;
  /** Epoch milliseconds of the first and the last one in the range. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What is known of one fingerprint in the last thirty days. */
export interface ErrorHistory {
  readonly firstAt: number;
  readonly lastAt: number;
  /** Counts of the days, oldest first. */
  readonly days: readonly number[];
}

export interface ErrorRow extends ErrorGroup {
  readonly status: ErrorStatus;
  /** It was resolved and came back. */
  readonly regressed: boolean;
  readonly assignee?: string;
  /** This fingerprint and those that were merged into it. */
  readonly fingerprints: readonly string[];
  /** Absent where its sample was not among the newest errors. */
  readonly sample?: EventView;
  /** Empty until the last thirty days are read. */
  readonly days: readonly number[];
}

/** Groups without a fingerprint are left out: nothing could be asked about them. */
export function groupsOf(answer: Pick<QueryAnswer, 'aggregates'>): readonly ErrorGroup[] {
  return (answer.aggregates ?? []).flatMap(({ group, values }): ErrorGroup[] => {
    const fingerprint = String(group?.[FINGERPRINT] ?? '');
    const { count, first, last } = values;
    if (fingerprint === '' || first == null || last == null) return [];
    return [{ fingerprint, count: count ?? 0, firstAt: first, lastAt: last }];
  });
}

/** The newest event of each fingerprint. */
export function samplesOf(events: readonly EventView[]): ReadonlyMap<string, EventView> {
  const newest = new Map<string, EventView>();
  for (const event of events) {
    const known = event.fingerprint === undefined ? undefined : newest.get(event.fingerprint);
    if (event.fingerprint !== undefined && (!known || known.timestampMs < event.timestampMs)) {
      newest.set(event.fingerprint, event);
    }
  }
  return newest;
}

/** @param toMs the end of the last day, in epoch milliseconds */
export function historyOf(answer: QueryAnswer, toMs: number): ReadonlyMap<string, ErrorHistory> {
  const days = new Map<string, number[]>();
  const lastDay = Math.floor(toMs / DAY_MS);
  for (const { at, group, values } of answer.series ?? []) {
    const fingerprint = String(group?.[FINGERPRINT] ?? '');
    const counts = days.get(fingerprint) ?? Array.from({ length: HISTORY_DAYS }, () => 0);
    const index = HISTORY_DAYS - 1 - (lastDay - Math.floor(at / DAY_MS));
    if (index >= 0 && index < HISTORY_DAYS) counts[index] = (counts[index] ?? 0) + (values.count ?? 0);
    days.set(fingerprint, counts);
  }
  return new Map(
    groupsOf(answer).map(({ fingerprint, firstAt, lastAt }) => [
      fingerprint,
      { firstAt, lastAt, days: days.get(fingerprint) ?? [] },
    ]),
  );
}

/** A resolved error that was seen after it was resolved is active again. */
export function statusOf(
  record: ErrorRecord | undefined,
  lastAt: number,
): { readonly status: ErrorStatus; readonly regressed: boolean } {
  const status = record?.status ?? 'active';
  const regressed = status === 'resolved' && record !== undefined && lastAt > Date.parse(record.statusAt);
  return { status: regressed ? 'active' : status, regressed };
}

interface Known {
  readonly samples: ReadonlyMap<string, EventView>;
  readonly records: readonly ErrorRecord[];
  readonly history: ReadonlyMap<string, ErrorHistory>;
}

/** Most frequent first. */
export function errorRows(groups: readonly ErrorGroup[], { samples, records, history }: Known): readonly ErrorRow[] {
  const decided = new Map(records.map((record) => [record.fingerprint, record]));
  const families = new Map<string, ErrorGroup[]>();
  for (const group of groups) {
    const root = decided.get(group.fingerprint)?.mergedInto ?? group.fingerprint;
    const family = families.get(root);
    if (family) family.push(group);
    else families.set(root, [group]);
  }
  return [...families]
    .map(([fingerprint, family]): ErrorRow => {
      const record = decided.get(fingerprint);
      const histories = family.flatMap((one) => history.get(one.fingerprint) ?? []);
      const lastAt = Math.max(...family.map((one) => one.lastAt), ...histories.map((one) => one.lastAt));
      const sample = [fingerprint, ...family.map((one) => one.fingerprint)]
        .map((one) => samples.get(one))
        .find((one) => one !== undefined);
      return {
        fingerprint,
        ...statusOf(record, lastAt),
        count: family.reduce((sum, one) => sum + one.count, 0),
        firstAt: Math.min(...family.map((one) => one.firstAt), ...histories.map((one) => one.firstAt)),
        lastAt,
        days: summed(histories.map((one) => one.days)),
        fingerprints: familyOf(fingerprint, records),
        ...(record?.assignee === undefined ? {} : { assignee: record.assignee }),
        ...(sample === undefined ? {} : { sample }),
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

/** A fingerprint and all that were merged into it. */
export const familyOf = (fingerprint: string, records: readonly ErrorRecord[]): readonly string[] => [
  fingerprint,
  ...records.filter((record) => record.mergedInto === fingerprint).map((record) => record.fingerprint),
];

function summed(lists: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0));
}
