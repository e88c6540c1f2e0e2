/** Numbers of a text with what they measure, and whether a claimed one is told by the facts. */
import type { Measure } from '../narrator/measures.js';
import { roundedMeasure } from '../prompt/rounding.js';
import { inPlainDigits, wordsInDigits } from './spelled-numbers.js';

export interface Quantity {
  /** `time` in ms, `percent` of 100, `bytes`, and `plain` for all that carries none of these units. */
  readonly kind: 'time' | 'percent' | 'bytes' | 'plain';
  readonly value: number;
  /** The smallest step that the spelling shows, in the unit of `value`. */
  readonly step: number;
  /** What the text says of its exactness: `about` so much, `over` it or `under` it; `exact` when nothing. */
  readonly sense: 'exact' | 'about' | 'over' | 'under';
  /** A magnitude such as `dozens` reaches from `value` to this. */
  readonly upTo?: number;
  /** How many times one thing is another: `3x`, `three times as long`. */
  readonly isRatio?: boolean;
}

const UNITS: Readonly<Record<string, readonly [Quantity['kind'], number]>> = {
  '%': ['percent', 1],
  '‰': ['percent', 0.1],
  percent: ['percent', 1],
  'per cent': ['percent', 1],
  pct: ['percent', 1],
  ns: ['time', 1e-6],
  nanosecond: ['time', 1e-6],
  us: ['time', 1e-3],
  µs: ['time', 1e-3],
  μs: ['time', 1e-3],
  microsecond: ['time', 1e-3],
  ms: ['time', 1],
  msec: ['time', 1],
  millisecond: ['time', 1],
  s: ['time', 1000],
  sec: ['time', 1000],
  second: ['time', 1000],
  min: ['time', 60_000],
  minute: ['time', 60_000],
  h: ['time', 3_600_000],
  hr: ['time', 3_600_000],
  hour: ['time', 3_600_000],
  day: ['time', 86_400_000],
  week: ['time', 604_800_000],
  byte: ['bytes', 1],
  b: ['bytes', 1],
  kb: ['bytes', 1024],
  kib: ['bytes', 1024],
  kilobyte: ['bytes', 1024],
  mb: ['bytes', 1024 ** 2],
  mib: ['bytes', 1024 ** 2],
  megabyte: ['bytes', 1024 ** 2],
  gb: ['bytes', 1024 ** 3],
  gib: ['bytes', 1024 ** 3],
  gigabyte: ['bytes', 1024 ** 3],
  tb: ['bytes', 1024 ** 4],
  tib: ['bytes', 1024 ** 4],
};

const UNIT_WORDS =
  '%|‰|per ?cent|pct|nanoseconds?|ns|microseconds?|[uµμ]s|milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|weeks?|(?:kilo|mega|giga)?bytes?|[KMGT]i?B|kB|B';
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d_.:/#@<{\-])\$?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?)(?![\d:/]|-\d|\.\d)(?:[\s\u00a0-]?(${UNIT_WORDS})(?![\p{L}\d])|(\s?x|\s?×|[ -]?fold|\s?times(?=\s(?:as|more|longer|slower|higher|larger|faster|greater|its|the|what|that|over)\b))(?![\p{L}\d]))?(?![\p{L}\d_])|\{(\d+)\.\.(\d+)\}`,
  'giu',
);
const ABOUT = /(?:about|around|roughly|approximately|some|circa|nearly|almost|~|≈)\s*\$?$/i;
const OVER = /(?:over|more than|above|at least|exceed(?:s|ed|ing)?|longer than|no less than|>|≥)\s*\$?$/i;
const UNDER = /(?:under|less than|fewer than|below|at most|up to|no more than|within|shorter than|<|≤)\s*\$?$/i;

