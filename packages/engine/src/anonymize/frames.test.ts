/** What stays of values that are hidden: frames, schemes, endings, words of standards; and what does not. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.js';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const hide = (tree: JsonValue): JsonValue => createAnonymizer(defaultPolicy).hide(tree);
const seals = (text: string): void => {
  const anonymizer = createAnonymizer(defaultPolicy);
  anonymizer.seal(anonymizer.hideText(text));
};

describe('a value in a frame', () => {
  it.each<[JsonValue, JsonValue]>([
    [{ senderId: 'AROAIOSFODNN7EXAMPLE:orders-poller' }, { senderId: '<ID_1>:orders-poller' }],
    [{ senderId: 'AROAIOSFODNN7EXAMPLE:summer' }, { senderId: '<ID_1>' }],
    [{ id: 'gid://shopify/Order/48213' }, { id: 'gid://shopify/Order/<ID_1>' }],
    [{ sub: 'auth0|48213summer' }, { sub: 'auth0|<ID_1>' }],
    [{ full_name: 'zorgblatt/claims-api' }, { full_name: '<NAME_1>/claims-api' }],
    [{ full_name: 'rose/summer' }, { full_name: '<NAME_1>' }],
    [{ email: 'mailto:rose@park.test' }, { email: 'mailto:<EMAIL_1>' }],
    [{ address: { country: 'NL', city: 'NL' } }, { address: { city: '<GEO_1>', country: 'NL' } }],
    [{ ndc: '00093-7214-98' }, { ndc: '00093-7214-98' }],
    [{ headers: { Authorization: 'Basic cm9zZTpw' } }, { headers: { Authorization: 'Basic <REDACTED>' } }],
    [{ cookie: 'JSESSIONID=48213AB; zorgblatt=1; Secure' }, { cookie: 'JSESSIONID=<REDACTED>; <REDACTED>; Secure' }],
  ])('keeps what is the same for everybody in %j', (tree, shown) => expect(hide(tree)).toEqual(shown));
});

describe('in text', () => {
  it.each([
    ['saw summer_report.pdf', 'saw summer_report.pdf'],
    ['saw zorgblatt.pdf', 'saw <ID_1>.pdf'],
    ['agent Mozilla%2F5.0%20AppleWebKit%2F537.36 and return=%2Forders', undefined],
    ['a%20zorgblatt and 100%Adam', '<ID_1> and 100%<NAME_1>'],
    ['Chrome/131.0.0.0 on Mac OS X 10_15_7', undefined],
    ['from 131.0.0.0 or host/131.0.0.7', 'from <IP_1> or host/<IP_2>'],
    ['at 10_15_85', 'at <ID_1>'],
    ['<CstmrCdtTrfInitn><GrpHdr/></CstmrCdtTrfInitn>', undefined],
    [':32A:250314EUR7746,00 :71A:SHA', undefined],
    ['seat 32A: here, 250314EUR7746', 'seat <ID_1>: here, <ID_2>'],
    ['konnte nicht gespeichert werden, ungültige Verbindung', undefined],
    ['arn:aws:iam::123456789012:role/orders-reader', 'arn:aws:iam::<ACCT_1>:role/orders-reader'],
    ['arn:aws:iam::123456789012:user/orders-reader', 'arn:aws:iam::<ACCT_1>:user/<RES_1>'],
    [
      'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/rose@park.test',
      'arn:aws:sts::<ACCT_1>:assumed-role/AWSReservedSSO_Admin_<RES_1>/<EMAIL_1>',
    ],
    [
      'arn:aws:dynamodb:eu-west-1:123456789012:table/Profiles/stream/2024-01-08T15:12:11.992',
      'arn:aws:dynamodb:eu-west-1:<ACCT_1>:table/Profiles/stream/<TIME_1>',
    ],
  ])('%s', (text, shown) => {
    expect(hide(text)).toBe(shown ?? text);
    expect(() => seals(text)).not.toThrow();
  });
});

describe('who is meant', () => {
  it.each<[JsonValue, string]>([
    ['Could not charge Marijke de Wit for it', 'Wit'],
    ['from=@orange_hat text', 'orange_hat'],
    ['orange_hat logged in', 'orange_hat'],
    ['ring, code 7178#, or call', '7178'],
    ['value=206 uid=943957 ip', '943957'],
    ['at\nLOCATION:1269 Sycamore Dr', '1269'],
    ['913 W 14th St Apt 6L', '913'],
    ['<name>First Baptist of Reading</name>', 'Baptist'],
    [{ changes: [{ field: 'lastName', from: 'summer', to: 'winter' }] }, 'winter'],
    [{ isbn: '078-05-1120' }, '1120'],
    [{ plate: 'NS-PX 760', msg: 'stale for NS-PX 760' }, '760'],
    ['<Cdtr><Nm>Orange</Nm><PstlAdr><TwnNm>Reading</TwnNm></PstlAdr></Cdtr>', 'Reading'],
  ])('is hidden in %j', (tree, secret) => expect(JSON.stringify(hide(tree))).not.toContain(secret));
});

describe('the name of a field', () => {
  it.each<[JsonValue, JsonValue]>([
    [
      { straße: 'x1', nomClient: 'y2', kundennummer: 'z3' },
      { kundennummer: '<ID_1>', nomClient: '<NAME_1>', straße: '<GEO_1>' },
    ],
    [{ nick: 'orange' }, { nick: '<NAME_1>' }],
    [
      { ncd: 4, ian: 5 },
      { ncd: 4, '<ID_1>': 5 },
    ],
    ['nachname=orange, nascimento: on', 'nachname=<NAME_1>, nascimento: on'],
  ])('stays in %j', (tree, shown) => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hide(tree);
    expect(hidden).toEqual(shown);
    expect(() => anonymizer.seal(JSON.stringify(hidden))).not.toThrow();
  });
});

it('is hidden as a key where a value has shown that it is somebody', () => {
  const text = 'follow that summer';
  expect(hide({ namespace: text, [text]: 1, nick: 2, owner: 'nick' })).toEqual({
    '<NAME_1>': 1,
    '<NAME_2>': 2,
    namespace: '<NAME_1>',
    owner: '<NAME_2>',
  });
});

describe('what programs report', () => {
  it.each([
    ['Failing row contains (75923, order, null, 42).', 'Failing row contains (<ID_1>, order, null, 42).'],
    [
      'data/address/zip must match pattern "^[0-9]$" (was "42444")',
      'data/address/zip must match pattern "^[0-9]$" (was "<GEO_1>")',
    ],
    ['[otp] expected 452478 but got 649048 for it', '[otp] expected <SECRET_1> but got <SECRET_2> for it'],
    ['expected 452478 but got 649048', 'expected 452478 but got 649048'],
    ['rule R-17 of 2025-03 by gpt-4o-mini on iPhone15', 'rule R-17 of 2025-03 by gpt-4o-mini on iPhone15'],
  ])('%s', (text, shown) => expect(hide(text)).toBe(shown));

  it('is a code to be typed under a key of that name', () => {
    expect(hide({ code: '944978', error: { code: '23505' } })).toEqual({
      code: '<SECRET_1>',
      error: { code: '23505' },
    });
  });

  it('counts under keys of counters, and numbers a person below one', () => {
    expect(hide({ docsExamined: 156641, employee: { number: '93867' } })).toEqual({
      docsExamined: 156641,
      employee: { number: '<ID_1>' },
    });
  });
});
