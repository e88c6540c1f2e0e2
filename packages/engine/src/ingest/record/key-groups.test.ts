import { describe, expect, it } from 'vitest';
import { keyGroup, mayHave } from './key-groups.js';

const plan = keyGroup(['test.customer.plan', 'test plan']);
const other = keyGroup(['test other']);

describe('mayHave', () => {
  it('is true for a path, for what it begins with, and for nothing else', () => {
    expect(mayHave({ 'test plan': 1 }, plan)).toBe(true);
    expect(mayHave({ 'test.customer.plan': 1 }, plan)).toBe(true);
    expect(mayHave({ 'test.customer': { plan: 1 } }, plan)).toBe(true);
    expect(mayHave({ test: { customer: { plan: 1 } } }, plan)).toBe(true);
    expect(mayHave({ customer: { plan: 1 }, 'test.customer.pla': 1 }, plan)).toBe(false);
    expect(mayHave({}, plan)).toBe(false);
  });

  it('keeps groups and records apart, however many records come in between', () => {
    const first = { 'test plan': 1 };
    const second = { 'test other': 1 };
    const many = Array.from({ length: 10 }, (_, index) => ({ [`test ${index}`]: 1 }));
    expect([mayHave(first, plan), mayHave(second, plan), mayHave(second, other)]).toEqual([true, false, true]);
    expect(many.some((record) => mayHave(record, plan) || mayHave(record, other))).toBe(false);
    expect([mayHave(first, plan), mayHave(first, other), mayHave(second, other)]).toEqual([true, false, true]);
  });
});
