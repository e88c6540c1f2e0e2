/** Planted values in every encoding: none may be found in what leaves, and every one that is put back must be found. */
import { gzipSync } from 'node:zlib';
import { createAnonymizer, defaultPolicy } from '../../packages/engine/src/anonymize/index.js';
import { ALNUM, DIGITS, HEX, type Random, randomFrom } from './random.js';

const CONSONANTS = 'bcdfghjklmnpqrstvwxz';

/** Values with a part that stands nowhere else; all of them are at least seven characters long. */
const CANARIES: Readonly<Record<string, (r: Random) => string>> = {
  word: (r) => r.of(CONSONANTS, 9),
  mail: (r) => `${r.of(CONSONANTS, 8)}@${r.of(CONSONANTS, 8)}.com`,
  person: (r) => `${r.of('BCDFGHJK', 1)}${r.of(CONSONANTS, 6)} ${r.of('LMNPQRST', 1)}${r.of(CONSONANTS, 7)}`,
  account: (r) => `${r.between(1, 9)}${r.of(DIGITS, 11)}`,
  ipv4: (r) => `${r.between(11, 126)}.${r.between(100, 254)}.${r.between(100, 254)}.${r.between(10, 254)}`,
  uuid: (r) => `${r.of(HEX, 8)}-${r.of(HEX, 4)}-4${r.of(HEX, 3)}-a${r.of(HEX, 3)}-${r.of(HEX, 12)}`,
  accessKey: (r) => `AKIA${r.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`,
  token: (r) => `ghp_${r.of(ALNUM, 36)}`,
  phone: (r) => `+44${r.between(1, 9)}${r.of(DIGITS, 9)}`,
  password: (r) => `${r.of(CONSONANTS, 6)}!${r.of(DIGITS, 3)}`,
};

export const ENCODINGS: Readonly<Record<string, (value: string) => string>> = {
  plain: (value) => value,
  'upper case': (value) => value.toUpperCase(),
  URL: encodeURIComponent,
  'URL, every byte': (value) =>
    [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  base64: (value) => Buffer.from(value).toString('base64'),
  base64url: (value) => Buffer.from(`{"user":"${value}"}`).toString('base64url'),
  hexadecimal: (value) => Buffer.from(value).toString('hex'),
  'gzip, base64': (value) => gzipSync(value).toString('base64'),
  '\\u escapes': (value) => [...value].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'character references': (value) => [...value].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  'JSON in a string': (value) => JSON.stringify({ note: value, ok: true }),
  'JSON in JSON': (value) => JSON.stringify(JSON.stringify({ deep: { note: value } })),
  'query string': (value) => `a=1&q=${encodeURIComponent(value)}&b=2`,
  'zero-width marks': (value) => [...value].join('\u200b'),
};

const PLACES: readonly ((value: string) => unknown)[] = [
  (value) => ({ message: `Request for ${value} failed with status 500`, level: 'error' }),
  (value) => ({ [value]: 1, items: { [value]: { count: 2 } } }),
  (value) => ({ password: value, message: `wrong password ${value} given` }),
  (value) => ({ url: `https://example.com/orders/${value}/items?x=${value}` }),
  (value) => ({ error: { stack: `Error: ${value}\n    at handler (/var/task/index.js:1:2)` }, retries: 2 }),
  (value) => [1, [value, { nested: value }]],
  (value) => `<user name="${value}">${value}</user>`,
  (value) => `{broken json "a": "${value}`,
];

/** How the value could be seen in what leaves, compared in lower case where the form has no case of its own. */
const SEEN: readonly ((value: string) => string)[] = [
  (value) => value.toLowerCase(),
  (value) => encodeURIComponent(value).toLowerCase(),
  (value) => JSON.stringify(value.toLowerCase()).slice(1, -1),
  (value) => Buffer.from(value).toString('hex'),
  (value) => Buffer.from(value.toUpperCase()).toString('hex'),
  (value) => [...value.toLowerCase()].reverse().join(''),
  (value) => [...Buffer.from(value)].map((byte) => `%${byte.toString(16)}`).join(''),
  (value) => [...value].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  (value) => [...value].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
];

export interface CanaryResult {
  readonly events: number;
  readonly hits: number;
  /** Events whose sealing was refused although nothing had leaked. */
  readonly blocked: number;
  readonly injected: number;
  readonly missed: number;
}

/** `events` trees with one planted value each; into every one that sealed, the value is put back in some form. */
export function canaries(events: number, seed: number): CanaryResult {
  const random = randomFrom(seed);
  const kinds = Object.values(CANARIES);
  const encodings = Object.values(ENCODINGS);
  const injections = encodings.filter((encode) => !/\u200b/.test(encode('ab')));
  const result = { events, hits: 0, blocked: 0, injected: 0, missed: 0 };
  for (let index = 0; index < events; index += 1) {
    const value = random.pick(kinds)(random);
    const encode = encodings[index % encodings.length] ?? String;
    const anonymizer = createAnonymizer(defaultPolicy);
    const tree = JSON.parse(
      JSON.stringify({ first: random.pick(PLACES)(encode(value)), second: random.pick(PLACES)(value) }),
    );
    const hidden = JSON.stringify(anonymizer.hide(tree));
    const lower = hidden.toLowerCase();
    const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
    if (SEEN.some((form) => lower.includes(form(value))) || hidden.includes(base64)) result.hits += 1;
    try {
      anonymizer.seal(hidden);
    } catch {
      result.blocked += 1;
      continue;
    }
    const at = random.between(0, hidden.length);
    const leaking = `${hidden.slice(0, at)} ${random.pick(injections)(value)} ${hidden.slice(at)}`;
    result.injected += 1;
    if (anonymizer.inspect(Buffer.from(leaking)).verdict === 'passed') result.missed += 1;
  }
  return result;
}
