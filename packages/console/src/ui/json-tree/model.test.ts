import { describe, expect, it } from 'vitest';
import { copyText, entriesOf, filterFor, instantOf, sizeText } from './model.js';

describe('entriesOf', () => {
  it('writes nested keys with dots and keeps the key of a list', () => {
    const [entry] = entriesOf({ b: ['x'] }, 'a') ?? [];
    expect(entry?.key).toBe('a.b');
    expect(entriesOf(['x'], 'a.b')?.[0]).toEqual({ name: '0', value: 'x', key: 'a.b', inList: true });
  });
  it('is undefined for a leaf', () => {
    expect(entriesOf(null, 'a')).toBeUndefined();
  });
});

describe('filterFor', () => {
  const entry = { name: 'a', key: 'a', inList: false };
  it('keeps the type of the value', () => {
    expect(filterFor({ ...entry, value: 5 }, true)).toEqual({ key: 'a', operation: '!=', value: 5 });
  });
  it('asks for absence of null', () => {
    expect(filterFor({ ...entry, value: null }, false)).toEqual({ key: 'a', operation: 'DOES_NOT_EXIST' });
  });
  it('asks whether a list includes its element', () => {
    expect(filterFor({ ...entry, value: 5, inList: true }, false)).toEqual({
      key: 'a',
      operation: 'INCLUDES',
      value: '5',
    });
  });
  it('is undefined for an object and for a text too long for a filter', () => {
    expect(filterFor({ ...entry, value: {} }, false)).toBeUndefined();
    expect(filterFor({ ...entry, value: 'x'.repeat(9000) }, false)).toBeUndefined();
  });
});

describe('instantOf', () => {
  const AT = Date.UTC(2026, 10, 29);
  it.each([
    ['@timestamp', AT, AT],
    ['startTimeUnixNano', AT * 1e6, AT],
    ['iat', AT / 1000, AT],
    ['createdAt', AT, AT],
    ['duration', AT, undefined],
    ['timeout', 3000, undefined],
    ['timestamp', String(AT), undefined],
  ])('of %s %s is %s', (name, value, at) => {
    expect(instantOf(name, value)).toBe(at);
  });
});

describe('texts', () => {
  it('tells the size', () => {
    expect([sizeText([1, 2]), sizeText({ a: 1 }), sizeText(1)]).toEqual(['[2]', '{1}', '']);
  });
  it('copies text bare', () => {
    expect([copyText('a"b'), copyText({ a: 1 })]).toEqual(['a"b', '{\n  "a": 1\n}']);
  });
});
