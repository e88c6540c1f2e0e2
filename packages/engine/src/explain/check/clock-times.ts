/** Clock times, dates and zones of a sentence: each must stand in the facts as it is spelled, in UTC. */
import { type Facts, holds } from './facts.js';

/** `{time 9}` left over names a time that never was. */
const CLOCK = /\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b|\b\d{4}-\d{2}-\d{2}\b|\{\s?(?:time|value|sentence) \d+\s?\}/gi;
/** A zone, an offset or a half of the day behind a clock time. Telemetry is told in UTC only. */
const ZONED =
  /\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:(?!UTC\b|GMT\b)[A-Z]{2,4}T\b|[ap]\.?m\b|[+-]\d{2}:?\d{2}\b|UTC\s?[+-]\s?\d|GMT\s?[+-]\s?\d|(?:local|summer|winter|eastern|pacific|central|your|our) (?:[a-z]+ )?time)/i;
const HALF_DAY = /\b\d{1,2}\s?(?:[ap]\.?m\b|o'?clock\b)/gi;
const CALENDAR =
  /\b(?:yesterday|tomorrow|tonight|last (?:night|week|month|year)|this (?:morning|afternoon|evening|week)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|june|july|august|september|october|november|december)|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}(?:st|nd|rd|th)?)\b/gi;

export function clocksHold(sentence: string, facts: Facts): boolean {
  // 08:55 and 8:55 are one time.
  const known = (clock: string): boolean =>
    holds(facts.corpus, clock.toLowerCase()) ||
    (/^\d:/.test(clock) && holds(facts.corpus, `0${clock}`)) ||
    (/^\d{1,2}:\d{2}$/.test(clock) && new RegExp(String.raw`(?<![\d:])0?${clock}:\d{2}`).test(facts.corpus));
  if (!(sentence.match(CLOCK) ?? []).every(known)) return false;
  const zoned = ZONED.exec(sentence)?.[0];
  if (zoned !== undefined && !holds(facts.corpus, zoned.toLowerCase())) return false;
  const days = [...(sentence.match(HALF_DAY) ?? []), ...(facts.english ? (sentence.match(CALENDAR) ?? []) : [])];
  return days.every((day) => holds(facts.corpus, day.toLowerCase()));
}

export const withoutClocks = (text: string): string => text.replace(CLOCK, ' ');
