import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { event } from '../__fixtures__/events.js';
import { recognize } from './recognize.js';
import { signalsOf } from './signals.js';
import { ruleOfWords } from './word-rules.js';

const verdict = (message: string) => recognize(signalsOf(event({ message, isError: true })));

describe('words that no table knows', () => {
  it.each([
    ['Child module /app/log of /app/pom.xml does not exist', 'missing-dependency'],
    ['keyspace shop was not found in this ring', 'missing-resource'],
    ['plugin requires a compatibility level of 130 or higher', 'missing-configuration'],
    ['the passphrase of the key store is wrong', 'credential-expired'],
    ['the limit for open connections has been reached', 'connection-exhausted'],
    ['tunnel to the gateway was dropped', 'connection-failed'],
    ['BadPassphraseGiven: 7', 'credential-expired'],
  ])('%s: %s, never for sure', (message, fault) => {
    expect(verdict(message)).toMatchObject({ fault, strength: 'weak' });
  });

  it('say nothing of what the program itself raised, and of words of its business', () => {
    expect(verdict('ShopError: plugin gift wrap not found\n    at wrap (/var/task/src/gift.js:7:9)')?.fault).toBe(
      'unhandled-error',
    );
    expect(verdict('order 7 has three lines')?.fault).toBe('unhandled-error');
  });

  it('are read in time linear in their length', () => {
    const read = (length: number) => () => {
      const value = 'connection limit library '.repeat(length);
      ruleOfWords({ texts: [{ value, path: '' }], types: [{ value, path: '' }] });
    };
    expect(growthOf(read(1_000), read(8_000), { limit: 24, floorMs: 40 }).ratio).toBeLessThanOrEqual(24);
  });
});
