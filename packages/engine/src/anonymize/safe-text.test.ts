import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { Taint } from './guard/taint.js';
import { defaultPolicy, type SafeText } from './index.js';
import { sealText } from './safe-text.js';

const send = (text: SafeText): number => text.length;

describe('SafeText', () => {
  it('cannot be made but by seal', () => {
    // @ts-expect-error raw text must not reach a model
    send('user 10.0.0.1 failed');
    // @ts-expect-error text that was hidden and not sealed must not either
    send(createAnonymizer(defaultPolicy).hideText('user 10.0.0.1 failed'));
    // @ts-expect-error nor what is derived from sealed text
    send(`${createAnonymizer(defaultPolicy).seal('fine')} and more`);
    expect(send(createAnonymizer(defaultPolicy).seal('fine'))).toBe(4);
  });

  it('is refused with kinds and counts, never with values', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    expect(() => anonymizer.seal('mail jane@acme.example and bob@acme.example')).toThrowError(
      expect.objectContaining({ code: 'ANONYMIZE_LEAK_DETECTED', publicMessage: expect.not.stringContaining('acme') }),
    );
  });

  it('is refused when the guard itself fails', () => {
    const broken = {
      taint: new Taint(() => false),
      isWord: () => true,
      endpointHosts: [],
      maxCharacters: 100,
      isTimeZone: () => false,
      isIssued: (): boolean => {
        throw new Error('jane@acme.example');
      },
    };
    const thrown = (): unknown => {
      try {
        return sealText('<ID_1>', () => broken, { residue: true });
      } catch (error) {
        return error;
      }
    };
    expect(thrown()).toMatchObject({ code: 'ANONYMIZE_LEAK_DETECTED' });
    expect(thrown()).not.toHaveProperty('cause');
  });

  it('is refused for bytes that are no text', () => {
    expect(createAnonymizer(defaultPolicy).inspect(new Uint8Array([0xff, 0xfe]))).toEqual({
      verdict: 'blocked',
      because: ['the guard failed'],
    });
  });
});
