/** Relations between inputs and outputs that hold whatever the rules are, over generated events. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer, defaultPolicy } from './index.js';

const hide = (event: unknown): string => {
  const anonymizer = createAnonymizer(defaultPolicy);
  return JSON.stringify(anonymizer.hide(JSON.parse(JSON.stringify(event))));
};

interface Tenant {
  readonly mail: string;
  readonly person: string;
  readonly ip: string;
  readonly account: string;
  readonly id: string;
  readonly phone: string;
  readonly secret: string;
}
const digits = (seed: number, length: number): string =>
  String((BigInt(seed) * 2_654_435_761n + 7_919n) % 10n ** BigInt(length)).padStart(length, '5');
const letters = (seed: number, length: number): string =>
  Array.from({ length }, (_, at) => 'bcdfghjklmnpqrstvwxz'[(seed * (at + 3) + at * 7) % 20]).join('');

const tenant = (seed: number): Tenant => ({
  mail: `${letters(seed, 6)}@${letters(seed + 1, 8)}.com`,
  person: `B${letters(seed + 2, 6)} Z${letters(seed + 3, 7)}`,
  ip: `10.${seed % 200}.${(seed * 7) % 200}.${(seed * 11) % 200}`,
  account: `9${digits(seed, 11)}`,
  id: `${digits(seed, 8)}-1111-4222-8333-${digits(seed + 5, 12)}`,
  phone: `+44${digits(seed + 9, 10)}`,
  secret: `ghp_${letters(seed, 20)}A1${letters(seed, 14)}`,
});

const events: readonly ((who: Tenant) => Readonly<Record<string, unknown>>)[] = [
  (who) => ({ message: `Could not mail ${who.mail} from ${who.ip}`, level: 'error', requestId: who.id, retries: 2 }),
  (who) => ({ user: { name: who.person, email: who.mail, phone: who.phone }, note: `called ${who.phone} again` }),
  (who) => ({ arn: `arn:aws:sns:eu-west-1:${who.account}:alerts`, body: JSON.stringify({ to: who.mail, id: who.id }) }),
  (who) => ({
    log: `token=${who.secret} for ${who.person}`,
    stack: `Error: ${who.mail}\n  at handler (/var/task/a.js:1:2)`,
  }),
  (who) => ({
    data: Buffer.from(JSON.stringify({ who: who.mail })).toString('base64').length,
    url: `https://api.example.com/v1/users/${who.id}?mail=${encodeURIComponent(who.mail)}`,
  }),
];

describe('hiding', () => {
  it('gives the same bytes when every identifier is swapped for another of its type', () => {
    let same = 0;
    let runs = 0;
    for (const event of events) {
      for (let seed = 1; seed <= 60; seed += 1) {
        runs += 1;
        same += Number(hide(event(tenant(seed))) === hide(event(tenant(seed + 1000))));
      }
    }
    expect(same / runs).toBeGreaterThanOrEqual(0.95);
  });

  it('gives the same bytes for any order of keys', () => {
    for (const event of events) {
      const tree = event(tenant(3));
      const turned = Object.fromEntries(Object.entries(tree).reverse());
      expect(hide(turned)).toBe(hide(tree));
    }
  });

  it('leaks nothing more when events are joined, and each value keeps one token', () => {
    const all = [1, 2, 3].flatMap((seed) => events.map((event) => event(tenant(seed))));
    const anonymizer = createAnonymizer(defaultPolicy);
    const shown = JSON.stringify(anonymizer.hide(JSON.parse(JSON.stringify(all))));
    for (const seed of [1, 2, 3]) {
      for (const value of Object.values(tenant(seed)))
        expect(shown.toLowerCase()).not.toContain(String(value).toLowerCase());
    }
    expect(anonymizer.seal(shown)).toBe(shown);
    const originals = anonymizer.report().flatMap(({ original }) => original ?? []);
    expect(new Set(originals).size).toBe(originals.length);
  });

  it('comes back whole, whatever was hidden', () => {
    for (const event of events) {
      const anonymizer = createAnonymizer(defaultPolicy);
      const text = JSON.stringify(event(tenant(5)).message ?? event(tenant(5)).note ?? '');
      expect(anonymizer.restore(anonymizer.hideText(text))).toBe(text);
    }
  });
});
