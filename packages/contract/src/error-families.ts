/**
 * Kinds of errors joined with what people decided about them, the same for the page, the alerts and the agents: a merged
 * kind is part of the one that it was merged into.
 */
import type { ErrorRecord, ErrorStatus } from './error-record.js';
import type { ErrorKind } from './query.js';

export interface ErrorFamily {
  /** Of the kind that the others were merged into, which may have none among `kinds`. */
  readonly fingerprint: string;
  /** At least one; the kind that the others were merged into comes first and speaks for all. */
  readonly kinds: readonly [ErrorKind, ...ErrorKind[]];
  /** The newest decision about it, by any of its tellings; absent where nobody decided anything. */
  readonly record?: ErrorRecord;
}

/** In the order of `kinds`; each of them is in one family. Records of what is not among them are passed over. */
export function errorFamilies(kinds: readonly ErrorKind[], records: readonly ErrorRecord[]): readonly ErrorFamily[] {
  const byMark = new Map(records.map((record) => [record.fingerprint, record]));
  const decided = kinds.map((kind) => ({ kind, ...decisionAbout(kind, byMark) }));
  const names = new Map(kinds.flatMap((kind) => marksOf(kind).map((mark) => [mark, kind.fingerprint] as const)));
  const families = new Map<string, ErrorFamily>();
  for (const { kind, record, mergedInto } of decided) {
    const root = mergedInto === undefined ? kind.fingerprint : (names.get(mergedInto) ?? mergedInto);
    const { kinds: known, record: rootRecord = byMark.get(root) } = families.get(root) ?? {};
    const isRoot = kind.fingerprint === root;
    const newest = isRoot ? record : rootRecord;
    families.set(root, {
      fingerprint: root,
      kinds: known === undefined ? [kind] : isRoot ? [kind, ...known] : [...known, kind],
      ...(newest === undefined ? {} : { record: newest }),
    });
  }
  return [...families.values()];
}

/** A resolved error that was seen after it was resolved is active again. @param lastAt epoch milliseconds */
export function errorStatus(
  record: ErrorRecord | undefined,
  lastAt: number,
): { readonly status: ErrorStatus; readonly regressed: boolean } {
  const status = record?.status ?? 'active';
  const regressed = status === 'resolved' && record !== undefined && lastAt > Date.parse(record.statusAt);
  return { status: regressed ? 'active' : status, regressed };
}

const marksOf = ({ tellings }: ErrorKind): readonly string[] => tellings.map(({ fingerprint }) => fingerprint);

interface Decision {
  readonly record: ErrorRecord | undefined;
  readonly mergedInto: string | undefined;
}

function decisionAbout(kind: ErrorKind, byMark: ReadonlyMap<string, ErrorRecord>): Decision {
  const own = marksOf(kind).flatMap((mark) => byMark.get(mark) ?? []);
  const [newest] = [...own].sort((a, b) => Date.parse(b.statusAt) - Date.parse(a.statusAt));
  // Whoever splits one telling off splits the kind off.
  const isMerged = own.length > 0 && own.every(({ mergedInto }) => mergedInto !== undefined);
  return { record: newest, mergedInto: isMerged ? newest?.mergedInto : undefined };
}
