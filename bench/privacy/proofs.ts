/** Rows 7 and 9 to 12 of the table: linear time, streaming, restoring, equal prompts, tokens. */
import { createAnonymizer, defaultPolicy } from '../../packages/engine/src/anonymize/index.js';
import { twins } from './generate.js';
import type { LabelledRecord } from './marks.js';
import { hideRecord } from './ours.js';
import { millisecondsSince, started } from './own-time.js';
import { randomFrom } from './random.js';
import type { TemplateSet } from './template.js';

const SHAPES: readonly string[] = [
  ...[
    'a',
    'aA',
    'a.',
    '1-',
    '1',
    '1 ',
    'a@',
    '{"a":',
    '\\"',
    '%41',
    'a:',
    '::a',
    'arn:aws:s3:::',
    'a://',
    'a=b&',
    'eyJaaaa.',
  ],
  ...[
    '-----BEGIN A-----',
    'password: ',
    'password=',
    'user=',
    'a/1/',
    '&',
    '/a/b/',
    '$6$a',
    '<a ',
    '<EMAIL_',
    '&amp;',
    'Jane ',
    '12 Oak ',
    'GB82 ',
    'cookie: ',
  ],
  ...[
    'bearer ',
    'aGVsbG8gd29ybGQh',
    '\\',
    '"',
    '1.1.1.1.',
    '_',
    'a-',
    '\\u0041',
    '--a ',
    '[',
    '[1,',
    ' ',
    'ID 1',
    'Aa ',
  ],
];

/** Milliseconds of one core for each of `times` passes over one text: hidden, and looked through. */
function costOf(text: string, times: number): number {
  const begin = started();
  for (let pass = 0; pass < times; pass += 1) {
    const anonymizer = createAnonymizer(defaultPolicy);
    anonymizer.inspect(Buffer.from(anonymizer.hideText(text)));
  }
  return millisecondsSince(begin) / times;
}

const RUNS = 7;
const LONG_RUNS = 3;

/**
 * The least cost of each length, the lengths in turn, so that a busy moment does not fall on one of them. Each is measured over
 * as many characters as the longest has: a short text alone would mostly be spared the collection of its memory, a long one never.
 */
function costs(shape: string, lengths: readonly number[], runs = RUNS): readonly number[] {
  const texts = lengths.map((length) => shape.repeat(Math.ceil(length / shape.length)));
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  const longest = Math.max(...lengths);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, text] of texts.entries()) {
      const times = Math.round(longest / (lengths[index] ?? longest));
      least[index] = Math.min(least[index] ?? 0, costOf(text, times));
    }
  }
  return least;
}

export interface Linear {
  readonly worstGrowth: number;
  readonly worstGrowthOf: string;
  readonly worstMs: number;
  readonly worstMsOf: string;
}

/**
 * The growth for twice the length, as the lesser of two doublings, and the time of 20,000 characters; hiding and guard together. From
 * 128 KiB on a string or a list is a large object to the runtime and costs about a millisecond more, however long it is: across that
 * step one doubling takes three times as long, once. What grows faster than the text does so in every doubling.
 */
export function linear(): Linear {
  let worst = { worstGrowth: 0, worstGrowthOf: '', worstMs: 0, worstMsOf: '' };
  for (const shape of SHAPES) {
    costs(shape, [4000]);
    const [middle = 0] = costs(shape, [20_000]);
    const [short = 0, long = 0, longest = 0] = costs(shape, [80_000, 160_000, 320_000], LONG_RUNS);
    const growth = Math.min(long / short, longest / long);
    if (growth > worst.worstGrowth) worst = { ...worst, worstGrowth: growth, worstGrowthOf: shape };
    if (middle > worst.worstMs) worst = { ...worst, worstMs: middle, worstMsOf: shape };
  }
  return worst;
}

/** Wrong texts among random chunkings of an answer, and the most characters that were held back. */
export function chunkings(runs: number): { readonly wrong: number; readonly held: number } {
  const random = randomFrom(9);
  const anonymizer = createAnonymizer(defaultPolicy);
  anonymizer.hideText('mail kvbwq@zzkplm.com and xqzvbn@zzkplm.com from 10.2.3.4 for Brzk Wqvx');
  const pieces = [
    '<EMAIL_1>',
    '<EMAIL_2>',
    '[EMAIL_1]',
    '&lt;IP_1&gt;',
    'EMAIL\\_1',
    '< NAME_1 >',
    '<NAME_9>',
    '<',
    '&',
    '[',
  ];
  const words = [' failed ', 'https://a.example/', '](', ')', '\n', 'EMAIL', 'order', '"', 'é', '1', '_', '>'];
  let wrong = 0;
  let held = 0;
  for (let run = 0; run < runs; run += 1) {
    const text = Array.from({ length: random.between(1, 16) }, () =>
      random.pick(random.chance(0.5) ? pieces : words),
    ).join('');
    const whole = anonymizer.restorer();
    const expected = whole.push(text) + whole.end();
    const restorer = anonymizer.restorer();
    let shown = '';
    for (let at = 0; at < text.length; ) {
      const size = random.between(1, 7);
      shown += restorer.push(text.slice(at, at + size));
      at += size;
    }
    const before = shown.length;
    shown += restorer.end();
    held = Math.max(held, shown === text ? shown.length - before : 0);
    wrong += Number(shown !== expected);
  }
  return { wrong, held };
}

/** Wrong values among `distinct` different ones of each type, and originals that a URL or markup was given. */
export function restoring(distinct: number): {
  readonly wrong: number;
  readonly inside: number;
  readonly forged: number;
} {
  const anonymizer = createAnonymizer({ ...defaultPolicy, maxCharacters: 20_000_000 });
  const values = Array.from({ length: distinct }, (_, index) => `u${index}x@zzkplm${index}.com`);
  const ids = Array.from({ length: distinct }, (_, index) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
  let wrong = 0;
  for (const list of [values, ids]) {
    const hidden = list.map((value) => anonymizer.hideText(value));
    wrong += new Set(hidden).size === list.length ? 0 : list.length;
    for (const [index, token] of hidden.entries()) wrong += Number(anonymizer.restore(token) !== list[index]);
  }
  const places = [
    'https://evil.example/?q=T',
    '![x](T)',
    '[t](/a?b=T)',
    '<img src="T">',
    '[r]: T',
    'mailto:T',
    '<a title=T>',
  ];
  const inside = places.filter((place) =>
    anonymizer.restore(place.replace('T', '<EMAIL_1>')).includes('zzkplm'),
  ).length;
  const forged = ['<EMAIL_1>', '[ip_1]', '&lt;EMAIL_2&gt;', 'EMAIL\\_3'].filter(
    (token) => anonymizer.restore(anonymizer.hideText(token)) !== token,
  );
  return { wrong, inside, forged: forged.length };
}

/** The share of events whose hidden form is the same for two tenants, and for a repeat by the same one. */
export function identity(set: TemplateSet): { readonly tenants: number; readonly repeat: number } {
  const pairs = [71, 171, 271, 371, 471].flatMap((seed) => twins(set, seed));
  const hide = ({ text, isJson }: LabelledRecord): string => hideRecord('strict', { text, isJson });
  const same = pairs.filter(([one, other]) => hide(one) === hide(other)).length;
  const repeated = pairs.filter(([one]) => new Set([hide(one), hide(one)]).size === 1).length;
  return { tenants: same / pairs.length, repeat: repeated / pairs.length };
}
