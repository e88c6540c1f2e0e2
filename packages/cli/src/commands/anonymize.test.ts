import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';
import { linesOf, recordOf } from './anonymize.js';

describe('linesOf', () => {
  it('keeps empty lines inside and drops the one after the end', () =>
    expect(linesOf('a\n\nb\r\n')).toEqual(['a', '', 'b']));
});

describe('recordOf', () => {
  it('reads an object as a tree', () => expect(recordOf(' {"a":[1]}')).toEqual({ a: [1] }));
  it('leaves broken JSON as text', () => expect(recordOf('{"a":')).toBe('{"a":'));
  it('leaves a bare number as text', () => expect(recordOf('42')).toBe('42'));
});

describe('anonymize with rules', () => {
  let folder: string;
  let rules: string;
  let broken: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anonymize-'));
    rules = join(folder, 'rules.yaml');
    broken = join(folder, 'broken.yaml');
    await writeFile(rules, "level: balanced\npatterns:\n  - name: orders\n    match: 'ORD-\\d+'\n    as: RES\n");
    await writeFile(broken, 'patterns:\n  - name: slow\n    match: (a+)+b\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('hides what a rule says, in one record and in each line', async () => {
    const one = await runCommand(['anonymize', '--rules', rules], 'order ORD-77 failed');
    expect([one.code, one.out]).toEqual([0, 'order <RES_1> failed\n']);
    const lines = await runCommand(['anonymize', '--lines', '--rules', rules], 'ORD-1\nORD-2\n');
    expect(lines.out).toBe('"<RES_1>"\n"<RES_1>"\n');
  });

  it('takes the level of the flag over that of the rules', async () => {
    const record = JSON.stringify({ name: 'Frobnitz', status: 'frobbed' });
    const [ruled, strict, balanced] = await Promise.all([
      runCommand(['anonymize', '--rules', rules], record),
      runCommand(['anonymize', '--rules', rules, '--level', 'strict'], record),
      runCommand(['anonymize', '--level', 'balanced'], record),
    ]);
    expect(strict.out).toContain('"status":"<ID_');
    expect(ruled.out).toContain('"status":"frobbed"');
    expect(balanced.out).toBe(ruled.out);
  });

  it.each([
    [['--rules', '/nowhere.yaml'], 66, 'does not exist'],
    [['--level', 'off'], 64, 'strict, balanced'],
  ])('refuses %j', async (flags, code, why) => {
    const ran = await runCommand(['anonymize', ...flags], 'a line');
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.notes).toContain(why);
  });

  it('prints nothing under rules that cannot be used, and says which and where', async () => {
    const ran = await runCommand(['anonymize', '--rules', broken], 'a line');
    expect([ran.code, ran.out]).toEqual([65, '']);
    expect(ran.notes).toMatch(/broken\.yaml.*patterns\.0\.match, line 3: the pattern is too slow/);
  });
});