/** The numbers of a text; none of a name, a token, a version, an address, a clock time or a date. */
export function quantities(text: string, options: { readonly english?: boolean } = {}): readonly Quantity[] {
  const plain = inPlainDigits(text.replace(/\{\s?(?:time|value|sentence) \d+\s?\}/gi, ' '));
  const told = options.english === false ? plain : wordsInDigits(plain);
  return [...told.matchAll(NUMBER)].map((match): Quantity => {
    const [, written = '', unitWord = '', times, low, high] = match;
    if (low !== undefined && high !== undefined)
      return { kind: 'plain', value: Number(low), upTo: Number(high), step: 1, sense: 'exact' };
    const digits = /^\d+,\d{1,2}$/.test(written) ? written.replace(',', '.') : written.replaceAll(',', '');
    const unit = unitWord.toLowerCase();
    const [kind, scale] = UNITS[unit] ?? UNITS[unit.replace(/s$/, '')] ?? ['plain', 1];
    const decimals = digits.split('.')[1]?.length ?? 0;
    const before = told.slice(Math.max(0, match.index - 20), match.index);
    return {
      kind,
      value: Number(digits) * scale,
      step: 10 ** -decimals * scale,
      sense: ABOUT.test(before) ? 'about' : OVER.test(before) ? 'over' : UNDER.test(before) ? 'under' : 'exact',
      ...(times === undefined ? {} : { isRatio: true }),
    };
  });
}

/** What measures state, exact and as the prompt rounds them. */
export const measured = (measures: readonly Measure[]): readonly Quantity[] => measures.flatMap(ofMeasure);

const ofMeasure = (measure: Measure): readonly Quantity[] => [
  ...exactly(measure),
  ...exactly({ ...measure, value: roundedMeasure(measure) }),
];

function exactly({ value, unit }: Measure): readonly Quantity[] {
  const exact = (kind: Quantity['kind'], scaled: number): Quantity => ({
    kind,
    value: scaled,
    step: 0,
    sense: 'exact',
  });
  switch (unit) {
    case 'ms':
      return [exact('time', value)];
    case 's':
      return [exact('time', value * 1000)];
    case 'By':
      return [exact('bytes', value)];
    case 'MB':
      return [exact('bytes', value * 1024 ** 2)];
    case 'share':
      return [exact('percent', value * 100), exact('plain', value)];
    default:
      return [exact('plain', value)];
  }
}

/**
 * Whether one of the facts is the claimed number, rounded no coarser than it is spelled. Whole plain numbers must be
 * exact unless they are called approximate, which allows an eighth; `over` and `under` must be true of a fact that is
 * no more than twice or half of it. A unit never matches another kind of unit.
 */
export function isStated(claim: Quantity, facts: readonly Quantity[]): boolean {
  return facts.some((fact) => fact.kind === claim.kind && agrees(claim, fact));
}

function agrees(claim: Quantity, fact: Quantity): boolean {
  if (claim.upTo !== undefined) return fact.value >= claim.value && fact.value <= claim.upTo;
  if (fact.upTo !== undefined) return false;
  const wholePlain = claim.kind === 'plain' && Number.isInteger(fact.value);
  const rounding = (wholePlain ? 0 : Math.min(claim.step / 2, Math.abs(fact.value) * 0.1)) + 1e-9;
  const distance = fact.value - claim.value;
  if (Math.abs(distance) <= rounding) return true;
  switch (claim.sense) {
    case 'exact':
      return false;
    case 'about':
      return Math.abs(distance) <= Math.abs(fact.value) / 8 + 1e-9;
    case 'over':
      return distance > 0 && fact.value <= claim.value * 2;
    case 'under':
      return distance < 0 && fact.value >= claim.value / 2;
  }
}

/** Whether two of the facts, of one kind, stand in the claimed ratio, give or take an eighth. */
export function isRatioOf(claim: Quantity, facts: readonly Quantity[]): boolean {
  if (claim.isRatio !== true || claim.value <= 1) return false;
  return facts.some((one) =>
    facts.some(
      (other) =>
        one.kind === other.kind &&
        other.value > 0 &&
        Math.abs(one.value / other.value - claim.value) <= claim.value / 8,
    ),
  );
}

/** The measures of a finding whose value its statement does not tell already, rounded as it may be. */
export function untold(statement: string, numbers: readonly Measure[]): readonly Measure[] {
  const told = quantities(statement);
  return numbers.filter((measure) => {
    const facts = exactly(measure);
    return !told.some((claim) => isStated(claim, facts));
  });
}
