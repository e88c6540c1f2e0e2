/** Telemetry that nobody here wrote: a faulty minute of a train-ticket shop beside a normal one, through OTLP. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMinute, readTruth, startOf, toOtlpLogs, toOtlpTraces } from './support/nezha.js';
import { part } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const root = join(
  process.env.BASELIME_TEST_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url)),
  'nezha',
);
const data = part('the Nezha data (BASELIME_TEST_DATA)', [join(root, 'truth.json')]);
/** The faulty minute lies in the last four minutes before this. */
const endMs = Date.now();
const lastMinutes = { from: endMs - 5 * 60_000, to: endMs };
const fault = readTruth(root).find((candidate) => candidate.type === 'return');

describe.skipIf(!data.present || fault === undefined)('a faulty minute of Nezha', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    const now = BigInt(endMs) * 1_000_000n;
    const minute = 60_000_000_000n;
    const day = fault?.day ?? '';
    for (const [kind, name, start] of [
      ['normal', '', now - 20n * minute],
      ['faulty', fault?.minute ?? '', now - 4n * minute],
    ] as const) {
      const read = readMinute(root, day, kind, name);
      const by = start - startOf(read);
      for (const [path, body] of [
        ['/v1/traces', toOtlpTraces(read, by)],
        ['/v1/logs', toOtlpLogs(read, by)],
      ] as const) {
        const sent = await server.api.send(path, gzipSync(body), { 'content-encoding': 'gzip' });
        expect(await sent.json()).toEqual({});
        expect(sent.status).toBe(200);
      }
    }
  });
  afterAll(() => server?.close());

  it('is answered about the injected service, with how often and since when', async () => {
    const errors = await server.api.events({
      timeframe: lastMinutes,
      query: { filters: [{ key: 'service', operation: '=', value: fault?.service ?? '' }], needle: { value: 'ERROR' } },
    });
    expect(errors.length).toBeGreaterThan(5);
    const answer = await server.api.explain({ subject: { kind: 'event', id: errors[0]?.id ?? '' } });
    expect(answer.rootCause.entity).toBe(fault?.service);
    expect(answer.findings.some((finding) => finding.kind === 'recurrence' && finding.numbers.length > 0)).toBe(true);
    for (const section of ['summary', 'rootCause', 'evidence', 'actions'] as const) {
      expect(answer.sections[section].length).toBeGreaterThan(30);
    }
    process.stdout.write(`${JSON.stringify(answer.sections, undefined, 2)}\n`);
  });

  it('is answered from a chart of everything, by the whole system', async () => {
    const answer = await server.api.explain({
      subject: { kind: 'chart', query: { calculations: [{ operator: 'COUNT' }] }, timeframe: lastMinutes },
    });
    expect(answer.rootCause.entity).toBe(fault?.service);
    expect(answer.rootCause.findings.length).toBeGreaterThan(0);
    expect(answer.checks.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  });

  it('answers about a whole trace of it', async () => {
    const [error] = await server.api.events({
      timeframe: lastMinutes,
      query: { filters: [{ key: 'service', operation: '=', value: fault?.service ?? '' }], needle: { value: 'ERROR' } },
    });
    const answer = await server.api.explain({ subject: { kind: 'trace', traceId: error?.traceId ?? '' } });
    expect(answer.findings.length).toBeGreaterThan(0);
    expect(answer.sections.summary.length).toBeGreaterThan(30);
  });
});
