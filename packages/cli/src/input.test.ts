import { describe, expect, it } from 'vitest';
import { nothingRead, readInput } from './input.js';

const pipe = (...pieces: (string | Uint8Array)[]): AsyncIterable<string | Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    yield* pieces;
  },
});

describe('readInput', () => {
  it('reads standard input in pieces', async () => {
    const input = await readInput('-', pipe('START ', Buffer.from('line\n')));
    expect(new TextDecoder().decode(input.bytes)).toBe('START line\n');
  });

  it('reads what Windows PowerShell saves', async () => {
    const saved = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from('START líne\n', 'utf16le')]);
    const input = await readInput('-', pipe(saved));
    expect(new TextDecoder().decode(input.bytes)).toBe('START líne\n');
  });

  it.each([
    ['nothing', pipe(), 'is empty'],
    ['only blanks', pipe(' \n\n'), 'is empty'],
    ['binary data', pipe(Uint8Array.of(0x7f, 0x45, 0, 1)), 'binary data'],
  ])('refuses %s with a sentence', async (_, stdin, message) => {
    await expect(readInput(undefined, stdin)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      publicMessage: expect.stringContaining(message),
    });
  });

  it('says how to pipe when a person would have to type the log', async () => {
    await expect(readInput(undefined, { ...pipe(), isTTY: true })).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it.each([
    ['/nowhere/at/all.log', 'does not exist'],
    ['.', 'is a folder'],
  ])('refuses the file %s', async (file, message) => {
    await expect(readInput(file, pipe())).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      publicMessage: expect.stringContaining(message),
    });
  });
});

describe('nothingRead', () => {
  it('says why the first line was refused, where that is known', () => {
    const reasons = [{ reason: 'This event is larger than 256 kB.' }, { reason: 'Another.' }];
    expect(nothingRead('a.json', reasons)).toMatchObject({
      code: 'FILE_UNREADABLE',
      publicMessage:
        'a.json holds no log line that can be read. The first line that was refused: This event is larger than 256 kB.',
    });
    expect(nothingRead('a.json', []).publicMessage).toBe('a.json holds no log line that can be read.');
  });
});
