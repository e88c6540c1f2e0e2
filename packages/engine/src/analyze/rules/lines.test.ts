import { describe, expect, it } from 'vitest';
import { fromLineAt, withoutCalmLines } from './lines.js';

describe('the lines of a text', () => {
  it('are without those of information where another is marked as more', () => {
    const pasted =
      'INFO lost connection to the past\napi  | 2026-01-02 10:00:01 [error] disk is full\nlevel=info msg=done';
    expect(withoutCalmLines(pasted)).toBe('api  | 2026-01-02 10:00:01 [error] disk is full');
  });

  it('stay where none or all of them are marked alike', () => {
    for (const text of ['one line', 'INFO a\nINFO b', 'a\nb', 'ERROR a\nb']) expect(withoutCalmLines(text)).toBe(text);
  });

  it('are quoted from the one on that tells, where the beginning would not reach it', () => {
    const before = 'x'.repeat(200);
    expect(fromLineAt(`${before}\nboom: y`, 205)).toBe('boom: y');
    expect(fromLineAt('a\nboom', 3)).toBe('a\nboom');
  });
});
