/**
 * What makes the prompts of two occurrences of one failure alike: clock times become `{time 1}`, measured values
 * `{value 1}`, the sentence that counts occurrences `{sentence 1}`, and values of the excerpt move to a coarse grid. The
 * exact values are put back into the answer.
 */
import { isObject, type JsonValue } from '../../model/json.js';
import type { Measure } from '../narrator/measures.js';

/** Steps of at most a third in the manner of the preferred numbers of ISO 3, with every whole digit kept. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10] as const;

/** The nearest step in the decade of `value`; 0, odd values and the sign are kept. Unit: the caller's. */
export function onGrid(value: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const decade = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const mantissa = Math.abs(value) / decade;
  let nearest: number = STEPS[0];
  for (const step of STEPS) if (Math.abs(step - mantissa) < Math.abs(nearest - mantissa)) nearest = step;
  return Number((Math.sign(value) * nearest * decade).toPrecision(3));
}

/**
 * A measure as the prompt tells it. Statuses and configured sizes stay exact, and so do counts up to 20, because the
 * difference between one and two is a fact. Shares go to the nearest twentieth, and onto the grid near both ends.
 */
export function roundedMeasure({ value, unit }: Pick<Measure, 'value' | 'unit'>): number {
  switch (unit) {
    case 'status':
    case 'MB':
      return value;
    case 'count':
      return Math.abs(value) <= 20 ? value : onGrid(value);
    case 'share':
      if (value < 0.05) return onGrid(value);
      return value > 0.95 ? Number((1 - onGrid(1 - value)).toPrecision(6)) : Math.round(value * 20) / 20;
    default:
      return onGrid(value);
  }
}

