/** Which requests are kept when not all of them are: errors and slow ones always, of the others one in so many. */
import { createHash } from 'node:crypto';
import { numberAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type Millis, millis } from '../../model/units.js';
import { isErrorLevel } from '../record/level.js';
import { rootsOf } from '../record/record-fields.js';

export interface TailSampling {
  /** Of so many requests that are neither failed nor slow, one is kept; at least 2. */
  readonly keepOneOf: number;
  /** A request that took this long or longer is kept. */
  readonly slow: Millis;
  /** How long a request is held from its first event, so that a late error still keeps all of it. */
  readonly hold: Millis;
}

const defaults = { slow: millis(2000), hold: millis(10_000) };
const maxKeepOneOf = 10_000;
const maxHoldMs = 10 * 60_000;
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/**
 * Reads `1/10`, optionally followed by `slow=2s` and `hold=10s` (units `ms`, `s`, `m`), or `off`.
 * A text is what is wrong with it; undefined is off.
 */
export function parseTailSampling(text: string): TailSampling | undefined | string {
  const [rate = '', ...options] = text.trim().split(/[\s,]+/);
  if (rate === 'off' && options.length === 0) return undefined;
  const keepOneOf = Number(/^1\/(\d{1,5})$/.exec(rate)?.[1] ?? Number.NaN);
  if (!(keepOneOf >= 2 && keepOneOf <= maxKeepOneOf)) {
    return `must be off, or begin with 1/N where N is a whole number from 2 to ${maxKeepOneOf}, such as 1/10 slow=2s hold=10s`;
  }
  const durations: Record<string, Millis> = { ...defaults };
  for (const option of options) {
    const [, name = '', amount = '', unit = ''] = /^(slow|hold)=(\d{1,7}(?:\.\d{1,3})?)(ms|s|m)$/.exec(option) ?? [];
    if (name === '')
      return `has the part "${option.slice(0, 40)}", which is neither slow=<duration> nor hold=<duration>`;
    durations[name] = millis(Number(amount) * (units[unit] ?? 1));
  }
  const { slow = defaults.slow, hold = defaults.hold } = durations;
  if (hold > maxHoldMs) return 'holds requests for more than 10 minutes, which takes more memory than it is worth';
  return { keepOneOf, slow, hold };
}

/** What is decided about as one: a trace, else a request; undefined for what belongs to neither and is always kept. */
export function unitOf(event: TelemetryEvent): string | undefined {
  if (event.kind === 'metric') return undefined;
  return event.traceId ?? event.requestId;
}

const statusKeys = [
  'result.statusCode',
  'http.response.status_code',
  'http.status_code',
  'statusCode',
  'status_code',
  'response.statusCode',
  'res.statusCode',
];
const lowestFailedStatus = 400;

/** Failed, timed out, answered with a status above 399, or slow. */
export function isWorthKeeping(event: TelemetryEvent, slow: Millis): boolean {
  if (event.isError || event.timedOut === true || isErrorLevel(event.level)) return true;
  if (event.durationMs !== undefined && event.durationMs >= slow) return true;
  return rootsOf(event.data).some((root) => {
    const isAccess = root.httpMethod !== undefined || root.resourcePath !== undefined;
    return [...statusKeys, ...(isAccess ? ['status'] : [])].some((key) => {
      const status = numberAt(root, key);
      return status !== undefined && status >= lowestFailedStatus && status < 1000;
    });
  });
}

/** Decided by the id alone, so that every server, and the same one after a restart, decides alike. */
export function isChosen(unit: string, keepOneOf: number): boolean {
  return createHash('sha256').update(unit).digest().readUInt32BE(0) < 2 ** 32 / keepOneOf;
}
