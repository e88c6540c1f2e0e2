/** Numbers, times and names as a reader of a statement sees them. Plain text without markup. */
import type { Measure } from '@baselime-ai/contract';
import { toIsoNanos, type UnixNanos } from '../model/units.js';

const trim = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** `980 ms`, `1.2 s`, `3.5 min`, `2.1 h`, `5 days`; `an unknown time` for what is not a finite number. */
export function duration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return 'an unknown time';
  const value = Math.abs(durationMs);
  if (value < 10) return `${trim(value.toFixed(1))} ms`;
  if (value < 1000) return `${Math.round(value)} ms`;
  if (value < 120_000) return `${trim((value / 1000).toFixed(value < 10_000 ? 2 : value < 60_000 ? 1 : 0))} s`;
  if (value < 7_200_000) return `${Math.round(value / 60_000)} min`;
  if (value < 172_800_000) return `${trim((value / 3_600_000).toFixed(1))} h`;
  return `${Math.round(value / 86_400_000)} days`;
}

/** How far ahead of `event` something was, where one log may hold both: `4 min before it began`, `as it began`. */
export const ahead = (leadMs: number, event: string): string =>
  leadMs < 1 ? `as ${event}` : `${duration(leadMs)} before ${event}`;

/** A share of 0..1 as a percentage: `0.4 %`, `12 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return 'less than 0.1 %';
  return `${trim(value.toFixed(value < 10 ? 1 : 0))} %`;
}

/** `1 request`, `3 requests`, `12,400 requests`. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(value)} ${value === 1 ? singular : plural}`;
}

export const grouped = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** `10:21:09 UTC`. */
export const clock = (instant: UnixNanos): string => `${toIsoNanos(instant).slice(11, 19)} UTC`;

/** `10:21:09 UTC`, with the day in front when it is another day than that of `reference`. */
export function clockBeside(instant: UnixNanos, reference: UnixNanos): string {
  const day = toIsoNanos(instant).slice(0, 10);
  return day === toIsoNanos(reference).slice(0, 10) ? clock(instant) : `${day} ${clock(instant)}`;
}

/** One line of at most `limit` characters, without control characters and without those that turn or hide text. */
export function shorten(text: string, limit = 200): string {
  const line = text
    .slice(0, limit * 8)
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1).trimEnd()}…`;
}

/** Quoted and shortened, for the middle of a sentence. What looks like a citation of ours is none inside a quotation. */
export const quote = (text: string, limit?: number): string =>
  `"${shorten(text, limit)
    .replaceAll('"', "'")
    .replace(/\[(F\d[\d,\sF]*)\]/g, '($1)')}"`;

/** `a, b and c`; empty for an empty list. */
export function listing(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const PLAIN_NAME = /^[\p{L}\p{N}/@$_*{(][\p{L}\p{N} _@$#%&*+,/:.=~{}()-]{0,127}$/u;
/** Five words or more, or an end of a sentence: a name of a route or a service has neither. */
const A_SENTENCE = /[.!?]\s*$|\S+(?:\s+\S+){4}/;
const TWO_SENTENCES = /[.!?:;]\s|:\/\//;

/**
 * A function or resource as a sentence names it: a log that does not say whose it is has the namespace `default`, and
 * `stdin` where it was piped in. The sender chooses the name, so one that could pass for more than a name (sentences, markup, an address) is quoted.
 */
export function spoken(name: string): string {
  if (name === 'default') return 'the function';
  if (name === 'stdin') return 'the program';
  return PLAIN_NAME.test(name) && !TWO_SENTENCES.test(name) && !A_SENTENCE.test(name) ? name : quote(name, 128);
}

/**
 * `all 3 requests`, `12 of 40 requests (30 %)`, `the only request`, `none of 104 requests`.
 * @param owner whose they are, as `spoken` gives it: `12 of 40 requests of checkout (30 %)`
 */
export function portion(part: number, whole: number, singular: string, owner?: string): string {
  const of = owner === undefined ? '' : ` of ${owner}`;
  if (whole === 1 && part === 1) return `the only ${singular}${of}`;
  if (part === whole && whole > 1) return `${whole === 2 ? `both ${singular}s` : `all ${count(whole, singular)}`}${of}`;
  if (part === 0) return `none of ${count(whole, singular)}${of}`;
  return `${grouped(part)} of ${count(whole, singular)}${of} (${percent(part / whole)})`;
}

/** The first sentence about what did not fail; `title` names it. */
export const nothingFailed = (title: string): string => `Nothing failed in ${title}`;
/** The same where something failed on the way. */
export const wentWell = (title: string): string => `Nothing failed for good in ${title}`;

/** Such a part at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A call of AWS without the version of its API: `UpdateFunctionCode` for `UpdateFunctionCode20150331v2`. */
export const withoutApiVersion = (name: string): string => name.replace(/(?<=[a-z])20\d{6}(?:v\d+)?$/, '');

/** Leaves out what is unknown, so that a statement never carries a made-up number. */
export function measures(...items: readonly (readonly [string, number | undefined, Measure['unit']])[]): Measure[] {
  return items.flatMap(([name, value, unit]) =>
    value === undefined || !Number.isFinite(value) ? [] : [{ name, value: rounded(value), unit }],
  );
}

const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));
