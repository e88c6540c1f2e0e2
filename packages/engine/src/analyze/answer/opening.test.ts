import { describe, expect, it } from 'vitest';
import { narrate, opened } from '../../explain/narrator/narrate.js';
import { traceId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { later, millis } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { event, span } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';
import { openingOf } from './opening.js';

const KEYS = { region: 'eu', tenant: 'acme', plan: 'free', route: '/pay', method: 'POST', stage: 'prod', shard: '3' };
const failing = (message: string, data: JsonObject = KEYS) =>
  event({ isError: true, message, fingerprint: 'f1', requestId: 'r1', data });

/** As it is when only the request was read. */
function known(focus: Evidence['focus'] & object): Evidence {
  const at = focus.timestamp;
  return {
    subject: { kind: 'event', id: focus.id },
    window: { from: later(at, millis(-2_700_000)), to: later(at, millis(900_000)) },
    baseline: { from: later(at, millis(-24_300_000)), to: later(at, millis(-2_700_000)) },
    focus,
    marker: focus,
    request: [focus],
    skipped: [],
  };
}

/** What counting adds: findings of every kind that may stand beside the failure. */
const counted = (evidence: Evidence): Evidence => ({
  ...evidence,
  recurrence: {
    basis: 'fingerprint',
    inWindow: 40,
    inBaseline: 0,
    buckets: [{ at: evidence.window.from, count: 40 }],
    bucketMs: millis(300_000),
    firstSeen: evidence.window.from,
    lastSeen: evidence.window.to,
    requestsHit: 40,
  },
  traffic: {
    namespace: evidence.focus?.namespace ?? '',
    window: { events: 400, errors: 40, requests: 100, failedRequests: 40 },
    baseline: { events: 2_400, errors: 0, requests: 600, failedRequests: 0 },
  },
  contrast: {
    operation: evidence.focus?.namespace ?? '',
    failing: 40,
    succeeding: 60,
    cells: [
      { key: 'tenant', value: 'acme', failing: 40, succeeding: 0 },
      { key: 'messageId', value: 'm1', failing: 30, succeeding: 0 },
    ],
  },
});

describe('openingOf', () => {
  it('is what the whole answer begins with, whatever is counted later', () => {
    const subject = known(failing('connect ECONNREFUSED 10.0.1.12:6379'));
    const opening = openingOf(subject);
    if (opening === undefined) throw new Error('the error names its cause');
    const analysis = analyze(counted(subject));
    expect(analysis.findings.length).toBeGreaterThan(opening.findings.length + 2);
    expect(narrate(analysis).summary.startsWith(`${opened(opening.happened)} `)).toBe(true);
    expect(analysis.findings).toEqual(expect.arrayContaining([...opening.findings]));
  });
  it('waits where counting may lay the failure at one message', () => {
    const message = "Cannot read properties of undefined (reading 'sku')";
    expect(openingOf(known(failing(`TypeError: ${message}`)))).toBeDefined();
    const ofMessage = known(failing(`TypeError: ${message}`, { ...KEYS, messageId: 'm1' }));
    expect(openingOf(ofMessage)).toBeUndefined();
    expect(analyze(counted(ofMessage)).rootCause.fault).toBe('poison-message');
    // With so few keys of its own those of all other events are counted as well.
    expect(openingOf(known(failing(`TypeError: ${message}`, {})))).toBeUndefined();
  });
  it.each([
    ['usual', 20],
    ['slow', 4_000],
  ])('says of a %s request that nothing failed, and the whole answer begins with it', (_, ran) => {
    const report = event({
      requestId: 'r1',
      coldStart: true,
      message: 'REPORT RequestId: r1',
      data: { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 90, '@duration': ran, '@initDuration': ran * 2 },
    });
    const subject = known(report);
    const opening = openingOf(subject);
    if (opening === undefined) throw new Error('nothing failed');
    expect(opening.happened.text).toContain('Nothing failed in');
    const reports = { invocations: 60, coldStarts: 1, durationP50Ms: millis(18), durationP99Ms: millis(45) };
    const analysis = analyze({ ...counted(subject), reports });
    expect(analysis.rootCause.fault).toBe(ran > 1_000 ? 'cold-start' : undefined);
    const { summary } = narrate(analysis);
    expect(summary.startsWith(`${opened(opening.happened)} `)).toBe(true);
    expect(summary.match(/Nothing failed/g)).toHaveLength(1);
    expect(analysis.findings).toEqual(expect.arrayContaining([...opening.findings]));
  });
  it('says of what failed and was tried again that nothing failed for good, and the whole answer begins with it', () => {
    const call = (id: string, atMs: number, isError: boolean) =>
      span({
        id,
        spanId: id,
        parentSpanId: 'root',
        name: 'POST',
        role: 'client',
        isError,
        atMs,
        data: { 'server.address': 'api.pay.example', 'http.response.status_code': isError ? 503 : 200 },
      });
    const root = span({ id: 'root', spanId: 'root', name: 'POST /orders', role: 'server' });
    const spans = [root, call('a', 10, true), call('b', 80, false)];
    const subject: Evidence = {
      ...known(root),
      subject: { kind: 'trace', traceId: 't1' },
      request: [],
      trace: { traceId: traceId('t1'), spans, logs: [], truncated: false },
    };
    const opening = openingOf(subject);
    expect(opening?.happened.text).toContain('Nothing failed for good in');
    const analysis = analyze(counted(subject));
    expect(narrate(analysis).summary.startsWith(`${opened(opening?.happened ?? { text: '', findings: [] })} `)).toBe(
      true,
    );
    expect(opening?.findings[0]?.statement).toContain(
      'POST (api.pay.example) failed with status 503 in checkout, and it worked when it was tried again.',
    );
    expect(analysis.findings).toEqual(expect.arrayContaining([...(opening?.findings ?? [])]));
  });
});
