/**
 * What entities did otherwise than before, for the same operation: log lines that are new or gone, calls that are made
 * or no longer made. Source of the idea: Yu et al., "Nezha", ESEC/FSE 2023 (support of event patterns in normal against
 * faulty time); here as an exact test on shares of traces, so that rare patterns count for what they are worth.
 */
import type { BehaviorSignals, LineSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { isAftermath, isEventOfTrouble } from '../rules/event-words.js';
import { measures, quote, shorten, spoken } from '../wording.js';
import { type Deviation, limitOfShares, NOTABLE, refsOf, SELDOM } from './deviation.js';
import { shareNats } from './significance.js';

const shareOf = ({ seen, of }: { readonly seen: number; readonly of: number }): number => (of > 0 ? seen / of : 0);
const operationKey = ({ entity, operation }: BehaviorSignals): string => `${entity}\u0000${operation}`;

export function behaviorDeviations({ behaviors, lines: all }: SystemEvidence): readonly Deviation[] {
  const lines = withEvents(all);
  // Where errors became fewer, what else changed is that things work again.
  const recovered = new Set(
    behaviors
      .filter((one) => one.isError && shareOf(one.window) < shareOf(one.baseline))
      .filter(({ window, baseline }) => shareNats(window, baseline) >= NOTABLE)
      .map(operationKey),
  );
  const ofBehaviors = limitsOf(behaviors, operationKey);
  const ofLines = limitsOf(lines, ({ entity }) => entity);
  return [
    ...behaviors.flatMap((one) =>
      one.isError || !recovered.has(operationKey(one))
        ? changed(one, `in ${spoken(shorten(one.operation, 80))}`, ofBehaviors(one))
        : [],
    ),
    ...lines.flatMap((one) => changed({ ...one, kind: 'log' }, 'in its log', ofLines(one))),
  ];
}

/** Events of trouble as errors; what is only done about it where nothing says why. */
function withEvents(lines: readonly LineSignals[]): readonly LineSignals[] {
  const told = lines.filter(({ what, window }) => window.seen > 0 && isEventOfTrouble(what));
  const explained = new Set(told.filter(({ what }) => !isAftermath(what)).map(({ entity }) => entity));
  const failing = new Set(told.filter(({ what, entity }) => !(isAftermath(what) && explained.has(entity))));
  return lines.map((one) => (failing.has(one) ? { ...one, isError: true } : one));
}

/**
 * The nats that one of them must reach among all of its kind. Lines that come and go with each other in the same place
 * are one comparison, and what is too rare to pass is none.
 */
function limitsOf<T extends LineSignals>(all: readonly T[], placeOf: (one: T) => string): (one: T) => number {
  const limitOf = (isError: boolean): number => {
    const apart = new Map(
      all
        .filter((one) => one.isError === isError)
        .map((one) => {
          const { window: now, baseline: past } = one;
          return [`${placeOf(one)}\u0000${now.seen}\u0000${past.seen}`, { now, past }];
        }),
    );
    return limitOfShares([...apart.values()], isError);
  };
  const [ofErrors, ofOthers] = [limitOf(true), limitOf(false)];
  return ({ isError }) => (isError ? ofErrors : ofOthers);
}

type Changed = LineSignals & Pick<BehaviorSignals, 'kind'>;

function changed(one: Changed, where: string, limit: number): readonly Deviation[] {
  const { entity, what, isError, kind, window, baseline } = one;
  const more = shareOf(window) > shareOf(baseline);
  if (isError && !more) return [];
  const nats = shareNats(window, baseline);
  const affected = Math.abs(shareOf(window) - shareOf(baseline));
  // What differs in only some of the traces mostly follows from what was asked for; an error counts wherever it is new.
  const score = isError ? nats : (nats - SELDOM) * affected;
  if (nats < NOTABLE || score <= 0) return [];
  const now = `${window.seen} of ${window.of}`;
  const past = `${baseline.seen} of ${baseline.of}`;
  const called = `the call ${quote(what, 120)}`;
  const line = `the ${isError ? 'error' : 'line'} ${quote(withoutPrefix(what), 160)}`;
  return [
    {
      entity,
      kind: 'behavior',
      nats,
      share: affected,
      ...(isError ? { isError: true as const } : {}),
      ...(kind === 'log' && more ? { words: withoutPrefix(what) } : {}),
      score,
      // An error that nobody wrote before, in most of the traces, is no matter of many comparisons.
      significant: nats >= limit || (isError && baseline.seen === 0 && affected >= 0.5),
      ...(one.firstAt === undefined || !more ? {} : { since: one.firstAt }),
      statement: `${spoken(entity)} ${kind === 'call' ? `${more ? 'made' : window.seen === 0 ? 'no longer made' : 'made less often'} ${called}` : `${more ? 'wrote' : window.seen === 0 ? 'no longer wrote' : 'wrote less often'} ${line}`} ${where}: ${now} now, ${past} before.`,
      numbers: measures(
        ['with it now', window.seen, 'count'],
        ['looked at now', window.of, 'count'],
        ['with it before', baseline.seen, 'count'],
        ['looked at before', baseline.of, 'count'],
      ),
      evidence: refsOf(one.example),
    },
  ];
}

/** What loggers print in front of a message, where a template has holes for what differs: time, level, logger, ids. */
const PREFIX =
  /^(?:[<*>\s:.,TZ[\]()+-]*<\*>[<*>:.,TZ[\]()+-]*\s+|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\s+|[\w.$[\]]+[#:]<\*>\s+|(?:trace|span|request)_?id:?\s*<\*>\s+)/i;

/** The template itself where nothing would be left. Linear: each step takes from the front, at most eight times. */
function withoutPrefix(template: string): string {
  let rest = template.slice(0, 400);
  for (let step = 0; step < 8; step += 1) {
    const cut = PREFIX.exec(rest)?.[0];
    if (cut === undefined || cut.length >= rest.length - 3) break;
    rest = rest.slice(cut.length);
  }
  return rest;
}
