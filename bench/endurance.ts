/**
 * `npm run bench -- endurance [--events N]` (a million when absent): does memory stay flat while events come in for a long
 * time, and is every acknowledged event there in the end? Two doors take turns, as fast as the server acknowledges.
 */
import type { QueryAnswer } from '@baselime-ai/contract';
import { Load } from './load/load.js';
import { perSecond, print, quantile } from './numbers.js';
import { KEY, post, type ServerProcess, startServerProcess } from './server-process.js';

const DEFAULT_EVENTS = 1_000_000;
const SAMPLES = 20;
const DOORS = ['Events API', 'OTLP traces, protobuf'] as const;

interface Sample {
  readonly events: number;
  readonly rate: number;
  readonly p99Ms: number;
  readonly serverMiB: number;
  readonly engineMiB: number;
}

/** MiB for each million events, by least squares over the later half: the earlier one fills caches and heaps. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const later = samples.slice(samples.length >> 1);
  const points = later.map((sample) => ({ x: sample.events / 1_000_000, y: of(sample) }));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const over = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return over / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}

async function countStored(server: ServerProcess, from: number): Promise<number> {
  const body = {
    view: 'series',
    timeframe: { from: from - 3_600_000, to: Date.now() + 60_000 },
    query: { calculations: [{ operator: 'COUNT', alias: 'count' }] },
  };
  const answer: QueryAnswer = JSON.parse(await (await post(server.url, '/api/query', JSON.stringify(body))).text());
  return Number(answer.aggregates?.[0]?.values.count ?? Number.NaN);
}

export async function enduranceBench(args: readonly string[] = []): Promise<void> {
  const at = args.indexOf('--events');
  const events = at === -1 ? DEFAULT_EVENTS : Number(args[at + 1]);
  if (!(events >= SAMPLES * 100)) throw new Error(`--events takes a number from ${SAMPLES * 100} on`);
  const server = await startServerProcess();
  const load = new Load();
  const startedAt = Date.now();
  const samples: Sample[] = [];
  let sent = 0;
  for (let turn = 0; turn < SAMPLES; turn += 1) {
    const answer = await load.run({
      port: Number(new URL(server.url).port),
      key: KEY,
      door: DOORS[turn % DOORS.length] ?? DOORS[0],
      events: events / SAMPLES,
    });
    sent += answer.sent;
    const usage = await server.usage();
    const sample: Sample = {
      events: sent,
      rate: (answer.sent / answer.elapsedMs) * 1000,
      p99Ms: answer.p99Ms,
      serverMiB: usage.server.residentMiB,
      engineMiB: usage.engine.residentMiB,
    };
    samples.push(sample);
    process.stderr.write(
      `${sent} events: server ${sample.serverMiB} MiB, engine ${sample.engineMiB} MiB, ${perSecond(sample.rate)}\n`,
    );
  }
  const stored = await countStored(server, startedAt);
  const { server: own, engine } = await server.usage();
  print(`endurance: ${events.toLocaleString('en-US')} events, memory after each twentieth of them`, [
    ['events', 'server', 'engine', 'events/s', 'p99 ack'],
    ...samples.map((sample) => [
      sample.events.toLocaleString('en-US'),
      `${sample.serverMiB} MiB`,
      `${sample.engineMiB} MiB`,
      perSecond(sample.rate),
      `${sample.p99Ms.toFixed(0)} ms`,
    ]),
  ]);
  const line = (name: string, of: (sample: Sample) => number, peak: number): string =>
    `  ${name}: ${slope(samples, of).toFixed(1)} MiB a million events over the later half, at most ${peak} MiB\n`;
  process.stdout.write(line('server', (sample) => sample.serverMiB, own.peakMiB));
  process.stdout.write(line('engine', (sample) => sample.engineMiB, engine.peakMiB));
  process.stdout.write(`  acknowledged ${sent}, stored ${stored}, ${await server.inserts()} inserts; `);
  process.stdout.write(
    `median ${perSecond(
      quantile(
        samples.map((sample) => sample.rate),
        0.5,
      ),
    )}\n`,
  );
  load.stop();
  await server.stop();
  if (stored !== sent) throw new Error(`${sent} events were acknowledged and ${stored} are stored`);
}
