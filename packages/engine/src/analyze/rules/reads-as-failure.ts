/**
 * Lines that nothing marks as a failure (no level, or one that the logger gives to everything) and whose words are those
 * of one. Somebody who asks about such a line gets an answer to it, never more sure than likely.
 */
import type { Fault } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { isEventOfTrouble } from './event-words.js';
import { calmLevel } from './lines.js';
import { isMereMention, tellsTrouble, withoutQuotes } from './mere-mention.js';
import { recognize, type Verdict } from './recognize.js';
import { type Signals, signalsOf } from './signals.js';

/** What a rule finds in the names or in a platform's own wording; undefined for a line that merely mentions trouble. */
export function unmarkedFailure(
  event: TelemetryEvent,
): { readonly signals: Signals; readonly verdict: Verdict } | undefined {
  const { kind, level, isError, message = '' } = event;
  if (isError || (kind !== 'log' && kind !== 'event') || level === 'trace' || level === 'debug') return undefined;
  // An orchestrator's own words, of which the quoted part is the name of what they are about.
  const isTold = isEventOfTrouble(message);
  if (!isTold && isMereMention(message)) return undefined;
  const signals = signalsOf(event);
  // An access log tells what was answered, and the server that answered is not asked about.
  if (signals.role !== undefined) return undefined;
  // `console.log` of Lambda calls everything `info`: there an error has to be named.
  if (!isTold && (level === 'info' || calmLevel(message)) && signals.types.length === 0) return undefined;
  const verdict = recognize(signals);
  if (verdict?.strength !== 'strong') {
    const suggested = suggestedFailure(event, signals);
    return suggested === undefined ? undefined : { signals, verdict: suggested };
  }
  const own = isTold ? undefined : withoutQuotes(message);
  // What is only quoted was said by somebody else.
  if (
    own !== undefined &&
    recognize({ ...signals, types: [], texts: [{ value: own, path: '' }] })?.strength !== 'strong'
  )
    return undefined;
  return /^\d{3}$/.test(verdict.matched.value) ? undefined : { signals, verdict };
}

/**
 * What a line that says of itself that something went wrong would mean if it were marked as an error; undefined for one
 * that its logger calls information, and for words that fit no rule.
 */
function suggestedFailure(event: TelemetryEvent, signals: Signals): Verdict | undefined {
  const { level, message = '' } = event;
  if (level === 'info' || calmLevel(message) || !tellsTrouble(message)) return undefined;
  if (withoutQuotes(message) !== undefined) return undefined;
  const verdict = recognize({ ...signals, event: { ...event, isError: true } });
  return verdict === undefined || NO_CAUSE.has(verdict.fault) ? undefined : verdict;
}

/** What is told of an error whose words say nothing further. */
const NO_CAUSE: ReadonlySet<Fault> = new Set(['unhandled-error', 'dependency-error']);

/**
 * Whether a line reads as a failure although nothing marks it as one: `named` where it holds the name or the code of an
 * error, `worded` where only its words are those of one, `suggested` where they only suggest one. Never throws.
 */
export function readsAsFailure(event: TelemetryEvent): 'named' | 'worded' | 'suggested' | undefined {
  const read = unmarkedFailure(event);
  if (read === undefined) return undefined;
  if (read.verdict.strength !== 'strong') return 'suggested';
  return read.signals.types.some(({ value }) => value === read.verdict.matched.value) ? 'named' : 'worded';
}

/** Whether an error says what went wrong in words or by a name that a rule knows. Never throws. */
export function saysWhy(event: TelemetryEvent): boolean {
  return event.isError && recognize(signalsOf(event))?.strength === 'strong';
}
