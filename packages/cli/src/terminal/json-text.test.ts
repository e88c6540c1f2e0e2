import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.js';

describe('jsonText', () => {
  const hostile = { a: '\u001b[2J\u009b31m', b: 'x\u202ey' };
  it('holds no character that acts on a terminal', () => expect(jsonText(hostile)).toMatch(/^[\x20-\x7e]*$/));
  it('means the same to a parser', () => expect(JSON.parse(jsonText(hostile))).toEqual(hostile));
});
