import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../model/clock.js';
import { newEventId } from '../model/ids.js';
import { silentLogger } from '../model/log.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis } from '../model/units.js';
import { createReader } from '../query/create-reader.js';
import { gatherEvidence } from '../query/evidence/gather-evidence.js';
import { openTelemetryStore, type TelemetryStore } from '../store/index.js';
import { event, span, T0 } from './__fixtures__/events.js';
import { analyze } from './analyze.js';
import { type Opening, openingOf } from './answer/opening.js';

let folder: string;
let store: TelemetryStore;
const placed = (made: TelemetryEvent): TelemetryEvent => ({ ...made, id: newEventId(made.timestamp) });
const line = placed(
  event({
    atMs: 40,
    requestId: 'r1',
    traceId: 't1',
    spanId: 'b',
    isError: true,
    message: 'charge failed',
    fingerprint: 'c0ffee',
    namespace: 'checkout',
  }),
);
const EVENTS = [
  placed(
    span({
      spanId: 'a',
      name: 'POST /checkout',
      namespace: 'gateway',
      role: 'server',
      isError: true,
      durationMs: 900,
      data: { 'http.status_code': 502 },
    }),
  ),
  placed(
    span({
      spanId: 'b',
      parentSpanId: 'a',
      atMs: 5,
      name: 'checkout',
      role: 'server',
      isError: true,
      durationMs: 880,
      requestId: 'r1',
    }),
  ),
  placed(
    span({
      spanId: 'c',
      parentSpanId: 'b',
      atMs: 10,
      name: 'POST',
      role: 'client',
      isError: true,
      durationMs: 800,
      fingerprint: 'beef',
      data: {
        'server.address': 'pay.example',
        'exception.type': 'Error',
        'exception.message': 'connect ECONNREFUSED 10.0.0.9:443',
      },
    }),
  ),
  line,
  placed(
    event({
      atMs: 900,
      requestId: 'r1',
      message: 'REPORT RequestId: r1',
      data: { '@type': 'REPORT', '@memorySize': 256, '@maxMemoryUsed': 90, '@duration': 880 },
    }),
  ),
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'analyze-subjects-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append(EVENTS);
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('analyze, from the stored events to the root cause', () => {
  const subjects: readonly Subject[] = [
    { kind: 'event', id: line.id },
    { kind: 'error', fingerprint: 'c0ffee' },
    { kind: 'request', requestId: 'r1' },
    { kind: 'trace', traceId: 't1' },
    { kind: 'trace', traceId: 't1', spanId: 'b' },
  ];
  it.each(subjects)('names the dependency for $kind', async (subject) => {
    let opening: Opening | undefined;
    const evidence = await gatherEvidence(createReader(store, 'test'), subject, {
      now: fromEpochMillis(T0 + 60_000),
      onSubject: (known) => {
        opening = openingOf(known);
      },
    });
    const analysis = analyze(evidence);
    expect(opening?.happened).toEqual(analysis.brief?.happened);
    expect(analysis.findings).toEqual(expect.arrayContaining([...(opening?.findings ?? [])]));
    expect(analysis.skipped).toEqual([]);
    expect(analysis.rootCause).toMatchObject({
      entity: 'pay.example',
      fault: 'dependency-unavailable',
      confidence: 'confirmed',
    });
    expect(analysis.ruledOut.map(({ why }) => why)).toContain('This invocation of checkout used 90 of 256 MB.');
    expect(analysis.findings.length).toBeGreaterThan(2);
  });
});
