import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';
import { parseRules } from './parse-rules.js';
import { policyOfRules } from './policy-of-rules.js';

const TEXT = `
version: 1
level: balanced
keys:
  scrub: [shoe_size]
  tokenize:
    - flavor
    - { key: shelfMark, as: RES }
  allow: [customer_id]
patterns:
  - name: order number
    match: 'ORD-\\d+'
allow: [Frobnitz]
datasets:
  payments:
    level: strict
    allow: [Quuxly]
`;

function refusal(text: string): EngineError {
  try {
    parseRules(text, 'privacy.yaml');
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('the rules were taken');
}

const rulesOf = (text: string) => parseRules(text, 'privacy.yaml');
const under = (text: string, datasets: readonly string[] | undefined = ['logs']) =>
  createAnonymizer({ ...defaultPolicy, ...policyOfRules([rulesOf(text)], datasets) });
const hidden = (text: string, record: JsonValue) => {
  const anonymizer = under(text);
  const tree = anonymizer.hide(record);
  anonymizer.seal(JSON.stringify(tree));
  return { tree, report: anonymizer.report() };
};

describe('parseRules', () => {
  it('reads every part', () => {
    expect(rulesOf(TEXT)).toMatchObject({
      level: 'balanced',
      keys: {
        scrub: ['shoe_size'],
        tokenize: [
          { key: 'flavor', as: 'ID' },
          { key: 'shelfMark', as: 'RES' },
        ],
      },
      patterns: [{ name: 'order number', match: 'ORD-\\d+', as: 'ID' }],
      datasets: { payments: { level: 'strict', allow: ['Quuxly'], patterns: [] } },
    });
  });
  it('reads JSON', () => expect(rulesOf('{"allow":["Frobnitz"]}').allow).toEqual(['Frobnitz']));
  it.each(['', '# nothing yet\n', '{}'])('takes %j as no rules', (text) => expect(rulesOf(text).patterns).toEqual([]));

  it.each([
    ['level: off', 'level', 'line 1: must be strict or balanced'],
    ['datasets:\n  web:\n    level: none', 'datasets.web.level', 'line 3: must be strict or balanced'],
    ['keys:\n  scrup: [a]', 'keys.scrup', 'line 2: is no setting'],
    ['patterns:\n  - name: x\n    match: "(a+)+b"', 'patterns.0.match', 'line 3: the pattern is too slow'],
    ['patterns:\n  - name: x\n    match: "(a"', 'patterns.0.match', 'line 3: the pattern cannot be read'],
    ['patterns:\n  - name: x\n    match: "(?<=a)b"', 'patterns.0.match', 'look-around'],
    [
      'datasets:\n  a:\n    patterns:\n      - {name: x, match: "a*"}',
      'datasets.a.patterns.0.match',
      'line 4: the pattern',
    ],
    ['keys:\n  tokenize:\n    - {key: a, as: SHOE}', 'keys.tokenize.0.as', 'line 3'],
    ['keys:\n  tokenize: [3]', 'keys.tokenize.0', 'line 2: must be a key'],
    ['version: 2', 'version', 'must be 1'],
    ['allow: Frobnitz', 'allow', 'line 1'],
    ['- a', '', 'expected object'],
  ])('refuses %j and says where', (text, path, message) => {
    const error = refusal(text);
    expect(error.code).toBe('PRIVACY_RULES_INVALID');
    expect(error.details[0]?.path).toBe(path);
    expect(error.details[0]?.message).toContain(message);
    expect(error.publicMessage).toContain('privacy.yaml cannot be used');
  });
  it('names every problem, with its line, of text that is no YAML', () => {
    expect(refusal('a: [1\nb: }').details[0]?.message).toMatch(/^line \d cannot be read/);
    expect(refusal('level: off\npatterns: 3').details).toHaveLength(2);
  });
  it('refuses aliases that blow up and text without an end', () => {
    const rows = [
      'a0: &a0 [x1, x2]',
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ];
    expect(refusal(rows.join('\n')).details[0]?.message).toContain('aliases');
    expect(refusal(`allow: [${'aa, '.repeat(30_000)}]`).details[0]?.message).toContain('longer than');
  });
});

describe('rules at work', () => {
  it('scrub, tokenize and match what they name, and say so', () => {
    const { tree, report } = hidden(TEXT, {
      lastShoeSize: { left: 'apple' },
      flavor: 'blue',
      shelfMark: 'green',
      message: 'checkout of ORD-77 failed',
    });
    expect(tree).toEqual({
      flavor: '<ID_1>',
      lastShoeSize: { left: '<REDACTED>' },
      message: 'checkout of <ID_2> failed',
      shelfMark: '<RES_1>',
    });
    const reasons = report.map(({ reason }) => reason);
    expect(reasons).toContain('your rule “order number”');
    expect(reasons).toContain('a rule of yours hides the key “flavor”');
  });

  it('are what hides: without them the same values stay', () => {
    expect(hidden('', { flavor: 'blue', lastShoeSize: { left: 'apple' }, shelfMark: 'green' }).tree).toEqual({
      flavor: 'blue',
      lastShoeSize: { left: 'apple' },
      shelfMark: 'green',
    });
  });

  it('hide numbers, nested JSON and other spellings of a key', () => {
    const record = { body: '{"shelf_mark":"green"}', 'shelf-mark': 7 };
    expect(hidden(TEXT, record).tree).toEqual({ body: '{"shelf_mark":"<RES_1>"}', 'shelf-mark': '<RES_2>' });
  });

  it('let an allowed word and the value of an allowed key pass, and no identifier in it', () => {
    const record = { message: 'Frobnitz failed', customer_id: 'order', other: { customer_id: 'ada@example.com' } };
    expect(hidden('', { customer_id: 'order' }).tree).toEqual({ customer_id: '<ID_1>' });
    expect(hidden(TEXT, record).tree).toEqual({
      customer_id: 'order',
      message: 'Frobnitz failed',
      other: { customer_id: '<EMAIL_1>' },
    });
  });

  it('cannot allow what is scrubbed', () => {
    expect(hidden('keys: {allow: [password]}', { password: 'order' }).tree).toEqual({ password: '<REDACTED>' });
  });

  it('change the version that goes into the cache key, each of them', () => {
    const texts = [
      '',
      TEXT,
      'level: balanced',
      'keys: {scrub: [a]}',
      'keys: {tokenize: [a]}',
      'keys: {tokenize: [{key: a, as: IP}]}',
    ];
    const more = [
      'keys: {allow: [a]}',
      'allow: [aa]',
      'patterns: [{name: x, match: a}]',
      'patterns: [{name: x, match: b}]',
    ];
    const versions = [...texts, ...more].map((text) => under(text).rulesVersion);
    expect(new Set(versions).size).toBe(versions.length);
    expect(under(TEXT).rulesVersion).toBe(under(TEXT).rulesVersion);
  });
});

describe('policyOfRules', () => {
  const level = (text: string, datasets?: readonly string[]) => policyOfRules([rulesOf(text)], datasets).level;
  const TWO = 'datasets: {logs: {level: balanced}, pay: {level: strict}}';
  it.each([
    ['', ['logs'], 'strict'],
    ['level: balanced', ['logs'], 'balanced'],
    [TEXT, ['payments'], 'strict'],
    [TEXT, ['logs', 'payments'], 'strict'],
    [TEXT, undefined, 'strict'],
    ['level: balanced', undefined, 'balanced'],
    [TWO, ['logs'], 'balanced'],
    [TWO, ['other'], 'strict'],
    [TWO, ['logs', 'other'], 'strict'],
    [TWO, undefined, 'strict'],
  ] as const)('of %j about %j is %s', (text, datasets, expected) => expect(level(text, datasets)).toBe(expected));

  it('adds up sources, the strictest level first', () => {
    const both = policyOfRules(
      [rulesOf('level: strict\nkeys: {scrub: [a]}'), rulesOf('level: balanced\nkeys: {scrub: [b]}')],
      ['x'],
    );
    expect(both).toMatchObject({ level: 'strict', scrubKeys: ['a', 'b'] });
  });
  it("lets a dataset's words pass only where it stands alone", () => {
    const allow = (datasets?: readonly string[]) => policyOfRules([rulesOf(TEXT)], datasets).allow;
    expect(allow(['payments'])).toEqual(['Frobnitz', 'Quuxly']);
    expect([allow(['payments', 'logs']), allow(['logs']), allow(undefined)]).toEqual([
      ['Frobnitz'],
      ['Frobnitz'],
      ['Frobnitz'],
    ]);
  });
});
