import { describe, expect, it } from 'vitest';
import { SignIndex } from './sign-index.js';

const owners = [['order ', 'id'], ['@'], [], ['größe', 'der'], ['zorg']];

describe('the index of signs', () => {
  it.each([
    ['the order is', [0, 3]],
    ['an id@', [0, 1]],
    ['border', [3]],
    ['die größe', [3]],
    ['', []],
    ['zor', []],
    ['o', []],
  ])('finds in %j those of %j', (text, found) => {
    const index = new SignIndex(owners);
    index.read('an order of zorg @ der id');
    index.read(text);
    expect(owners.map((_, owner) => owner).filter((owner) => index.holds(owner))).toEqual(found);
  });

  it('holds nothing before a text was read', () => {
    expect(new SignIndex(owners).holds(0)).toBe(false);
  });
});
