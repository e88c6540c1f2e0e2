import { describe, expect, it } from 'vitest';
import { FlowWriter } from './flow-writer.js';
import { COLORED, PLAIN } from './terminal.js';

function flow(pieces: readonly string[], width = 30, palette = PLAIN): string {
  let out = '';
  const writer = new FlowWriter({ write: (text) => (out += text), width, indent: 2, palette });
  for (const piece of pieces) writer.push(piece);
  writer.end();
  return out;
}

describe('FlowWriter', () => {
  it('wraps to the width and keeps the indent', () => {
    expect(flow(['the quick brown fox jumps over the lazy dog'])).toBe(
      '  the quick brown fox jumps\n  over the lazy dog\n',
    );
  });

  it('hangs list items under their marker', () => {
    expect(flow(['1. Raise the memory of the function now\n2. Then measure'])).toBe(
      '  1. Raise the memory of the\n     function now\n  2. Then measure\n',
    );
  });

  it('gives the same for any cut of the text', () => {
    const text = '- Two retries failed [F1, F2].\n- The vendor answers 503 since 10:21 UTC.';
    expect(flow([...text])).toBe(flow([text]));
  });

  it('never lets a sequence of the log through, even cut in two', () => {
    expect(flow(['bad \u001b', '[31mred\u001b[0m text'])).toBe('  bad red text\n');
  });

  it('dims citations', () => expect(flow(['so [F1].'], 30, COLORED)).toContain('\u001b[2m[F1].'));
});
