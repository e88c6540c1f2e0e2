/** Two real analyses of one failure at different times: what is sent is the same, so the second costs nothing. */
import { describe, expect, it } from 'vitest';
import { event, span, T0 } from '../../analyze/__fixtures__/events.js';
import { analyze } from '../../analyze/analyze.js';
import { createAnonymizer, defaultPolicy } from '../../anonymize/index.js';
import { traceId } from '../../model/ids.js';
import { fromEpochMillis, later, millis } from '../../model/units.js';
import { windowsAround } from '../../query/evidence/scope.js';
import { buildPrompt } from './build-prompt.js';

interface Occurrence {
  readonly afterMs: number;
  readonly request: string;
  readonly trace: string;
  readonly order: string;
  readonly tookMs: number;
  readonly seen: number;
  /** In the time before; none when absent. */
  readonly seenBefore?: number;
  readonly requests: number;
  readonly usedMb: number;
  readonly error?: string;
}

const one: Occurrence = {
  afterMs: 0,
  request: '8f507cfc-0001-4697-b07a-ac58fc914c95',
  trace: '5b8efff798038103d269b633813fc60c',
  order: 'ord_b440e2fda2',
  tookMs: 108,
  seen: 34,
  requests: 215,
  usedMb: 75,
};
const minutesLater: Occurrence = {
  afterMs: 2_400_000,
  request: '8f507cfc-9999-4697-b07a-ac58fc914c95',
  trace: '0af7651916cd43dd8448eb211c80319c',
  order: 'ord_17fe0291bc',
  tookMs: 61,
  seen: 97,
  requests: 188,
  usedMb: 84,
};

const firstSeen = fromEpochMillis(T0 - 120_000);

function analysisOf(occurrence: Occurrence) {
  const { afterMs, tookMs, seen, seenBefore = 0, requests, error = 'Service Unavailable' } = occurrence;
  const ids = { requestId: occurrence.request, traceId: occurrence.trace, namespace: 'send-receipt' };
  const focus = event({
    ...ids,
    id: `focus-${afterMs}`,
    atMs: afterMs + 5,
    isError: true,
    fingerprint: 'f1',
    message: 'The mail could not be sent',
    data: {
      '@message': 'The mail could not be sent',
      '@logStream': `2023/04/21/[22]${occurrence.trace}`,
      '@timestamp': T0 + afterMs,
    },
  });
  const request = [
    event({
      ...ids,
      id: `start-${afterMs}`,
      atMs: afterMs - 20,
      message: `START RequestId: ${occurrence.request} Version: 22`,
    }),
    event({
      ...ids,
      id: `info-${afterMs}`,
      atMs: afterMs - 10,
      message: `Sending the receipt of ${occurrence.order}, attempt 1`,
    }),
    focus,
    event({
      ...ids,
      id: `report-${afterMs}`,
      atMs: afterMs + 9,
      message: `REPORT RequestId: ${occurrence.request} Duration: ${tookMs + 20} ms`,
      data: { '@type': 'REPORT', '@memorySize': 256, '@maxMemoryUsed': occurrence.usedMb, '@duration': tookMs + 20 },
    }),
  ];
  const spans = [
    span({
      ...ids,
      spanId: 'a',
      name: 'send-receipt',
      role: 'server',
      isError: true,
      atMs: afterMs - tookMs - 5,
      durationMs: tookMs + 12,
    }),
    span({
      ...ids,
      spanId: 'b',
      parentSpanId: 'a',
      name: 'POST',
      role: 'client',
      isError: true,
      atMs: afterMs - tookMs,
      durationMs: tookMs,
      status: error,
      data: { 'server.address': 'api.maildude.example', 'http.response.status_code': 503 },
    }),
  ];
  const windows = windowsAround(focus.timestamp, later(focus.timestamp, millis(60_000)));
  return analyze({
    subject: { kind: 'event', id: focus.id },
    ...windows,
    focus,
    marker: focus,
    request,
    trace: { traceId: traceId(occurrence.trace), spans, logs: request, truncated: false },
    recurrence: {
      basis: 'fingerprint',
      inWindow: seen,
      inBaseline: seenBefore,
      buckets: [],
      bucketMs: millis(300_000),
      firstSeen,
      lastSeen: focus.timestamp,
      requestsHit: seen,
    },
    traffic: {
      namespace: 'send-receipt',
      window: { events: 4 * requests, errors: seen, requests, failedRequests: seen },
      baseline: { events: 2_468, errors: 0, requests: 617 - seen, failedRequests: 0 },
    },
    skipped: [],
  });
}

const sent = (occurrence: Occurrence): string => {
  const analysis = analysisOf(occurrence);
  const policy = {
    ...defaultPolicy,
    ...(analysis.referenceTimeMs === undefined ? {} : { referenceTimeMs: analysis.referenceTimeMs }),
  };
  return String(buildPrompt(analysis, createAnonymizer(policy)).user);
};

describe('the same failure at another time', () => {
  it('is another event with other numbers, and the same bytes', () => {
    expect(analysisOf(minutesLater).findings).not.toEqual(analysisOf(one).findings);
    expect(sent(minutesLater)).toBe(sent(one));
  });

  it('is the same bytes when it goes on for hours, once or often', () => {
    for (const seenBefore of [1, 2, 40, 400]) {
      const later = { ...minutesLater, seenBefore };
      const [told, before] = [analysisOf(later), analysisOf(one)].map(({ findings }) =>
        findings.find(({ kind }) => kind === 'recurrence'),
      );
      expect(told?.statement).not.toBe(before?.statement);
      expect(sent(later)).toBe(sent(one));
    }
  });

  it('is another text when the vendor fails in another way', () => {
    expect(sent({ ...one, error: 'getaddrinfo ENOTFOUND api.maildude.example' })).not.toBe(sent(one));
  });
});
