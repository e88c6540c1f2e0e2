import { describe, expect, it } from 'vitest';
import { placesOf } from './row-places.js';

describe('placesOf', () => {
  const drawn = new Map([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
  const places = (keys: readonly string[], held?: string) => [...placesOf(drawn, keys, held)];

  it('keeps the element of a row that stays, and makes others', () => {
    expect(places(['b', 'c', 'd'])).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ]);
  });
  it('gives the elements to other rows, in their order, after a jump', () => {
    expect(places(['x', 'y', 'z', 'w'])).toEqual([
      ['x', 0],
      ['y', 1],
      ['z', 2],
      ['w', 3],
    ]);
  });
  it('never gives away the element that has the keyboard', () => {
    expect(places(['x', 'y', 'z'], 'b')).toEqual([
      ['x', 0],
      ['y', 2],
      ['z', 3],
    ]);
  });
});
