import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './policy.js';
import { ruleSetOf } from './rule-set.js';
import { RULES } from './rules/registry.js';
import { scan } from './scan.js';

/** For every rule a text in which only it finds what it finds. A rule without a line here fails the first test. */
const SAMPLES: Readonly<Record<string, string>> = {
  email: 'mail rose@park.test now',
  'email-quoted': 'mail "rose park"@example now'.replace('rose park', 'rosepark'),
  card: 'card 4111-1111-1111-1111',
  iban: 'to GB82WEST12345698765432 now',
  ssn: '078-05-1120',
  'phone-international': '+1 (212) 55 50 1',
  'phone-national': '212.555.0101',
  'phone-short': '467 3395',
  numbered: 'order 5412',
  coordinates: '40.7128, -74.0060',
  'account-groups': '4000-1111-2222',
  street: '12 North Oak Street, Apt 4',
  'street-number-last': 'Via Roma, 12',
  'street-european': '12 Rue de Paris',
  unit: 'Suite 400',
  'postal-code': 'NY 10001',
  'labelled-number': 'patient ID 108-965',
  'phone-groups': '(082) 49-169',
  'quoted-user': "user 'orders'",
  'reference-number': '#61629',
  'user-pool': 'eu-west-1_aBcDeFgHi',
  country: 'New Zealand',
  company: 'General Mining Holdings',
  'credential-pair': 'orders:table@queue/',
  'command-password': 'curl -u orders:table',
  'tax-id': '94-2841935',
  'national-insurance': 'AB 12 34 56 C',
  url: 'https://checkout/orders?x=Qz81',
  ipv4: '10.2.3.4',
  'ipv4-dashed': 'ip-10-2-3-4',
  ipv6: '2001:db8::ff00:42:8329',
  mac: '00:1b:44:11:3a:b7',
  host: 'orders.example.com',
  'home-folder': '/home/rose/app',
  arn: 'arn:aws:sns:eu-west-1::orders',
  'aws-account': '123456789012',
  'aws-resource-id': 'vpc-0abc1234',
  's3-location': 's3://orders/invoices',
  'log-stream': '2023/04/21/[$LATEST]0123456789abcdef0123456789abcdef',
  'aws-access-key': 'AKIAIOSFODNNEXAMPLE',
  jwt: 'eyJhbGciOi.eyJzdWIiOiIx.abc',
  bearer: 'bearer abcdefghijklmnop',
  pem: '-----BEGIN KEY-----\nAAAA\n-----END KEY-----',
  'connection-string': 'redis://rose:pin@cache',
  'vendor-token': 'ghp_abcdefghijklmnop',
  'cookie-pair': 'set-cookie=theme=dark'.replace('=theme', ': theme'),
  uuid: 'at abcdefab-1c11-4222-8333-abcdefabcdef',
  'xray-trace': '1-5e1b4151-5ac6c58dc39a6c6d5e1b4151',
  'long-hex': 'at 5e1b4151a5ac6',
  'long-number': '12345678',
  'grouped-number': '12 34 56 78 90',
  'random-text': 'aB3dE5gH7jK9mN1pQ3sT5',
};
/** Rules that stand behind others on purpose: what they find, another rule finds too. */
const SECOND_LINES = new Set(['cookie-pair']);

const found = (text: string, without: readonly string[] = []): readonly string[] =>
  scan(text, ruleSetOf(defaultPolicy, without)).spans.map(({ start, end, kind }) => `${kind} ${start}-${end}`);

describe('scan', () => {
  it('has a sample for every rule', () => {
    expect(RULES.map(({ name }) => name).sort()).toEqual(Object.keys(SAMPLES).sort());
  });

  it.each(RULES.map(({ name }) => name))('finds by %s, and without it hides less or under another type', (name) => {
    const text = SAMPLES[name] ?? '';
    const rule = RULES.find((other) => other.name === name);
    expect(rule?.find(text).length).toBeGreaterThan(0);
    expect(rule?.needs.length === 0 || rule?.needs.some((needed) => text.toLowerCase().includes(needed))).toBe(true);
    if (!SECOND_LINES.has(name)) expect(found(text, [name])).not.toEqual(found(text));
  });
});
