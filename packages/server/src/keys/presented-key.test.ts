import { describe, expect, it } from 'vitest';
import { presentedKey } from './presented-key.js';

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('presentedKey', () => {
  it.each([
    [{ 'x-api-key': ' k ' }, 'k'],
    [{ authorization: 'Bearer k' }, 'k'],
    [{ authorization: 'bearer  k' }, 'k'],
    [{ authorization: 'k' }, 'k'],
    [{ authorization: basic('anybody:k') }, 'k'],
    [{ authorization: basic('anybody:k:l') }, 'k:l'],
    [{ authorization: basic('k:') }, 'k'],
    [{ authorization: basic('k') }, 'k'],
    [{ 'x-api-key': 'undefined', authorization: 'Bearer k' }, 'k'],
    [{ 'x-api-key': 'k', authorization: 'Bearer other' }, 'k'],
    [{ 'x-api-key': 'null' }, undefined],
    [{ authorization: 'Bearer undefined' }, undefined],
    [{ authorization: basic(':') }, undefined],
    [{}, undefined],
  ])('of %j is %s', (headers, key) => expect(presentedKey(headers)).toBe(key));
});
