import type { Subject } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { decodeSubject, encodeSubject } from './subject-code.js';

const subjects: readonly Subject[] = [
  { kind: 'event', id: 'a:b/c?d' },
  { kind: 'trace', traceId: 't1' },
  { kind: 'trace', traceId: 't1', spanId: 's:1' },
  { kind: 'error', fingerprint: 'f00d' },
  { kind: 'request', requestId: 'r-1' },
  { kind: 'metric', name: 'Throttles', timeframe: { from: 1, to: 2 } },
];

describe('subject code', () => {
  it.each(subjects)('survives the way there and back: $kind', (subject) => {
    expect(decodeSubject(encodeSubject(subject))).toEqual(subject);
  });
  it.each(['', 'event', 'event:', 'planet:x', '{"kind":"event"}', '{', '%E0%A4%A'])('refuses %j', (code) => {
    expect(decodeSubject(code)).toBeUndefined();
  });
});
