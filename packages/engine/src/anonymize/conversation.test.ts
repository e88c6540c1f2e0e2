import { describe, expect, it } from 'vitest';
import { createAnonymizer, defaultPolicy } from './index.js';

describe('a value that ingest has scrubbed already', () => {
  it('stays scrubbed, and its marker does not block the request', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hide({
      password: '<REDACTED>',
      headers: { authorization: '<REDACTED>' },
      note: 'password=<REDACTED>',
    });
    expect(hidden).toMatchObject({ password: '<REDACTED>', headers: { authorization: '<REDACTED>' } });
    expect(anonymizer.seal(JSON.stringify(hidden))).toContain('<REDACTED>');
  });
});

describe('a host whose labels are ordinary words', () => {
  it('is hidden everywhere once a URL has shown that it is a host', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = JSON.stringify(
      anonymizer.hide({
        a: 'call to maildude.example failed',
        b: 'https://maildude.example/send',
        c: 'at MAILDUDE.example:443',
      }),
    );
    expect(hidden.toLowerCase()).not.toContain('maildude');
    expect(anonymizer.seal(hidden)).toContain('<HOST_1>');
  });

  it('is found by the guard when it is left in the text', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    anonymizer.hide({ b: 'https://maildude.example/send' });
    expect(() => anonymizer.seal('call to maildude.example failed')).toThrow(/ANONYMIZE_LEAK_DETECTED/);
  });
});
