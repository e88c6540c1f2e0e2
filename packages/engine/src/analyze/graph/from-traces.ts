/** How operations and calls of the traces differ from before: own time, failures, time between caller and callee. */
import type { CallSignals, OperationSignals, Sample, SystemEvidence } from '../../query/evidence/system-evidence.js';
import { count, duration, grouped, measures, shorten, spoken } from '../wording.js';
import { type Deviation, NOTABLE, refsOf, significantFrom } from './deviation.js';
import { growthNats, natsOf, type Spread, shareNats, usualSpread } from './significance.js';

const mean = ({ sum, count: n }: Sample): number => (n > 0 ? sum / n : 0);
const median = ({ values }: Sample): number => values[Math.floor((values.length - 1) / 2)] ?? 0;

interface Slower<T> {
  readonly item: T;
  readonly nats: number;
  /** Milliseconds of the window beyond what as many had taken before. */
  readonly excess: number;
}

const slowerOf = <T>(item: T, now: Sample, past: Sample, usual: Spread | undefined): Slower<T> => ({
  item,
  nats: growthNats(now, past, usual),
  excess: Math.max(0, now.count * (mean(now) - mean(past))),
});

const NEVER = natsOf(0);
/** A twentieth more or less time is an ordinary minute. */
const ORDINARY = 0.05;

export function traceDeviations(system: SystemEvidence): readonly Deviation[] {
  const ofOwn = usualSpread(system.operations.map(({ window, baseline }) => [window.ownMs, baseline.ownMs]));
  const ofCalls = usualSpread(system.calls.map(({ window, baseline }) => [window.gapMs, baseline.gapMs]));
  const own = system.operations.map((item) => slowerOf(item, item.window.ownMs, item.baseline.ownMs, ofOwn));
  const between = system.calls.map((item) => slowerOf(item, item.window.gapMs, item.baseline.gapMs, ofCalls));
  const spent = [
    ...system.operations.map(({ window }) => window.ownMs),
    ...system.calls.map(({ window }) => window.gapMs),
  ];
  // What is lost in the usual ups and downs is nobody's share.
  const total =
    ORDINARY * spent.reduce((sum, sample) => sum + sample.sum, 0) +
    [...own, ...between].filter(({ nats }) => nats >= NOTABLE).reduce((sum, { excess }) => sum + excess, 0);
  return [
    ...own.flatMap((slower) => ownTime(slower, total, own.length)),
    ...betweenCallers(between, total),
    ...system.operations.flatMap((operation) => failures(operation, system.operations)),
    ...system.calls.flatMap((call) => failedCalls(call, system.calls)),
  ];
}

function ownTime(
  { item, nats, excess }: Slower<OperationSignals>,
  total: number,
  comparisons: number,
): readonly Deviation[] {
  if (nats < NOTABLE || !(excess > 0)) return [];
  const { entity, name, window, baseline } = item;
  const [now, past] = [median(window.ownMs), median(baseline.ownMs)];
  const share = excess / total;
  return [
    {
      entity,
      kind: 'latency',
      nats,
      share,
      score: nats * share,
      // A single slow call among a few is no change of what is usual, nor is the only one.
      significant:
        nats >= significantFrom(comparisons) &&
        window.ownMs.count >= LEAST_CALLS &&
        (window.ownMs.count >= FEW_CALLS || now > past),
      excess,
      statement: `${spoken(entity)} itself worked ${duration(now)}${name === entity ? '' : ` on ${spoken(shorten(name, 80))}`} (median of ${count(window.ownMs.count, 'call')}), against ${duration(past)} before.`,
      numbers: measures(
        ['own time', now, 'ms'],
        ['own time before', past, 'ms'],
        ['calls', window.ownMs.count, 'count'],
        ['calls before', baseline.ownMs.count, 'count'],
      ),
      evidence: refsOf(item.slowest),
    },
  ];
}

const FEW_CALLS = 10;
const LEAST_CALLS = 2;

/**
 * Time between caller and callee belongs to both. It is laid to the one more of whose calls have become slow: a slow
 * network of one entity slows all calls to and from it, but only a part of its neighbors'. In doubt it is the callee.
 */
