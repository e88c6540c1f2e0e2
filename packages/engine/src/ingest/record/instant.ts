/** Instants as senders write them: epoch numbers in any unit, ISO 8601, the access-log form, RFC 2822. */
import type { JsonValue } from '../../model/json.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';

const second = 1_000_000_000n;
const earliest = unixNanos(946_684_800n * second); // 2000-01-01
const furthestAhead = 7n * 24n * 3600n * second;

/** Whether a sender's clock can be believed: from the year 2000 on and at most 7 days after `arrival`. */
export function isPlausible(instant: UnixNanos, arrival: UnixNanos): boolean {
  // The events of a request arrive together.
  if (arrival !== latest.of) latest = { of: arrival, instant: arrival + furthestAhead };
  return instant >= earliest && instant <= latest.instant;
}

let latest = { of: 0n, instant: furthestAhead };

/**
 * The instant that `value` names, or undefined when it names none. The unit of a number is told by its magnitude:
 * below 1e11 seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds. Text without a zone is UTC.
 */
export function parseInstant(value: JsonValue | undefined): UnixNanos | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const text = value.trim();
  if (/^\d{9,20}$/.test(text)) return fromInteger(BigInt(text));
  if (/^\d{9,13}\.\d{1,9}$/.test(text)) return fromNumber(Number(text));
  return parseIso(text) ?? parseAccessLogTime(text) ?? parseOther(text);
}

function fromNumber(value: number): UnixNanos | undefined {
  if (!Number.isFinite(value) || value <= 0 || value >= 1e20) return undefined;
  if (Number.isSafeInteger(value)) return fromInteger(BigInt(value));
  const unit = value < 1e11 ? 1e9 : value < 1e14 ? 1e6 : value < 1e17 ? 1e3 : 1;
  const whole = Math.trunc(value);
  return unixNanos(BigInt(whole) * BigInt(unit) + BigInt(Math.round((value - whole) * unit)));
}

function fromInteger(value: bigint): UnixNanos | undefined {
  if (value <= 0n) return undefined;
  const unit =
    value < 100_000_000_000n
      ? second
      : value < 100_000_000_000_000n
        ? 1_000_000n
        : value < 100_000_000_000_000_000n
          ? 1000n
          : 1n;
  const nanos = value * unit;
  return nanos < 1n << 63n ? unixNanos(nanos) : undefined;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d{0,9})?)? ?(Z|z|UTC|[+-]\d\d:?(?:\d\d)?)?$/;

function parseIso(text: string): UnixNanos | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, seconds = '00', fraction = '', zone] = match;
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${seconds}Z`);
  if (Number.isNaN(epochMs)) return undefined;
  const nanos = BigInt(epochMs - zoneMinutes(zone) * 60_000) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return unixNanos(nanos);
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return zone.startsWith('-') ? -minutes : minutes;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `21/Apr/2023:10:21:09 +0000`, as API Gateway writes requestTime. */
function parseAccessLogTime(text: string): UnixNanos | undefined {
  const match = /^(\d\d)\/([A-Za-z]{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/.exec(text);
  if (match === null) return undefined;
  const month = months.indexOf((match[2] ?? '').toLowerCase()) + 1;
  if (month === 0) return undefined;
  return parseIso(`${match[3]}-${String(month).padStart(2, '0')}-${match[1]}T${match[4]}${match[5]}`);
}

/** RFC 2822 and the like: must name a month by letters, so that a version or a count is no date. */
function parseOther(text: string): UnixNanos | undefined {
  if (!/\d{4}/.test(text) || !/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)) return undefined;
  if (!/\d\d:\d\d/.test(text)) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : unixNanos(BigInt(epochMs) * 1_000_000n);
}
