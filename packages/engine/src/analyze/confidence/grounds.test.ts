import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { setScene } from '../scene.js';
import { confidenceFrom, DOUBTS, doubted, type Grounds, WAYS } from './grounds.js';

const grounds = (...doubts: Grounds['doubts']): Grounds => ({ way: 'failure', doubts });

describe('confidence', () => {
  it('is what the way reaches where nothing speaks against it', () => {
    expect(confidenceFrom(grounds())).toBe('confirmed');
    expect(confidenceFrom({ way: 'system', doubts: [] })).toBe('likely');
  });
  it('is what the gravest doubt leaves', () => {
    expect(confidenceFrom(grounds('nearby', 'aside'))).toBe('likely');
    expect(confidenceFrom(grounds('unknown', 'nearby'))).toBe('inconclusive');
    expect(confidenceFrom(doubted(grounds('nearby'), 'rival'))).toBe('inconclusive');
  });
  it('is never raised by a doubt', () => {
    for (const way of Object.keys(WAYS) as (keyof typeof WAYS)[])
      for (const doubt of Object.keys(DOUBTS) as (keyof typeof DOUBTS)[])
        expect(confidenceFrom({ way, doubts: [doubt] })).not.toBe('confirmed');
  });
});

describe('the grounds of a failure', () => {
  const groundsOf = (input: Parameters<typeof event>[0]) => {
    const focus = event({ id: 'f', isError: true, requestId: 'r1', ...input });
    const span = { from: focus.timestamp, to: focus.timestamp };
    const base = { subject: { kind: 'event' as const, id: 'f' }, window: span, baseline: span, skipped: [] };
    return setScene({ ...base, focus, request: [focus] }).ranking;
  };
  it.each([
    ['connect ECONNREFUSED cache.example.com:6379', 'failure', [], 'confirmed'],
    ['connect ECONNREFUSED 10.0.1.12:6379', 'failure', ['unnamed'], 'likely'],
    ['Request failed with status code 429', 'failure', ['status', 'unnamed'], 'likely'],
    ['api.example.com answered with status 403', 'failure', ['answer', 'status', 'refused'], 'inconclusive'],
    ['read ECONNRESET', 'failure', ['unnamed'], 'likely'],
    ['the order is closed', 'words', ['unknown'], 'inconclusive'],
  ] as const)('of "%s" are named', (message, way, doubts, confidence) => {
    expect(groundsOf({ message })).toMatchObject({ grounds: { way, doubts }, confidence });
  });
});
