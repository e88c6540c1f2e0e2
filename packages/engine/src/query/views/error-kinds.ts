/** Which fingerprints are one kind of error: those whose newest events tell the same failure of the same place. */
import type { ErrorTelling } from '@baselime-ai/contract';
import { mayBeSame, type ToldFailure, toldFailure } from '../../ingest/failure/told-failure.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';

/** What is known of one fingerprint. Times are epoch milliseconds. */
export interface Told {
  readonly fingerprint: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly sample: TelemetryEvent;
}

export interface Kind extends Told {
  readonly tellings: readonly ErrorTelling[];
}

export type ErrorOrder = 'count' | 'first' | 'last';

const AT: Readonly<Record<ErrorOrder, (kind: Kind) => number>> = {
  count: ({ count }) => count,
  first: ({ firstAt }) => firstAt,
  last: ({ lastAt }) => lastAt,
};

/** In the order that was asked for, greatest first. Every fingerprint is in exactly one of them. */
export function kindsOf(told: readonly Told[], order: ErrorOrder): readonly Kind[] {
  const at = AT[order];
  return groupsOf(told)
    .map(kindOf)
    .sort((a, b) => at(b) - at(a) || b.count - a.count || (a.fingerprint < b.fingerprint ? -1 : 1));
}

interface Group {
  readonly failure: ToldFailure;
  readonly members: Members;
}

type Members = [Told, ...Told[]];

/** Those that know most of their place come first; one that fits two places stays alone rather than join a wrong one. */
function groupsOf(told: readonly Told[]): readonly Members[] {
  const alone: Members[] = [];
  const known: { readonly one: Told; readonly failure: ToldFailure }[] = [];
  for (const one of told) {
    const failure = toldFailure(one.sample);
    if (failure === undefined) alone.push([one]);
    else known.push({ one, failure });
  }
  known.sort((a, b) => keysOf(b.failure) - keysOf(a.failure) || (a.one.fingerprint < b.one.fingerprint ? -1 : 1));
  const byText = new Map<string, Group[]>();
  for (const { one, failure } of known) {
    const name = JSON.stringify([failure.namespace, failure.text]);
    const groups = byText.get(name) ?? [];
    byText.set(name, groups);
    const [fits, ...others] = groups.filter((group) => mayBeSame(group.failure, failure));
    if (fits !== undefined && others.length === 0) fits.members.push(one);
    else groups.push({ failure, members: [one] });
  }
  return [...alone, ...[...byText.values()].flat().map(({ members }) => members)];
}

const keysOf = (failure: ToldFailure): number => Object.keys(failure).length;

/** A line says more than a span; among equals the fingerprint decides, so that one kind has one name at all times. */
const RANKS: Readonly<Record<TelemetryEvent['kind'], number>> = {
  log: 0,
  event: 1,
  metric: 2,
  'span-event': 3,
  span: 4,
};

const byWord = (a: Told, b: Told): number =>
  RANKS[a.sample.kind] - RANKS[b.sample.kind] || (a.fingerprint < b.fingerprint ? -1 : 1);

function kindOf(members: Members): Kind {
  const all = [...members].sort(byWord);
  const first = all[0] ?? members[0];
  return {
    fingerprint: first.fingerprint,
    count: Math.max(...all.map(({ count }) => count)),
    firstAt: Math.min(...all.map(({ firstAt }) => firstAt)),
    lastAt: Math.max(...all.map(({ lastAt }) => lastAt)),
    sample: first.sample,
    tellings: all.map(({ fingerprint, count, sample: { dataset, kind } }) => ({ fingerprint, dataset, kind, count })),
  };
}
