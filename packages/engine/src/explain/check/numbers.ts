/** Numbers of a text with what they measure, and whether a claimed one is told by the facts. */
import type { Analysis } from '../../analyze/analysis.js';
import type { Measure } from '../narrator/measures.js';
import { roundedMeasure } from '../prompt/rounding.js';

export interface Quantity {
  /** `time` in ms, `percent` of 100, `bytes`, and `plain` for all that carries none of these units. */
  readonly kind: 'time' | 'percent' | 'bytes' | 'plain';
  readonly value: number;
  /** The smallest step that the spelling shows, in the unit of `value`. */
  readonly step: number;
  /** The word it stands in, without the marks around it. */
  readonly word: string;
  /** Whether the text calls it `about` so much. */
  readonly approximate: boolean;
}

const UNITS: Readonly<Record<string, readonly [Quantity['kind'], number]>> = {
  '%': ['percent', 1],
  percent: ['percent', 1],
  ms: ['time', 1],
  millisecond: ['time', 1],
  s: ['time', 1000],
  sec: ['time', 1000],
  second: ['time', 1000],
  min: ['time', 60_000],
  minute: ['time', 60_000],
  h: ['time', 3_600_000],
  hour: ['time', 3_600_000],
  day: ['time', 86_400_000],
  byte: ['bytes', 1],
  kb: ['bytes', 1024],
  kib: ['bytes', 1024],
  mb: ['bytes', 1024 ** 2],
  mib: ['bytes', 1024 ** 2],
  gb: ['bytes', 1024 ** 3],
  gib: ['bytes', 1024 ** 3],
};

const NUMBER =
  /(?<![\p{L}\d_.:/#@<{\\-])\$?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:/]|-\d|\.\d)(?:[\s\u00a0-]?(%|percent|milliseconds?|ms|seconds?|secs?|s|minutes?|min|hours?|h|days?|bytes?|[KMG]i?B|kB)(?![\p{L}\d]))?(?![\p{L}\d_])/giu;
const APPROXIMATE = /(?:about|around|roughly|approximately|nearly|almost|some|circa|over|under|than|~)\s*\$?$/i;

/** The numbers of a text; none of a name, a token, a version, an address, a clock time or a date. */
export function quantities(text: string): readonly Quantity[] {
  const told = text.replace(/\{\s?(?:time|value) \d+\s?\}/gi, ' ');
  return [...told.matchAll(NUMBER)].map((match) => {
    const digits = (match[1] ?? '').replaceAll(',', '');
    const unit = (match[2] ?? '').toLowerCase();
    const [kind, scale] = UNITS[unit] ?? UNITS[unit.replace(/s$/, '')] ?? ['plain', 1];
    const decimals = digits.split('.')[1]?.length ?? 0;
    return {
      kind,
      value: Number(digits) * scale,
      step: 10 ** -decimals * scale,
      word: match[0].trim(),
      approximate: APPROXIMATE.test(told.slice(Math.max(0, match.index - 20), match.index)),
    };
  });
}

/** Every quantity that the analysis states: its measures, exact and as the prompt rounds them, and its texts. */
export function statedQuantities(analysis: Analysis, texts: readonly string[]): readonly Quantity[] {
  const measured = analysis.findings.flatMap(({ numbers }) => numbers.flatMap(ofMeasure));
  return [...measured, ...texts.flatMap(quantities)];
}

const ofMeasure = (measure: Measure): readonly Quantity[] => [
  ...exactly(measure),
  ...exactly({ ...measure, value: roundedMeasure(measure) }),
];

function exactly({ value, unit }: Measure): readonly Quantity[] {
  const exact = (kind: Quantity['kind'], scaled: number): Quantity => ({
    kind,
    value: scaled,
    step: 0,
    word: '',
    approximate: false,
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
 * exact unless they are called approximate, which allows an eighth; a unit never matches another kind of unit.
 */
export function isStated(claim: Quantity, facts: readonly Quantity[]): boolean {
  return facts.some((fact) => {
    if (fact.kind !== claim.kind) return false;
    const wholePlain = claim.kind === 'plain' && Number.isInteger(fact.value);
    const rounding = wholePlain ? 0 : Math.min(claim.step / 2, Math.abs(fact.value) * 0.1);
    const allowed = claim.approximate ? Math.max(rounding, Math.abs(fact.value) / 8) : rounding;
    return Math.abs(fact.value - claim.value) <= allowed + 1e-9;
  });
}

/** The measures of a finding whose value its statement does not tell already, rounded as it may be. */
export function untold(statement: string, numbers: readonly Measure[]): readonly Measure[] {
  const told = quantities(statement);
  return numbers.filter((measure) => {
    const facts = exactly(measure);
    return !told.some((claim) => isStated(claim, facts));
  });
}
