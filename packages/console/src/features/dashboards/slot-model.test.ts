import { describe, expect, it } from 'vitest';
import { slotAt, tracksOf } from './slot-model.js';

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
/** Two beside each other, and one below as wide as the grid. */
const boxes = [box(0, 0, 100, 50), box(110, 0, 100, 50), box(0, 60, 210, 50)];

describe('slotAt', () => {
  it.each([
    [10, 10, { at: 0, beside: 0, edge: 'left' }],
    [90, 10, { at: 1, beside: 0, edge: 'right' }],
    [120, 40, { at: 1, beside: 1, edge: 'left' }],
    [10, 65, { at: 2, beside: 2, edge: 'top' }],
    [10, 105, { at: 3, beside: 2, edge: 'bottom' }],
    [500, 900, { at: 3, beside: 2, edge: 'bottom' }],
    [-50, -50, { at: 0, beside: 0, edge: 'left' }],
  ])('at %i, %i', (x, y, slot) => {
    expect(slotAt(boxes, 210, x, y)).toEqual(slot);
  });
  it('is none on an empty grid', () => {
    expect(slotAt([], 210, 1, 1)).toBeUndefined();
  });
});

describe('tracksOf', () => {
  it('counts whole tracks, the nearest number of them', () => {
    expect([0, 100, 140, 190, 999].map((length) => tracksOf(length, 88, 12, 1, 4))).toEqual([1, 1, 2, 2, 4]);
  });
});