/** A number in running text: digits with separators, not part of a name, a version, a path or an address. */
const TEXT_NUMBER =
  /(?<![\w.:/@#$<{-])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?=(?:\s?(?:%|ms|s|min|h|kB|KB|MB|GB)(?![\w]))|[\s,;!?)]|\.(?:\s|$)|$)/g;

const parse = (text: string): number => Number(text.replaceAll(',', ''));

/** What a number in a text may be, given the measures behind the text, in the spellings that statements use. */
function readings({ value, unit }: Measure): readonly (readonly [shown: number, scale: number])[] {
  if (unit === 'ms') return [1, 1e-3, 1 / 60_000, 1 / 3_600_000, 1 / 86_400_000].map((scale) => [value * scale, scale]);
  if (unit === 's') return [1, 1000, 1 / 60, 1 / 3600].map((scale) => [value * scale, scale]);
  if (unit === 'share') return [[value * 100, 100]];
  if (unit === 'By') return [1, 1 / 1024, 1 / 1024 ** 2].map((scale) => [value * scale, scale]);
  return [[value, 1]];
}

/** The statement with each number that one of its measures gave replaced by that measure's rounded value. */
export function roundStatement(text: string, numbers: readonly Measure[]): string {
  return text.replace(TEXT_NUMBER, (whole) => {
    const shown = parse(whole);
    const decimals = whole.split('.')[1]?.length ?? 0;
    for (const measure of numbers) {
      for (const [value, scale] of readings(measure)) {
        // A whole value is told as it is; a fraction may have been rounded to what is shown.
        const allowed = Number.isInteger(value) ? 1e-9 : Math.min(0.51 * 10 ** -decimals, Math.abs(value) * 0.06);
        if (Math.abs(value - shown) > allowed) continue;
        const rounded = Number((roundedMeasure(measure) * scale).toPrecision(3));
        return Number(rounded.toPrecision(2)) === Number(shown.toPrecision(3)) ? whole : `about ${rounded}`;
      }
    }
    return whole;
  });
}

const ISO_TIME = /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/g;
const ANY_TIME = new RegExp(
  String.raw`${ISO_TIME.source}|\b(?:\d{4}-\d{2}-\d{2} )?\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?UTC\b| ?Z\b)?`,
  'g',
);

/** A number of a statement with its unit; statuses and what stands in quotation marks are part of what the failure is. */
const VALUE = new RegExp(
  String.raw`"[^"]*"|\b(?:status|HTTP) \d{3}\b|\{[^}]*\}|${TEXT_NUMBER.source}(?:\s?(?:%|ms|s|min|h|days?|[kKMG]?B)(?!\w))?`,
  'g',
);

/**
 * Clock times behind `{time n}`, measured values behind `{value n}` and whole sentences behind `{sentence n}`, for one
 * prompt and its answer. Each place gets a mark of its own: that two of them are equal this time says nothing, and must
 * not change the prompt.
 */
export class Marks {
  private readonly originals: string[] = [];
  private readonly values: string[] = [];
  private readonly sentences: string[] = [];

  hide(text: string): string {
    return text
      .replace(ANY_TIME, (original) => `{time ${this.originals.push(original)}}`)
      .replace(PATH_NUMBER, (original) => `{value ${this.values.push(original)}}`);
  }

  hideValues(text: string): string {
    return text.replace(VALUE, (whole) => (/^\d/.test(whole) ? `{value ${this.values.push(whole)}}` : whole));
  }

  /** The first sentence becomes one mark; its period and what follows stay. Empty text stays empty. */
  hideSentence(text: string): string {
    return text.replace(/^.+?(?=\.(?:\s|$)|$)/s, (sentence) => `{sentence ${this.sentences.push(sentence)}}`);
  }

  restore(text: string): string {
    return text.replace(/\{\s?(time|value|sentence)\s(\d{1,3})\s?\}/gi, (whole, kind: string, n: string) => {
      const known = { time: this.originals, value: this.values, sentence: this.sentences }[kind.toLowerCase()];
      return known?.[Number(n) - 1] ?? whole;
    });
  }
}

/** The power of ten next to a value, for what must not vary with every occurrence; 0 and odd values are kept. */
export const magnitude = (value: number): number =>
  !Number.isFinite(value) || value === 0 ? value : Math.sign(value) * 10 ** Math.round(Math.log10(Math.abs(value)));

const SMALL_UNITS = /(\d+(?:\.\d+)?)(\s?)(ms|milliseconds|s|sec|seconds|minutes)\b/g;
/** The number of one order, page or account in a path: another one each time. */
const PATH_NUMBER = /(?<=\/)\d{2,}(?=[/?#\s"',;)]|$)/g;
const TIME_KEY = /time|date|(?:^|[_@.])(?:at|ts)$/i;
const MEASURED_KEY = /dur|latency|elapsed|used|bytes|size_?sent|ms$|millis|seconds$|init|remaining|wait|delay|count/i;

/** Data beside the findings: instants as offsets from the earliest one, durations on the grid; all else as it is. */
export function roundExcerpt(tree: JsonValue): JsonValue {
  const start = Math.min(...instants(tree));
  const offset = (at: number): string => {
    const seconds = (at - start) / 1000;
    return `T+${seconds < 0.01 ? 0 : onGrid(seconds)}s`;
  };
  const text = (value: string): string =>
    value
      .replace(ISO_TIME, (time) => {
        const at = Date.parse(
          time
            .replace(',', '.')
            .replace(/\s?UTC$/, 'Z')
            .replace(' ', 'T'),
        );
        return Number.isNaN(at) ? time : offset(at);
      })
      .replace(PATH_NUMBER, '{n}')
      .replace(SMALL_UNITS, (_, n: string, space: string, unit: string) => `${onGrid(Number(n))}${space}${unit}`);
  const walk = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') {
      const at = epochMillis(value, key);
      if (at !== undefined) return offset(at);
      return MEASURED_KEY.test(key) || !Number.isInteger(value) ? onGrid(value) : value;
    }
    if (Array.isArray(value)) return value.map((item: JsonValue) => walk(item, key));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(tree, '');
}

/** Epoch milliseconds of a number under a key that speaks of time, whatever its unit; undefined for any other. */
function epochMillis(value: number, key: string): number | undefined {
  if (!TIME_KEY.test(key)) return undefined;
  for (const scale of [1, 1e3, 1e-3, 1e-6]) {
    const at = value * scale;
    if (at > 946_684_800_000 && at < 4_102_444_800_000) return at;
  }
  return undefined;
}

function instants(tree: JsonValue, key = ''): number[] {
  if (typeof tree === 'string') {
    return [...tree.matchAll(ISO_TIME)]
      .map(([time]) =>
        Date.parse(
          time
            .replace(',', '.')
            .replace(/\s?UTC$/, 'Z')
            .replace(' ', 'T'),
        ),
      )
      .filter((at) => !Number.isNaN(at));
  }
  if (typeof tree === 'number') {
    const at = epochMillis(tree, key);
    return at === undefined ? [] : [at];
  }
  if (Array.isArray(tree)) return tree.flatMap((item: JsonValue) => instants(item, key));
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([name, item]) => instants(item, name));
}
