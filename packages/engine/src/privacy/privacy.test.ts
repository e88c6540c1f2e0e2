/** The privacy rules through the engine: from the file and the page to what leaves, and what they would have done. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../index.js';

const ACTOR = { workspaceId: 'default', environment: 'test', actor: 'test' };
const OTHER = { ...ACTOR, workspaceId: 'other' };
const EMAIL = 'ada.lovelace@example.com';
let dataDir: string;
let engine: Engine;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'privacy-'));
  await writeFile(join(dataDir, 'privacy.yaml'), 'keys:\n  scrub: [house]\n');
  engine = await createEngine({ dataDir });
  const events = [
    { message: 'order ORD-1 failed', level: 'error', flavor: 'blue', house: 'green' },
    { message: `no account for ${EMAIL}`, flavor: 'red' },
    { message: 'Frobnitz is down' },
  ];
  await engine.ingestEvents('test', { dataset: 'web' }, {}, Buffer.from(JSON.stringify(events)));
});
afterAll(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the rules of a workspace', () => {
  it('are empty at first beside the file of the server', async () => {
    const view = await engine.privacyRules(ACTOR);
    expect(view).toMatchObject({ text: '', level: 'strict', file: { name: 'privacy.yaml' }, counts: { keys: 1 } });
  });

  it('are kept as they were written, change the version, and hold for that workspace alone', async () => {
    const before = await engine.privacyRules(OTHER);
    const text = '# ours\nlevel: balanced\nkeys: {tokenize: [flavor]}\n';
    const saved = await engine.savePrivacyRules(OTHER, text);
    expect(saved).toMatchObject({ text, level: 'balanced', counts: { keys: 2 } });
    expect(saved.version).not.toBe(before.version);
    expect(await engine.privacyRules(OTHER)).toEqual(saved);
    expect((await engine.previewPrivacy(OTHER, { record: { flavor: 'blue' } })).sent).toBe('{"flavor":"<ID_1>"}');
    expect((await engine.previewPrivacy(ACTOR, { record: { flavor: 'blue' } })).sent).toBe('{"flavor":"blue"}');
  });

  it('stay as they were when new ones are refused', async () => {
    const bad = 'patterns:\n  - name: slow\n    match: (a+)+b';
    await expect(engine.savePrivacyRules(ACTOR, bad)).rejects.toMatchObject({
      code: 'PRIVACY_RULES_INVALID',
      details: [{ path: 'patterns.0.match', message: expect.stringContaining('line 3: the pattern is too slow') }],
    });
    expect((await engine.privacyRules(ACTOR)).text).toBe('');
  });
});

describe('a preview', () => {
  it('shows the exact bytes, and for each token its reason and its place on both sides', async () => {
    const record = { z: `mail ${EMAIL} now`, house: 'green', '7': [true, 12345678901], password: 'x y' };
    const { original, sent, marks, bytes, verdict } = await engine.previewPrivacy(ACTOR, { record });
    expect(verdict).toBe('passed');
    expect(sent).toBe('{"7":[true,"<ID_1>"],"house":"<REDACTED>","password":"<REDACTED>","z":"mail <EMAIL_1> now"}');
    expect(bytes).toBe(sent.length);
    expect(JSON.parse(original)).toEqual(record);
    const placed = marks.map(({ sent: [from, to], original: place = [0, 0], token, reason }) => [
      sent.slice(from, to) === token,
      original.slice(...place),
      reason,
    ]);
    expect(placed).toEqual([
      [true, '12345678901', expect.stringContaining('number')],
      [true, 'green', expect.stringContaining('“house”')],
      [true, 'x y', expect.stringContaining('“password”')],
      [true, EMAIL, expect.stringContaining('mail')],
    ]);
  });

  it('shows text as text', async () => {
    const { original, sent, marks } = await engine.previewPrivacy(ACTOR, { record: `"${EMAIL}"\nand ${EMAIL}` });
    expect([original, sent]).toEqual([`"${EMAIL}"\nand ${EMAIL}`, '"<EMAIL_1>"\nand <EMAIL_1>']);
    expect(marks.map(({ original: place = [0, 0] }) => original.slice(...place))).toEqual([EMAIL, EMAIL]);
  });

  it.each([
    [{ 'ada@example.com': 1, '10': 2, '123456789012': { a: '\u202e"\\' } }],
    [{ body: `{"user":{"email":"${EMAIL}","n":123456789012}}`, list: [[`a ${EMAIL}`, null, 1.123456789]] }],
    [[{ token: { a: 1, b: [true] } }, Buffer.from(EMAIL).toString('base64'), '%40ada%20lovelace']],
  ])('lays %j beside its original without a stray byte', async (record) => {
    const { sent, marks } = await engine.previewPrivacy(ACTOR, { record });
    expect(sent).not.toMatch(/ada|lovelace/i);
    expect(marks.length).toBeGreaterThan(0);
    for (const {
      sent: [from, to],
      token,
    } of marks)
      expect(sent.slice(from, to)).toBe(token);
  });

  it('takes rules that are not saved, and refuses broken ones', async () => {
    const rules = "patterns:\n  - name: orders\n    match: 'ORD-\\d+'\n    as: RES";
    const preview = await engine.previewPrivacy(ACTOR, { record: 'order ORD-1 failed', rules });
    expect([preview.sent, preview.hidden[0]?.reason]).toEqual(['order <RES_1> failed', 'your rule “orders”']);
    await expect(engine.previewPrivacy(ACTOR, { record: 'a', rules: 'level: off' })).rejects.toMatchObject({
      code: 'PRIVACY_RULES_INVALID',
    });
  });
});

describe('a trial on stored events', () => {
  it('tells of each rule alone what it would have done', async () => {
    const rules = `
keys: {tokenize: [{key: flavor, as: RES}, shoe]}
patterns: [{name: orders, match: 'ORD-\\d+', as: RES}]
allow: [Frobnitz]
datasets: {web: {keys: {scrub: [flavor]}}, none: {keys: {scrub: [flavor]}}}
`;
    const answer = await engine.tryPrivacy(ACTOR, { rules, limit: 200 });
    expect(answer).toMatchObject({ events: 3, complete: true, changed: 3, blocked: 0 });
    const counts = answer.effects.map(({ path, rule, events, values }) => [path, rule, events, values]);
    expect(counts).toEqual([
      ['keys.tokenize.0', 'hide flavor as RES', 2, 2],
      ['keys.tokenize.1', 'hide shoe as ID', 0, 0],
      ['patterns.0', 'pattern “orders”', 1, 1],
      ['allow.0', 'let Frobnitz pass', 1, 1],
      ['datasets.web.keys.scrub.0', 'never send flavor, in web', 2, 2],
      ['datasets.none.keys.scrub.0', 'never send flavor, in none', 0, 0],
    ]);
    expect(answer.effects[3]?.examples).toEqual([
      {
        eventId: expect.any(String),
        path: 'message',
        original: 'Frobnitz is down',
        before: '<NAME_1> is down',
        after: 'Frobnitz is down',
      },
    ]);
  });

  it('looks at no more than it is asked to, inside of its time', async () => {
    const one = await engine.tryPrivacy(ACTOR, { rules: 'allow: [Frobnitz]', limit: 1 });
    expect(one.events).toBe(1);
    const none = await engine.tryPrivacy(ACTOR, { rules: '', timeframe: { from: 1, to: 2 }, limit: 10 });
    expect(none).toMatchObject({ timeframe: { from: 1, to: 2 }, events: 0, complete: true, effects: [] });
  });
});

describe('what is asked of a model', () => {
  const bodyUnder = async (text: string): Promise<string> => {
    const timeframe = { from: Date.now() - 600_000, to: Date.now() + 60_000 };
    const query = { filters: [{ key: 'flavor', operation: '=' as const, value: 'blue' }] };
    const { events = [] } = await engine.query(ACTOR, { query, timeframe, view: 'events' });
    await engine.savePrivacyRules(ACTOR, text);
    const preview = await engine.preview(ACTOR, { subject: { kind: 'event', id: events[0]?.id ?? '' } });
    await engine.savePrivacyRules(ACTOR, '');
    expect(preview.verdict).toBe('passed');
    return preview.body;
  };
  const rule = 'keys: {tokenize: [{key: flavor, as: MAC}]}';

  it('follows the rules for all, and those of the datasets that take part', async () => {
    const bodies = await ['', rule, `datasets: {web: {${rule}}}`, `datasets: {other: {${rule}}}`].reduce(
      async (done, text) => [...(await done), await bodyUnder(text)],
      Promise.resolve<readonly string[]>([]),
    );
    expect(bodies.map((body) => body.includes('<MAC_1>'))).toEqual([false, true, true, false]);
  });

  it('follows the file of the server', async () => {
    const body = await bodyUnder('');
    expect(body).toContain('house');
    expect(body).not.toContain('green');
  });
});

describe('the file of the server', () => {
  it('stops the start when it holds what is no rule, and names the place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'privacy-'));
    await writeFile(join(folder, 'privacy.yaml'), 'level: none\n');
    await expect(createEngine({ dataDir: folder })).rejects.toMatchObject({
      code: 'PRIVACY_RULES_INVALID',
      publicMessage: expect.stringContaining('privacy.yaml cannot be used: level, line 1'),
    });
    await expect(createEngine({ dataDir: folder, privacyRulesFile: join(folder, 'gone.yaml') })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      publicMessage: expect.stringContaining('BASELIME_PRIVACY_RULES'),
    });
    await rm(folder, { recursive: true, force: true });
  });
});
