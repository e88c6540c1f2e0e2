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
