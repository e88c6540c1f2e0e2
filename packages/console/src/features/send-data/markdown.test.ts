import { describe, expect, it } from 'vitest';
import { parseInline, parseMarkdown } from './markdown.js';

const text = (value: string) => ({ kind: 'text', text: value });

describe('parseMarkdown', () => {
  it('is empty for an empty text', () => expect(parseMarkdown('\n\n')).toEqual([]));

  it('reads headings, paragraphs over several lines and code with a name', () => {
    expect(parseMarkdown('# One\n\na\nb\n\n```yaml file.yaml\nx: 1\n\n# no heading\n```\n## Two')).toEqual([
      { kind: 'heading', level: 1, inlines: [text('One')] },
      { kind: 'paragraph', inlines: [text('a b')] },
      { kind: 'code', language: 'yaml', name: 'file.yaml', text: 'x: 1\n\n# no heading' },
      { kind: 'heading', level: 2, inlines: [text('Two')] },
    ]);
  });

  it('keeps code and further paragraphs inside the item that they are indented under', () => {
    const [list, after] = parseMarkdown(
      '1. First:\n\n   ```sh\n   run\n     more\n   ```\n\n2. Second\n   goes on\n\nAfter',
    );
    expect(list).toEqual({
      kind: 'list',
      ordered: true,
      items: [
        [
          { kind: 'paragraph', inlines: [text('First:')] },
          { kind: 'code', language: 'sh', name: undefined, text: 'run\n  more' },
        ],
        [{ kind: 'paragraph', inlines: [text('Second goes on')] }],
      ],
    });
    expect(after).toEqual({ kind: 'paragraph', inlines: [text('After')] });
  });

  it('reads a table, with bars inside code left alone', () => {
    expect(parseMarkdown('| a | b |\n|---|---|\n| `x|y` | [z](z.md) |')).toEqual([
      {
        kind: 'table',
        head: [[text('a')], [text('b')]],
        rows: [[[{ kind: 'code', text: 'x|y' }], [{ kind: 'link', text: 'z', target: 'z.md' }]]],
      },
    ]);
  });

  it('takes a fence that is never closed to the end', () => {
    expect(parseMarkdown('```\nleft open')).toEqual([
      { kind: 'code', language: '', name: undefined, text: 'left open' },
    ]);
  });
});

describe('parseInline', () => {
  it('keeps markup as text', () => {
    expect(parseInline('<b>no</b> 2 * 3 * 4')).toEqual([text('<b>no</b> 2 * 3 * 4')]);
  });

  it('reads code inside the name of a link', () => {
    expect(parseInline('see [`edge`](e.md), **now**')).toEqual([
      text('see '),
      { kind: 'link', text: 'edge', target: 'e.md' },
      text(', '),
      { kind: 'strong', text: 'now' },
    ]);
  });
});
