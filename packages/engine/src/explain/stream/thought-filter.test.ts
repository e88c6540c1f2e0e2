import { describe, expect, it } from 'vitest';
import { ThoughtFilter } from './thought-filter.js';

function filtered(text: string, size: number): string {
  const filter = new ThoughtFilter();
  const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
}

describe('ThoughtFilter', () => {
  it.each([1, 2, 5, 11, 1_000])('takes thoughts out in pieces of %i characters', (size) => {
    const text =
      '<think>The user 1 < 2 wants </b> more\n</think>\n\n## Summary\nIt failed <RES_1> <Thinking>no</thinking>now.';
    expect(filtered(text, size)).toBe('\n\n## Summary\nIt failed <RES_1> now.');
  });

  it.each([1, 4, 1_000])('keeps text, tokens and comparisons in pieces of %i characters', (size) => {
    const text = 'a <EMAIL_1> < 5 and <thinker> and </think> <t';
    expect(filtered(text, size)).toBe(text);
  });

  it('shows nothing of a thought that does not end', () => {
    expect(filtered('before <think>for ever and ever, '.concat('on and on '.repeat(50)), 7)).toBe('before ');
  });
});
