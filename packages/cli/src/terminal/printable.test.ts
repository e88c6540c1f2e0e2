import { describe, expect, it } from 'vitest';
import { oneLine, printable } from './printable.js';

describe('printable', () => {
  it.each([
    ['colors', '\u001b[31mred\u001b[0m', 'red'],
    ['a cursor that moves up and erases', 'a\u001b[2A\u001b[2Kb', 'ab'],
    ['a window title', '\u001b]0;owned\u0007text', 'text'],
    ['a clipboard write', 'x\u001b]52;c;ZXZpbA==\u001b\\y', 'xy'],
    ['a hyperlink', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['an 8-bit sequence', '\u009b31mred', 'red'],
    ['a sequence without an end', 'a\u001b[31', 'a'],
    ['bells, backspaces and NUL', 'a\u0007\u0008\u0000b', 'ab'],
    ['a carriage return that overwrites', 'safe\revil', 'safe\nevil'],
    ['a bidirectional override', 'user\u202etxt.exe', 'usertxt.exe'],
  ])('removes %s', (_, hostile, calm) => expect(printable(hostile)).toBe(calm));

  it('keeps what people write', () => expect(printable('Ünïcode ✓ 漢字\n- item')).toBe('Ünïcode ✓ 漢字\n- item'));
});

describe('oneLine', () => {
  it('shortens with an ellipsis', () => expect(oneLine('a\n  b   c d e', 5)).toBe('a b …'));
});
