/**
 * `npm run bench -- analyze [--events N] [--subjects N] [--keep DIR]`: from the request to the finished answer of the narrator, for
 * every kind of subject, over a busy shop. The traffic is the same for every N, so that more events are more hours: the
 * cost of an answer must grow with what it looks at, not with what is stored. Cold is the first question after the
 * server and its engine were started anew, with the file cache dropped where this program may. Beside the times stands
 * what the server and its engine used of the processor for a warm answer, which a busy machine changes less. `--keep`
 * keeps the events for the next run; an alert is about the hour that ends now, so that it needs fresh ones.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { EventView, QueryAnswer, Subject } from '@baselime-ai/contract';
import { ms, perSecond, print, quantile } from './numbers.js';
import { post, type ServerProcess } from './server-process.js';
import { startShop } from './shop.js';

const HOUR_MS = 3_600_000;
/** How busy the shop is, and what an hour of it holds at least. */
const EVENTS_IN_SIX_HOURS = 990_000;
const EVENTS_PER_HOUR = 150_000;
const COLD_RUNS = 3;

type Kind = Subject['kind'];

export async function analyzeBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '1000000' },
      subjects: { type: 'string', default: '20' },
      keep: { type: 'string' },
    },
  });
  const { keep } = values;
  const started = performance.now();
  const shop = await startShop({
    events: EVENTS_IN_SIX_HOURS,
    hours: Math.max(2, Number(values.events) / EVENTS_PER_HOUR),
    ...(keep === undefined ? {} : { keep }),
  });
  const { from, to, records } = shop;
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${records} events there after ${seconds.toFixed(0)} s (${perSecond(records / seconds)})\n`);
  let { server } = shop;
  try {
    const subjects = await subjectsOf(server, { from, to }, Number(values.subjects));
    const rows = [['subject', 'asked', 'cold, median', 'warm p50', 'warm p95', 'processor', 'inconclusive']];
    for (const [kind, all] of subjects) {
      const cold: number[] = [];
      for (let run = 0; run < COLD_RUNS; run += 1) {
        server = await server.restart();
        await dropFileCache();
        const subject = all[run % all.length];
        if (subject !== undefined) cold.push((await timed(server, subject)).elapsed);
      }
      const warm = [];
      const used = await processorMs(server);
      for (const subject of all) warm.push(await timed(server, subject));
      const each = ((await processorMs(server)) - used) / Math.max(1, all.length);
      const times = warm.map(({ elapsed }) => elapsed);
      rows.push([
        kind,
        String(all.length),
        ms(quantile(cold, 0.5)),
        ms(quantile(times, 0.5)),
        ms(quantile(times, 0.95)),
        ms(each),
        String(warm.filter(({ confidence }) => confidence === 'inconclusive').length),
      ]);
    }
    print(
      `analyze: to the finished answer, over ${records} events of ${((to - from) / HOUR_MS).toFixed(1)} hours`,
      rows,
    );
    const { engine, server: own } = await server.usage();
    process.stdout.write(
      `  resident: server ${own.residentMiB} MiB (peak ${own.peakMiB}), engine ${engine.residentMiB} MiB (peak ${engine.peakMiB})\n`,
    );
  } finally {
    await server.stop();
  }
}

async function processorMs(server: ServerProcess): Promise<number> {
  const { engine, server: own } = await server.usage();
  return engine.cpuMs + own.cpuMs;
}

/** Needs rights that only root has; without them the cold figures are those of a fresh process over a warm disk. */
const dropFileCache = (): Promise<void> => writeFile('/proc/sys/vm/drop_caches', '1').catch(() => undefined);

async function timed(
  server: ServerProcess,
  subject: Subject,
): Promise<{ readonly elapsed: number; readonly confidence: string }> {
  const started = performance.now();
  const response = await post(server.url, '/api/explanations', JSON.stringify({ subject }), {
    accept: 'application/json',
  });
  const { confidence } = await response.json();
  return { elapsed: performance.now() - started, confidence };
}

async function subjectsOf(
  server: ServerProcess,
  timeframe: { readonly from: number; readonly to: number },
  most: number,
): Promise<ReadonlyMap<Kind, readonly Subject[]>> {
  const last = { from: timeframe.to - HOUR_MS, to: timeframe.to };
  const events = await failing(server, { from: timeframe.to - 6 * HOUR_MS, to: timeframe.to }, most);
  const functions = [...new Set(events.map(({ namespace }) => namespace))];
  const durations = functions.map((name) => ({
    calculations: [{ operator: 'P95' as const, key: 'durationMs', alias: 'p95' }],
    filters: [{ key: 'namespace', operation: '=' as const, value: name }],
  }));
  const alerts = await Promise.all(
    functions.map(async (name) => {
      const body = {
        name: `errors of ${name}`,
        query: {
          calculations: [{ operator: 'COUNT' }],
          filters: [
            { key: 'namespace', operation: '=', value: name },
            { key: '$baselime.error', operation: '=', value: true },
          ],
        },
        threshold: { operation: '>', value: 0 },
        frequency: 60_000,
        window: HOUR_MS,
      };
      const { id } = await (await post(server.url, '/api/alerts', JSON.stringify(body))).json();
      return { kind: 'alert' as const, id: String(id) };
    }),
  );
  return new Map<Kind, readonly Subject[]>([
    ['event', events.map(({ id }) => ({ kind: 'event', id }))],
    ['trace', distinct(events, ({ traceId }) => traceId).map((traceId) => ({ kind: 'trace', traceId }))],
    ['request', distinct(events, ({ requestId }) => requestId).map((requestId) => ({ kind: 'request', requestId }))],
    [
      'error',
      distinct(events, ({ fingerprint }) => fingerprint).map((fingerprint) => ({ kind: 'error', fingerprint })),
    ],
    ['chart', durations.map((query) => ({ kind: 'chart', query, timeframe: last }))],
    [
      'metric',
      functions.map((name) => ({
        kind: 'metric',
        name: 'Duration',
        filters: [{ key: 'dimensions.FunctionName', operation: '=', value: name }],
        timeframe: last,
      })),
    ],
    ['alert', alerts],
  ]);
}

const distinct = (events: readonly EventView[], key: (event: EventView) => string | undefined): readonly string[] => [
  ...new Set(events.map(key).filter((value) => value !== undefined)),
];

/** Failing events spread over the timeframe. */
async function failing(
  server: ServerProcess,
  timeframe: { readonly from: number; readonly to: number },
  most: number,
): Promise<readonly EventView[]> {
  const step = (timeframe.to - timeframe.from) / most;
  const found = await Promise.all(
    Array.from({ length: most }, async (_, index) => {
      const body = {
        view: 'events',
        timeframe: { from: timeframe.from, to: Math.floor(timeframe.from + (index + 1) * step) },
        query: { filters: [{ key: '$baselime.error', operation: '=', value: true }], limit: 1 },
      };
      const answer: QueryAnswer = await (await post(server.url, '/api/query', JSON.stringify(body))).json();
      return answer.events ?? [];
    }),
  );
  return found.flat();
}
