/** How operations and calls of the traces differ from before: own time, failures, time between caller and callee. */
import type { Measure } from '@baselime-ai/contract';
import type { CallSignals, OperationSignals, Sample, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { count, duration, grouped, measures, shorten, spoken } from '../wording.js';
import { type Deviation, limitOfShares, NOTABLE, refsOf, significantFrom } from './deviation.js';
import { growthNats, natsOf, type Share, shareNats, usualDrift, usualSpread } from './significance.js';

const mean = ({ sum, count: n }: Sample): number => (n > 0 ? sum / n : 0);
const median = ({ values }: Sample): number => values[Math.floor((values.length - 1) / 2)] ?? 0;

interface Slower<T> {
  readonly item: T;
  readonly nats: number;
  /** Milliseconds of the window beyond what as many had taken before. */
  readonly excess: number;
}

/** Each item with how its time grew, against what is usual among all of them. */
function slowerOf<T>(items: readonly T[], timesOf: (item: T) => readonly [now: Sample, past: Sample]): Slower<T>[] {
  const times = items.map(timesOf);
  const [usual, drift] = [usualSpread(times), usualDrift(times)];
  return items.map((item) => {
    const [now, past] = timesOf(item);
    const excess = Math.max(0, now.count * (mean(now) - mean(past)));
    return { item, nats: growthNats(now, past, usual, drift), excess };
  });
}

const NEVER = natsOf(0);
/** A twentieth more or less time is an ordinary minute. */
const ORDINARY = 0.05;

export function traceDeviations(system: SystemEvidence): readonly Deviation[] {
  const own = slowerOf(system.operations, ({ window, baseline }) => [window.ownMs, baseline.ownMs]);
  const between = slowerOf(system.calls, ({ window, baseline }) => [window.gapMs, baseline.gapMs]);
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
    ...failures(system.operations),
    ...failedCalls(system.calls),
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
      ...(item.slowerSince === undefined ? {} : { since: item.slowerSince }),
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

/** What failed first in a visit of it: nothing below it did. */
const failedFirst = ({ failedFirst: seen, visits: of }: OperationSignals['window']): Share => ({ seen, of });
const failedOf = ({ failed: seen, calls: of }: CallSignals['window']): Share => ({ seen, of });
const rateOf = ({ seen, of }: Share): number => (of > 0 ? seen / of : 0);

function failures(operations: readonly OperationSignals[]): readonly Deviation[] {
  const pairs = operations.map(({ window, baseline }) => ({ now: failedFirst(window), past: failedFirst(baseline) }));
  const limit = limitOfShares(pairs);
  const total = pairs.reduce((sum, { now }) => sum + now.seen, 0);
  return operations.flatMap((operation): readonly Deviation[] => {
    const { entity, name } = operation;
    const [now, past] = [failedFirst(operation.window), failedFirst(operation.baseline)];
    const nats = shareNats(now, past);
    const excess = now.seen - rateOf(past) * now.of;
    if (!(excess > 0) || nats < NOTABLE) return [];
    return [
      {
        entity,
        kind: 'errors',
        nats,
        share: excess / Math.max(excess, total),
        score: nats,
        significant: nats >= limit,
        excess,
        ...(operation.failingSince === undefined ? {} : { since: operation.failingSince }),
        statement: `${grouped(now.seen)} of ${count(now.of, 'call')}${name === entity ? '' : ` of ${spoken(shorten(name, 80))}`} failed in ${spoken(entity)} itself, against ${grouped(past.seen)} of ${grouped(past.of)} before.`,
        numbers: failureNumbers(now, past),
        evidence: refsOf(operation.failing),
      },
    ];
  });
}

/** Only of callees that send no spans of their own: what the others did is told by theirs. */
function failedCalls(calls: readonly CallSignals[]): readonly Deviation[] {
  const own = calls.filter(({ source }) => source === 'client');
  const limit = limitOfShares(own.map(({ window, baseline }) => ({ now: failedOf(window), past: failedOf(baseline) })));
  return own.flatMap((call): readonly Deviation[] => {
    const { caller, callee } = call;
    const [now, past] = [failedOf(call.window), failedOf(call.baseline)];
    const nats = shareNats(now, past);
    const excess = now.seen - rateOf(past) * now.of;
    if (!(excess > 0) || nats < NOTABLE) return [];
    return [
      {
        entity: callee,
        kind: 'errors',
        nats,
        share: 1,
        score: nats,
        significant: nats >= limit,
        excess,
        ...(call.failingSince === undefined ? {} : { since: call.failingSince }),
        statement: `${grouped(now.seen)} of ${count(now.of, 'call')} of ${spoken(caller)} to ${spoken(callee)} failed, against ${grouped(past.seen)} of ${grouped(past.of)} before.`,
        numbers: failureNumbers(now, past),
        evidence: refsOf(call.failing ?? call.slowest),
      },
    ];
  });
}

const failureNumbers = (now: Share, past: Share): readonly Measure[] =>
  measures(
    ['failed calls', now.seen, 'count'],
    ['calls', now.of, 'count'],
    ['failed calls before', past.seen, 'count'],
    ['calls before', past.of, 'count'],
  );
