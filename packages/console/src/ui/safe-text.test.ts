import { describe, expect, it } from 'vitest';
import { cutText, visibleLine, visiblePieces } from './safe-text.js';

describe('visiblePieces', () => {
  it('makes a bidirectional override visible', () => {
    expect(visiblePieces('a\u202egpj.exe')).toEqual([
      { text: 'a', escaped: false },
      { text: 'U+202E', escaped: true },
      { text: 'gpj.exe', escaped: false },
    ]);
  });
  it('keeps line breaks, tabs and emoji', () => {
    expect(visiblePieces('a\n\tb 👩‍👧')).toEqual([{ text: 'a\n\tb 👩‍👧', escaped: false }]);
  });
  it('makes a lone surrogate visible', () => {
    expect(visiblePieces('\ud800').at(0)).toEqual({ text: 'U+D800', escaped: true });
  });
  it('gives nothing for an empty text', () => {
    expect(visiblePieces('')).toEqual([]);
  });
});

describe('visibleLine', () => {
  it('collapses lines and cuts', () => {
    expect(visibleLine('a\n\nb'.padEnd(400, 'c'), 6)).toBe('a bcc…');
  });
  it('shows an escape character', () => {
    expect(visibleLine('\u001b[31mred')).toBe('U+001B[31mred');
  });
});

describe('cutText', () => {
  it('never splits a surrogate pair', () => {
    expect(cutText('a😀b', 2)).toEqual({ text: 'a', left: 3 });
  });
});
