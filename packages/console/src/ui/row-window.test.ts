import { describe, expect, it } from 'vitest';
import { placesOf, rowsIn, scrollFor } from './row-window.js';

describe('rowsIn', () => {
  it('is what is in sight and four more on either side', () => {
    expect(rowsIn({ top: 1000, height: 100 }, 10, 500)).toEqual({ first: 96, end: 114 });
  });
  it('stays within the list', () => {
    expect(rowsIn({ top: 0, height: 100 }, 10, 5)).toEqual({ first: 0, end: 5 });
    expect(rowsIn({ top: 0, height: 0 }, 10, 0)).toEqual({ first: 0, end: 0 });
  });
  it('is the end of a list that became shorter than it is scrolled', () => {
    expect(rowsIn({ top: 1000, height: 100 }, 10, 20)).toEqual({ first: 6, end: 20 });
  });
});

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

describe('scrollFor', () => {
  const sight = { top: 100, height: 50 };
  it('brings a row above to the top and one below to the end', () => {
    expect(scrollFor(3, sight, 10)).toBe(30);
    expect(scrollFor(20, sight, 10)).toBe(160);
  });
  it('is undefined for a row in sight', () => {
    expect(scrollFor(10, sight, 10)).toBeUndefined();
    expect(scrollFor(14, sight, 10)).toBeUndefined();
  });
});
