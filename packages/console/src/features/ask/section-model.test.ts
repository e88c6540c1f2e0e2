import { describe, expect, it } from 'vitest';
import { blocksOf } from './section-model.js';

describe('blocksOf', () => {
  it('reads paragraphs, items, steps and citations', () => {
    expect(blocksOf('It fails [F1, F2].\n- one\n2. two', [])).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          { kind: 'text', text: 'It fails ' },
          { kind: 'citation', findings: ['F1', 'F2'] },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'item', pieces: [{ kind: 'text', text: 'one' }] },
      { kind: 'step', number: 2, pieces: [{ kind: 'text', text: 'two' }] },
    ]);
  });

  it('never makes a link or markup of anything', () => {
    const text = '[click](javascript:alert(1)) <b>x</b> https://evil.example **y**';
    expect(blocksOf(text, [])).toEqual([{ kind: 'paragraph', pieces: [{ kind: 'text', text }] }]);
  });

  it('marks exactly the sentence that nothing supports', () => {
    const checks = [
      { section: 'summary', sentence: 'B `c` [F9] d.', findings: ['F9'], verdict: 'unknown-finding' },
    ] as const;
    expect(
      blocksOf(
        'A. B `c` [F9] d. E.',
        checks.map((check) => ({ ...check, findings: [...check.findings] })),
      )[0]?.pieces,
    ).toEqual([
      { kind: 'text', text: 'A. ' },
      { kind: 'text', text: 'B ', verdict: 'unknown-finding' },
      { kind: 'code', text: 'c', verdict: 'unknown-finding' },
      { kind: 'text', text: ' ', verdict: 'unknown-finding' },
      { kind: 'citation', findings: ['F9'] },
      { kind: 'text', text: ' d.', verdict: 'unknown-finding' },
      { kind: 'text', text: ' E.' },
    ]);
  });

  it('leaves half a citation as text while it streams', () => {
    expect(blocksOf('x [F1', [])[0]?.pieces).toEqual([{ kind: 'text', text: 'x [F1' }]);
  });

  it('is empty for an empty text', () => {
    expect(blocksOf(' \n', [])).toEqual([]);
  });
});