function betweenCallers(between: readonly Slower<CallSignals>[], total: number): readonly Deviation[] {
  const slow = between.filter(({ nats, excess }) => nats >= NOTABLE && excess > 0);
  const comparisons = between.filter(({ item }) => item.window.gapMs.count > 0 && item.baseline.gapMs.count > 0).length;
  const entities = [...new Set(slow.flatMap(({ item }) => [item.caller, item.callee]))].sort();
  return entities.flatMap((entity): readonly Deviation[] => {
    const incoming = side(between, slow, ({ callee }) => callee === entity);
    const outgoing = side(between, slow, ({ caller }) => caller === entity);
    const all = [...incoming.slow, ...outgoing.slow].sort((a, b) => b.nats - a.nats);
    const [worst] = all;
    if (worst === undefined) return [];
    const asCaller = outgoing.share * outgoing.excess * 0.5;
    const excess = incoming.share * incoming.excess + asCaller;
    const share = excess / total;
    const answered = incoming.share * incoming.excess >= asCaller;
    // Different neighbors are independent witnesses (Fisher 1925).
    const nats = Math.min(
      NEVER,
      (answered ? incoming : outgoing).slow.reduce((sum, one) => sum + one.nats, 0),
    );
    const uninstrumented = worst.item.source === 'client' && answered;
    const [now, past] = [median(worst.item.window.gapMs), median(worst.item.baseline.gapMs)];
    const calls = all.reduce((sum, { item }) => sum + item.window.gapMs.count, 0);
    const statement = uninstrumented
      ? `${spoken(entity)} took ${duration(now)} to answer ${spoken(worst.item.caller)} (median), against ${duration(past)} before.`
      : answered
        ? `Calls to ${spoken(entity)} took ${duration(now)} longer than it worked on them (median of those from ${spoken(worst.item.caller)}), against ${duration(past)} before.`
        : `Calls of ${spoken(entity)} to others took ${duration(now)} longer than those worked on them (median of those to ${spoken(worst.item.callee)}), against ${duration(past)} before.`;
    return [
      {
        entity,
        kind: uninstrumented ? 'latency' : 'network',
        nats,
        share,
        score: nats * share,
        significant: nats >= significantFrom(comparisons) && calls >= LEAST_CALLS,
        excess,
        statement,
        numbers: measures(
          ['time between', now, 'ms'],
          ['time between before', past, 'ms'],
          ['slow calls', calls, 'count'],
          ['callers', new Set(incoming.slow.map(({ item }) => item.caller)).size, 'count'],
        ),
        evidence: all.slice(0, 3).flatMap(({ item }) => refsOf(item.slowest)),
      },
    ];
  });
}

function side(
  between: readonly Slower<CallSignals>[],
  slow: readonly Slower<CallSignals>[],
  belongs: (call: CallSignals) => boolean,
): { readonly slow: readonly Slower<CallSignals>[]; readonly excess: number; readonly share: number } {
  const callsIn = (list: readonly Slower<CallSignals>[]): number =>
    list.reduce((sum, { item }) => sum + (belongs(item) ? item.window.gapMs.count : 0), 0);
  const own = slow.filter(({ item }) => belongs(item));
  return {
    slow: own,
    excess: own.reduce((sum, { excess }) => sum + excess, 0),
    share: callsIn(slow) / Math.max(1, callsIn(between)),
  };
}

function failures(operation: OperationSignals, all: readonly OperationSignals[]): readonly Deviation[] {
  const { entity, name, window, baseline } = operation;
  const nats = shareNats(
    { seen: window.failedFirst, of: window.visits },
    { seen: baseline.failedFirst, of: baseline.visits },
  );
  const before = baseline.visits === 0 ? 0 : baseline.failedFirst / baseline.visits;
  const excess = window.failedFirst - before * window.visits;
  if (!(excess > 0) || nats < NOTABLE) return [];
  const total = all.reduce((sum, one) => sum + one.window.failedFirst, 0);
  return [
    {
      entity,
      kind: 'errors',
      nats,
      share: excess / Math.max(excess, total),
      score: nats,
      significant: nats >= significantFrom(all.length),
      excess,
      ...(operation.firstFailureAt === undefined ? {} : { since: operation.firstFailureAt }),
      statement: `${grouped(window.failedFirst)} of ${count(window.visits, 'call')}${name === entity ? '' : ` of ${spoken(shorten(name, 80))}`} failed in ${spoken(entity)} itself, against ${grouped(baseline.failedFirst)} of ${grouped(baseline.visits)} before.`,
      numbers: measures(
        ['failed calls', window.failedFirst, 'count'],
        ['calls', window.visits, 'count'],
        ['failed calls before', baseline.failedFirst, 'count'],
        ['calls before', baseline.visits, 'count'],
      ),
      evidence: refsOf(operation.failing),
    },
  ];
}

/** Only of callees that send no spans of their own: what the others did is told by theirs. */
function failedCalls(call: CallSignals, all: readonly CallSignals[]): readonly Deviation[] {
  const { caller, callee, window, baseline, source } = call;
  if (source !== 'client') return [];
  const nats = shareNats({ seen: window.failed, of: window.calls }, { seen: baseline.failed, of: baseline.calls });
  const before = baseline.calls === 0 ? 0 : baseline.failed / baseline.calls;
  const excess = window.failed - before * window.calls;
  if (!(excess > 0) || nats < NOTABLE) return [];
  return [
    {
      entity: callee,
      kind: 'errors',
      nats,
      share: 1,
      score: nats,
      significant: nats >= significantFrom(all.length),
      excess,
      statement: `${grouped(window.failed)} of ${count(window.calls, 'call')} of ${spoken(caller)} to ${spoken(callee)} failed, against ${grouped(baseline.failed)} of ${grouped(baseline.calls)} before.`,
      numbers: measures(
        ['failed calls', window.failed, 'count'],
        ['calls', window.calls, 'count'],
        ['failed calls before', baseline.failed, 'count'],
        ['calls before', baseline.calls, 'count'],
      ),
      evidence: refsOf(call.slowest),
    },
  ];
}
