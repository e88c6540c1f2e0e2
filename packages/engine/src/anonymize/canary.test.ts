/** Property: whatever tree an identifying value is planted in, no form of it leaves. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.js';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const RUNS = 3000;
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
const nonsense = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{7,12}$/);

/** Identifying values, with the part of them that must be seen nowhere. */
const canaries: fc.Arbitrary<string> = fc.oneof(
  nonsense,
  nonsense.map((name) => `${name}@example-${name}.com`),
  nonsense.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)} Mc${name}`),
  digits(12),
  digits(16),
  fc.ipV4().filter((address) => !/^(127|0)\.|^169\.254|^255/.test(address)),
  fc.ipV6().filter((address) => address.length > 6),
  fc.uuid(),
  fc.stringMatching(/^AKIA[A-Z2-7]{16}$/),
  fc.stringMatching(/^ghp_[A-Za-z0-9]{36}$/),
  nonsense.map((name) => `arn:aws:s3:::${name}`).map((arn) => arn),
  digits(9).map((number) => `+44${number}`),
);

const encodings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => encodeURIComponent(value),
  (value) => [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (value) => Buffer.from(value).toString('base64'),
  (value) => Buffer.from(value).toString('base64url'),
  (value) => Buffer.from(value).toString('hex'),
  (value) => gzipSync(value).toString('base64'),
  (value) => [...value].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (value) => [...value].map((character) => `&#${character.charCodeAt(0)};`).join(''),
  (value) => JSON.stringify({ note: value, ok: true }),
  (value) => JSON.stringify(JSON.stringify({ deep: { note: value } })),
  (value) => Buffer.from(JSON.stringify({ user: value })).toString('base64'),
  (value) => `a=1&q=${encodeURIComponent(value)}&b=2`,
  (value) => [...value].join('\u200b'),
];

const places: readonly ((value: string) => JsonValue)[] = [
  (value) => value,
  (value) => `Request for ${value} failed with status 500`,
  (value) => `handler failed: key=${value}, retrying`,
  (value) => `{broken json "a": "${value}`,
  (value) => ({ message: `Could not process "${value}"` }),
  (value) => ({ [value]: 1 }),
  (value) => ({ items: { [value]: { count: 2 } } }),
  (value) => [1, [value, { nested: value }]],
  (value) => ({ password: value, message: `wrong password ${value} given` }),
  (value) => ({ url: `https://example.com/orders/${value}/items?x=${value}` }),
  (value) => ({ level: 'error', error: { stack: `Error: ${value}\n    at handler (/var/task/index.js:1:2)` } }),
  (value) => ({ authorization: [`Bearer ${value}`], text: value }),
  (value) => (/^\d{9,15}$/.test(value) ? { metric: Number(value), id: Number(value) } : { id: value }),
  (value) => `Authorization: Bearer ${value}\nnext line`,
  (value) => `<user name="${value}">${value}</user>`,
  (value) => `('${value}', ${value})[${value}]`,
];

function formsOf(value: string): readonly string[] {
  const low = value.toLowerCase();
  return [low, encodeURIComponent(low), Buffer.from(low).toString('hex'), JSON.stringify(low).slice(1, -1)];
}

describe('anonymizer under planted values', () => {
  it('lets no form of a planted value out, and its own guard agrees', () => {
    fc.assert(
      fc.property(
        canaries,
        fc.constantFrom(...encodings),
        fc.constantFrom(...places),
        fc.constantFrom(...places),
        (value, encode, place, other) => {
          const anonymizer = createAnonymizer(defaultPolicy);
          const hidden = JSON.stringify(anonymizer.hide({ first: place(encode(value)), second: other(value) }));
          const low = hidden.toLowerCase();
          for (const form of formsOf(value)) expect(low).not.toContain(form);
          expect(hidden).not.toContain(Buffer.from(value).toString('base64').replace(/=+$/, ''));
          expect(anonymizer.seal(hidden)).toBe(hidden);
        },
      ),
      { numRuns: RUNS, seed: 20230421 },
    );
  }, 120_000);

  it('gives the same bytes for the same tree, in any order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string()), canaries, (record, value) => {
        const tree = { ...record, planted: value };
        const turned = Object.fromEntries(Object.entries(tree).reverse());
        const once = JSON.stringify(createAnonymizer(defaultPolicy).hide(tree));
        expect(JSON.stringify(createAnonymizer(defaultPolicy).hide(turned))).toBe(once);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('restores every text that it hid', () => {
    const word = fc.oneof(
      canaries,
      fc.constantFrom('failed', 'timeout', 'order', '<EMAIL_1>', '502', '[IP_2]', 'ID\\_3'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join(' ');
        const anonymizer = createAnonymizer(defaultPolicy);
        expect(anonymizer.restore(anonymizer.hideText(text))).toBe(text);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });
});
