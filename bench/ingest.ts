/**
 * Events per second accepted through HTTP and stored, client included, as a ratio to the engine's own insert of the
 * same rows, prepared beforehand, in the same run. The two take turns, so that a slow machine slows both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { silentLogger } from '@baselime-ai/engine';
import { decodeEventsApi, decodeOtlp } from '../packages/engine/src/ingest/index.js';
import { newEventId } from '../packages/engine/src/model/ids.js';
import type { TelemetryEvent } from '../packages/engine/src/model/telemetry-event.js';
import { fromEpochMillis } from '../packages/engine/src/model/units.js';
import { embeddedConnection } from '../packages/engine/src/store/telemetry/connection.js';
import { EngineSupervisor } from '../packages/engine/src/store/telemetry/embedded/supervisor.js';
import { INSERT_COLUMNS, toRow } from '../packages/engine/src/store/telemetry/event-row.js';
import { migrate } from '../packages/engine/src/store/telemetry/migrate.js';
import { perSecond, print, quantile } from './numbers.js';
import { post, type ServerProcess, startServerProcess } from './server-process.js';

const ROUNDS = 3;
const EVENTS = 40_000;
const BATCH = 100;
const SENDERS = 8;

interface Door {
  readonly name: string;
  readonly path: string;
  readonly bodies: readonly string[];
  readonly events: readonly TelemetryEvent[];
}

const logRecord = (index: number) => ({
  level: index % 20 === 0 ? 'error' : 'info',
  message: `request ${index} of the checkout took ${index % 97} ms`,
  requestId: `req-${index}`,
  duration: index % 97,
  customer: { plan: index % 3 === 0 ? 'free' : 'paid', cart: { items: index % 7, total: index * 1.5 } },
});

function spanBody(from: number): string {
  const start = BigInt(Date.now()) * 1_000_000n;
  const spans = Array.from({ length: BATCH }, (_, item) => ({
    traceId: (from + item).toString(16).padStart(32, '0'),
    spanId: (from + item + 1).toString(16).padStart(16, '0'),
    name: 'DynamoDB.PutItem',
    kind: 3,
    startTimeUnixNano: start.toString(),
    endTimeUnixNano: (start + 5_000_000n).toString(),
    attributes: [
      { key: 'rpc.system', value: { stringValue: 'aws-api' } },
      { key: 'rpc.service', value: { stringValue: 'DynamoDB' } },
      { key: 'http.response.status_code', value: { intValue: '200' } },
      { key: 'order.id', value: { intValue: String(from + item) } },
    ],
    status: { code: 0 },
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'orders' } }] };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
}

function doors(): readonly Door[] {
  const context = {
    environment: 'default',
    arrival: fromEpochMillis(Date.now()),
    newId: (timestamp: ReturnType<typeof fromEpochMillis>) => newEventId(timestamp),
  };
  const json = { 'content-type': 'application/json' };
  const batches = Array.from({ length: EVENTS / BATCH }, (_, batch) => batch * BATCH);
  const logs = batches.map((from) =>
    JSON.stringify(Array.from({ length: BATCH }, (_, item) => logRecord(from + item))),
  );
  const spans = batches.map(spanBody);
  return [
    {
      name: 'Events API, JSON',
      path: '/v1/bench',
      bodies: logs,
      events: logs.flatMap((body) => decodeEventsApi(context, { dataset: 'bench' }, json, Buffer.from(body)).events),
    },
    {
      name: 'OTLP traces, JSON',
      path: '/v1/traces',
      bodies: spans,
      events: spans.flatMap((body) => decodeOtlp(context, 'traces', json, Buffer.from(body)).events),
    },
  ];
}

async function sendAll(
  server: ServerProcess,
  door: Door,
): Promise<{ readonly rate: number; readonly latencies: readonly number[] }> {
  const queue = door.bodies[Symbol.iterator]();
  const latencies: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let next = queue.next(); next.done !== true; next = queue.next()) {
        const sent = performance.now();
        await (await post(server.url, door.path, next.value)).arrayBuffer();
        latencies.push(performance.now() - sent);
      }
    }),
  );
  return { rate: (EVENTS / (performance.now() - started)) * 1000, latencies };
}

/** The baseline: the engine's own insert of the same rows, as text, in batches of 10,000. */
async function ownInsert(connection: ReturnType<typeof embeddedConnection>, rows: readonly string[]): Promise<number> {
  const client = await connection.client();
  const started = performance.now();
  for (let from = 0; from < rows.length; from += 10_000) {
    const answer = await client.exec({
      query: `INSERT INTO baselime.events (${INSERT_COLUMNS.join(', ')}) FORMAT JSONEachRow`,
      values: Readable.from([Buffer.from(rows.slice(from, from + 10_000).join('\n'))]),
      clickhouse_settings: {
        type_json_skip_duplicated_paths: 1,
        input_format_try_infer_dates: 0,
        input_format_try_infer_datetimes: 0,
        throw_on_max_partitions_per_insert_block: 0,
      },
    });
    // An answer that nobody reads keeps its connection.
    answer.stream.resume();
  }
  return (rows.length / (performance.now() - started)) * 1000;
}

export async function ingestBench(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-bench-'));
  const connection = embeddedConnection(
    new EngineSupervisor({ path: join(dataDir, 'telemetry'), maxMemoryBytes: 1_000_000_000, logger: silentLogger }),
  );
  await migrate(await connection.client(), undefined);
  const server = await startServerProcess();
  const rows: string[][] = [['door', 'through HTTP', "engine's own insert", 'ratio', 'p50 ack', 'p99 ack']];
  for (const door of doors()) {
    const prepared = door.events.map((event) => toRow(event, () => undefined));
    const ratios: number[] = [];
    const rates: number[] = [];
    const own: number[] = [];
    const latencies: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const base = await ownInsert(connection, prepared);
      const sent = await sendAll(server, door);
      own.push(base);
      rates.push(sent.rate);
      ratios.push(sent.rate / base);
      latencies.push(...sent.latencies);
    }
    rows.push([
      door.name,
      perSecond(quantile(rates, 0.5)),
      perSecond(quantile(own, 0.5)),
      quantile(ratios, 0.5).toFixed(2),
      `${quantile(latencies, 0.5).toFixed(0)} ms`,
      `${quantile(latencies, 0.99).toFixed(0)} ms`,
    ]);
  }
  const memory = await server.memory();
  print(
    `ingest: ${EVENTS.toLocaleString('en-US')} events a round in batches of ${BATCH}, ${SENDERS} senders, median of ${ROUNDS} rounds`,
    rows,
  );
  process.stdout.write(`  resident afterwards: server ${memory.server} MiB, engine ${memory.engine} MiB\n`);
  await server.stop();
  await connection.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
