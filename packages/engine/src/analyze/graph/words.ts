/** What the words of a new error line say, by the rules that a single error is judged by. */
import type { Fault } from '@baselime-ai/contract';
import { eventId } from '../../model/ids.js';
import { unixNanos } from '../../model/units.js';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import { recognize, type Verdict } from '../rules/recognize.js';
import { signalsOf } from '../rules/signals.js';
import type { Deviation } from './deviation.js';

/** Undefined where no error line is among what differs, or where its words are known to no rule. */
export function saidByLines(
  entity: string,
  deviations: readonly Pick<Deviation, 'words' | 'isError' | 'significant'>[],
): Verdict | undefined {
  for (const { words, isError, significant } of deviations) {
    if (words === undefined || isError !== true || !significant) continue;
    const verdict = verdictOf(entity, words);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** Fewer say little of what most failed calls met. */
const MOST = 0.5;

/** What is wrong with how a caller asks: what it asks only says so. */
const OF_CALLER: ReadonlySet<Fault> = new Set([
  'conditional-check-failed',
  'conflict',
  'credential-expired',
  'missing-configuration',
  'payload-too-large',
  'permission-denied',
  'signature-mismatch',
  'validation-failed',
]);

/**
 * What the callers of something that sends nothing itself say of it: the error line that is new with them, is about what
 * they call or about how they call it, and shows with at least half of the calls that failed. Undefined where it names another.
 */
export function saidByCallers(entity: string, { calls, behaviors, lines }: SystemEvidence): Verdict | undefined {
  const failing = calls.filter(({ callee, window }) => callee === entity && window.failed > 0);
  const callers = new Set(failing.map(({ caller }) => caller));
  const failed = failing.reduce((sum, { window }) => sum + window.failed, 0);
  const found = [...behaviors.filter(({ kind }) => kind === 'log'), ...lines]
    .filter((one) => one.isError && callers.has(one.entity) && one.baseline.seen === 0)
    .sort((a, b) => b.window.seen - a.window.seen);
  for (const { entity: caller, what, window } of found) {
    if (window.seen < failed * MOST) break;
    const verdict = verdictOf(caller, what);
    if (verdict === undefined) continue;
    if (verdict.seat === 'function' && OF_CALLER.has(verdict.fault)) return verdict;
    if (verdict.seat === 'dependency' && (!verdict.namesDependency || verdict.entity === entity)) return verdict;
  }
  return undefined;
}

/** By the rules; undefined for words that none knows, and for a hole of the template in place of a name. */
function verdictOf(entity: string, words: string): Verdict | undefined {
  const verdict = recognize(
    signalsOf({
      id: eventId('line'),
      environment: '',
      dataset: '',
      service: entity,
      namespace: entity,
      kind: 'log',
      timestamp: unixNanos(0n),
      isError: true,
      message: words,
      data: { '@message': words },
    }),
  );
  return verdict === undefined || verdict.fault === 'unhandled-error' || verdict.entity.includes('<*>')
    ? undefined
    : verdict;
}
