import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.js';

let folder: string;
let journal: Journal;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  journal = await Journal.open(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (token: string): string => join(folder, `${token}.rows`);

async function found(): Promise<readonly (readonly [string, readonly string[]])[]> {
  const all: (readonly [string, readonly string[]])[] = [];
  for await (const { token, chunks } of (await Journal.open(folder)).leftovers()) all.push([token, chunks.map(String)]);
  return all;
}

describe('a journal', () => {
  it('gives back every chunk in the order of the writes, by insert', async () => {
    const kept = await Promise.all([
      journal.write('1', Buffer.from('a\n')),
      journal.write('1', Buffer.from('b\n')),
      journal.write('2', Buffer.from('c\n')),
    ]);
    expect(kept).toEqual([true, true, true]);
    expect(await journal.write('1', Buffer.from('d\n'))).toBe(true);
    expect(await found()).toEqual([
      ['1', ['a\n', 'b\n', 'd\n']],
      ['2', ['c\n']],
    ]);
  });

  it('holds nothing of an insert that was removed', async () => {
    await journal.write('1', Buffer.from('a\n'));
    await journal.seal('1');
    await journal.remove('1');
    expect(readdirSync(folder)).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('seals only when everything is written', async () => {
    const written = Array.from({ length: 50 }, (_, index) => journal.write('1', Buffer.from(`${index}\n`)));
    await journal.seal('1');
    expect((await found())[0]?.[1]).toHaveLength(50);
    expect(await Promise.all(written)).not.toContain(false);
  });

  it('gives the chunks before one that was cut', async () => {
    await journal.write('1', Buffer.from('whole\n'));
    await journal.write('1', Buffer.from('cut\n'));
    await journal.seal('1');
    writeFileSync(fileOf('1'), readFileSync(fileOf('1')).subarray(0, -1));
    expect(await found()).toEqual([['1', ['whole\n']]]);
  });

  it('gives the chunks before one that was damaged', async () => {
    await journal.write('1', Buffer.from('whole\n'));
    await journal.write('1', Buffer.from('other\n'));
    await journal.seal('1');
    const bytes = readFileSync(fileOf('1'));
    bytes.write('O', bytes.length - 6);
    writeFileSync(fileOf('1'), bytes);
    expect(await found()).toEqual([['1', ['whole\n']]]);
  });

  it('removes a file without a whole chunk', async () => {
    writeFileSync(fileOf('empty'), '');
    appendFileSync(fileOf('cut'), Buffer.from([255, 0, 0]));
    expect(await found()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says when it could not write, and takes no more for that insert', async () => {
    rmSync(folder, { recursive: true });
    expect(await journal.write('1', Buffer.from('a\n'))).toBe(false);
    expect(await journal.write('1', Buffer.from('b\n'))).toBe(false);
    await expect(journal.seal('1')).resolves.toBeUndefined();
  });

  it('makes tokens that sort by age', () => {
    const tokens = [
      journal.newToken(999_999_999_999, 'z'),
      journal.newToken(1_700_000_000_000, 'y'),
      journal.newToken(1_700_000_000_000, 'a'),
    ];
    expect([...tokens].sort()).toEqual(tokens);
  });
});
