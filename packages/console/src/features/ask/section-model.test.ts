import { describe, expect, it } from 'vitest';
import { blocksOf } from './section-model.js';

describe('blocksOf', () => {
  it('reads paragraphs, items, steps and citations', () => {
    expect(blocksOf('It fails [F1, F2].\n- one\n2. two', [])).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          { kind: 'text', text: 'It fails.' },
          { kind: 'citation', findings: ['F1', 'F2'] },
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
      { kind: 'text', text: '', verdict: 'unknown-finding' },
      { kind: 'citation', findings: ['F9'] },
      { kind: 'text', text: ' d.', verdict: 'unknown-finding' },
      { kind: 'text', text: ' E.' },
    ]);
  });

  it('shows a citation that sentences in a row share once, after the last', () => {
    expect(blocksOf('A [F1]. B [F1]. C [F2]. D [F1].', [])[0]?.pieces).toEqual([
      { kind: 'text', text: 'A.' },
      { kind: 'text', text: ' B.' },
      { kind: 'citation', findings: ['F1'] },
      { kind: 'text', text: ' C.' },
      { kind: 'citation', findings: ['F2'] },
      { kind: 'text', text: ' D.' },
      { kind: 'citation', findings: ['F1'] },
    ]);
  });

  it('tells what to do from how, and cites the same finding once', () => {
    expect(blocksOf('1. Ask `x` [F1]. Look at it [F1]. Tell [F2].', [])[0]).toEqual({
      kind: 'step',
      number: 1,
      pieces: [
        { kind: 'text', text: 'Ask ' },
        { kind: 'code', text: 'x' },
        { kind: 'text', text: '.' },
        { kind: 'citation', findings: ['F1'] },
      ],
      detail: [
        { kind: 'text', text: 'Look at it.' },
        { kind: 'text', text: ' Tell.' },
        { kind: 'citation', findings: ['F2'] },
      ],
    });
  });

  it('leaves half a citation as text while it streams', () => {
    expect(blocksOf('x [F1', [])[0]?.pieces).toEqual([{ kind: 'text', text: 'x [F1' }]);
  });

  it('is empty for an empty text', () => {
    expect(blocksOf(' \n', [])).toEqual([]);
  });
});
