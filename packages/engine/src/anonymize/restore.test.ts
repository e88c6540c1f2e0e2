import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRestorer } from './restore.js';
import type { TokenType } from './token.js';

const originals: Readonly<Record<string, string>> = {
  'EMAIL:1': 'jane@acme.example',
  'EMAIL:2': 'see <EMAIL_1> and [ID_1]',
  'EMAIL:10': 'ten@acme.example',
  'ID:1': 'o-1',
};
const lookup = (type: TokenType, ordinal: number) => originals[`${type}:${ordinal}`];

function restored(text: string): string {
  const restorer = createRestorer(lookup);
  return restorer.push(text) + restorer.end();
}

describe('createRestorer', () => {
  it('puts originals back and keeps apart tokens of which one begins the other', () => {
    expect(restored('<EMAIL_1>, <EMAIL_10>')).toBe('jane@acme.example, ten@acme.example');
  });

  it.each([
    '&lt;EMAIL_1&gt;',
    'EMAIL\\_1',
    '<EMAIL\\_1>',
    '\\<EMAIL\\_1\\>',
    '[EMAIL_1]',
    '<email_1>',
    '< EMAIL_1 >',
    '<EMAIL _ 1>',
  ])('accepts the mangled form %s', (form) => expect(restored(`mail ${form}.`)).toBe('mail jane@acme.example.'));

  it('never looks again at what it restored', () => {
    expect(restored('<EMAIL_2>')).toBe('see <EMAIL_1> and [ID_1]');
  });

  it('does not bring the markup of an original into an answer', () => {
    const held = ['![x](https://evil.example/p.png)', 'see [x](y)', '<img src=x>', 'a](b'];
    for (const original of held) {
      const restorer = createRestorer((type) => (type === 'LITERAL' ? original : undefined));
      expect(restorer.push('It said <LITERAL_1>.') + restorer.end()).toBe('It said <LITERAL_1>.');
      expect(restorer.invented()).toEqual([]);
    }
    const plain = createRestorer(() => 'list[0] (a) < b');
    expect(plain.push('It said <LITERAL_1>.') + plain.end()).toBe('It said list[0] (a) < b.');
  });

  it('shows tokens that were never issued and reports them once', () => {
    const restorer = createRestorer(lookup);
    expect(restorer.push('<IP_9> [IP_9] <WORD_1> <REDACTED> [F1] ') + restorer.end()).toBe(
      '<IP_9> [IP_9] <WORD_1> <REDACTED> [F1] ',
    );
    expect(restorer.invented()).toEqual(['<IP_9>']);
  });

  it.each([
    'https://evil.example/?q=<EMAIL_1>',
    'see www.evil.example/<EMAIL_1>',
    'evil.example/?q=<EMAIL_1>',
    '//evil.example/<EMAIL_1>',
    '![x](<EMAIL_1>)',
    '![<EMAIL_1>](x)',
    '[text](/a?b=<EMAIL_1>)',
    '[text](<EMAIL_1> "t")',
    '<img src="<EMAIL_1>">',
    '<a title=<EMAIL_1>>',
    'mailto:<EMAIL_1>',
    'javascript:x(<EMAIL_1>)',
    '[ref]: <EMAIL_1>',
  ])('restores nothing inside %s', (text) => {
    expect(restored(text)).not.toContain('jane');
    expect(restored(text)).toBe(text);
  });

  it('restores again after a URL, a link and a tag have ended', () => {
    expect(restored('https://a.example/x <ID_1>; [t](u) <ID_1>; <b>x</b> <ID_1>')).toBe(
      'https://a.example/x o-1; [t](u) o-1; <b>x</b> o-1',
    );
  });

  it('gives the same text for any chunking, and holds back at most 32 characters', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<EMAIL_1>',
        '&lt;EMAIL_1&gt;',
        'EMAIL\\_1',
        '[EMAIL_10]',
        '<email_2>',
        '< ID_1 >',
        '<EMAIL',
        '<',
        '&',
        '[',
        '\\',
        '_',
        '1',
        '>',
        ']',
        '&lt;',
        '&gt;',
        '<ID_9>',
      ),
      fc.constantFrom(' ', 'https://a.example/', '](', ')', '![', '<a ', '\n', 'ID', 'EMAIL', 'word', '"', 'é', 'F1'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }),
        fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 40 }),
        (pieces, cuts) => {
          const text = pieces.join('');
          const restorer = createRestorer(lookup);
          let out = '';
          let at = 0;
          for (let turn = 0; at < text.length; turn += 1) {
            const size = (cuts[turn % cuts.length] ?? 0) + 1;
            out += restorer.push(text.slice(at, at + size));
            at += size;
          }
          expect(out + restorer.end()).toBe(restored(text));
        },
      ),
      { numRuns: 20_000, seed: 3 },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const restorer = createRestorer(() => undefined);
        const text = pieces.join('');
        const shown = restorer.push(text).length;
        expect(text.length - shown).toBeLessThanOrEqual(32);
      }),
      { numRuns: 2000, seed: 4 },
    );
  }, 120_000);

  it('restores 10,000 distinct values without one mistake', () => {
    const restorer = createRestorer((_, ordinal) => `value-${ordinal};`);
    const tokens = Array.from({ length: 10_000 }, (_, index) => `<ID_${index + 1}>`);
    const expected = tokens.map((_, index) => `value-${index + 1};`).join(' ');
    expect(restorer.push(tokens.join(' ')) + restorer.end()).toBe(expected);
  });
});
