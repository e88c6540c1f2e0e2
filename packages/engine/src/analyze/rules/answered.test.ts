import { expect, it } from 'vitest';
import { answered } from './answered.js';

it('knows a status by what a sentence says around it, and not by a number alone', () => {
  expect(answered(503).test('the shop returned 503')).toBe(true);
  expect(answered(503).test('503 Service Unavailable')).toBe(true);
  expect(answered(503).test('503 rows were read')).toBe(false);
});
