/**
 * Events per second accepted through HTTP and stored, client included, beside the engine's own insert of the same rows
 * in the same run. The two take turns, so that a slow machine slows both. `-- ingest WORD` measures only the doors
 * whose name holds the word.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@baselime-ai/engine';
import { embeddedConnection } from '../packages/engine/src/store/telemetry/connection.js';
import { NOWHERE } from '../packages/engine/src/store/telemetry/data-column.js';
import { EngineSupervisor } from '../packages/engine/src/store/telemetry/embedded/supervisor.js';
import { toRow } from '../packages/engine/src/store/telemetry/event-row.js';
import { migrate } from '../packages/engine/src/store/telemetry/migrate.js';
import { DOORS, type Door } from './load/doors.js';
import { type Answer, Load } from './load/load.js';
import { perSecond, print, quantile } from './numbers.js';
import { ownInsert } from './own-insert.js';
import { KEY, type ServerProcess, startServerProcess, usageOf } from './server-process.js';

const ROUNDS = 3;
/** How long the doors are sent half of what they took at most. */
const HALF_LOAD_MS = 5000;

interface Round {
  readonly rate: number;
  readonly answer: Answer;
  readonly inserts: number;
  readonly serverCpuMs: number;
  readonly engineCpuMs: number;
}

async function send(server: ServerProcess, load: Load, door: Door, eventsPerSecond?: number): Promise<Round> {
  const before = await server.usage();
  const insertsBefore = await server.inserts();
  const answer = await load.run({
    port: Number(new URL(server.url).port),
    key: KEY,
    door: door.name,
    events: eventsPerSecond === undefined ? door.total : (eventsPerSecond * HALF_LOAD_MS) / 1000,
    ...(eventsPerSecond === undefined ? {} : { eventsPerSecond }),
  });
  const after = await server.usage();
  return {
    rate: (answer.sent / answer.elapsedMs) * 1000,
    answer,
    inserts: (await server.inserts()) - insertsBefore,
    serverCpuMs: after.server.cpuMs - before.server.cpuMs,
    engineCpuMs: after.engine.cpuMs - before.engine.cpuMs,
  };
}

/** The rows that the server makes of what this door is sent. */
function rowsOf(door: Door): readonly string[] {
  const bodies = Array.from({ length: Math.ceil(door.total / door.batch) }, (_, at) =>
    door.body(at * door.batch, door.batch),
  );
  return bodies.flatMap((body) => door.events(body).map((event) => toRow(event, NOWHERE)));
}

const HEAD = [
  'door',
  'through HTTP',
  'own insert',
  'ratio',
  'own, two at a time',
  'ratio',
  'rows an insert',
  'µs of CPU an event: client + server + engine (own insert)',
  'p50 ack',
  'p99 ack',
  'at half',
  'p99 ack',
];

/** The engine of the baseline. */
interface Own {
  readonly connection: ReturnType<typeof embeddedConnection>;
  readonly supervisor: EngineSupervisor;
}

async function measure(server: ServerProcess, load: Load, baseline: Own, door: Door): Promise<readonly string[]> {
  const rows = rowsOf(door);
  const client = await baseline.connection.client();
  const rounds: (Round & { readonly own: number; readonly twice: number; readonly ownCpuMs: number })[] = [];
  // The first round is for the compilers.
  await send(server, load, door);
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = await send(server, load, door);
    const before = await usageOf(baseline.supervisor.pid);
    const rowsAnInsert = Math.round(door.total / Math.max(1, sent.inserts));
    const own = await ownInsert(client, rows, rowsAnInsert, 1);
    const ownCpuMs = (await usageOf(baseline.supervisor.pid)).cpuMs - before.cpuMs;
    const twice = await ownInsert(client, rows, rowsAnInsert, 2);
    rounds.push({ ...sent, own, twice, ownCpuMs });
  }
  const median = (of: (round: (typeof rounds)[number]) => number): number => quantile(rounds.map(of), 0.5);
  const perEvent = (of: (round: (typeof rounds)[number]) => number): string =>
    median((round) => (of(round) / round.answer.sent) * 1000).toFixed(1);
  const rate = median((round) => round.rate);
  const half = await send(server, load, door, rate / 2);
  return [
    door.name,
    perSecond(rate),
    perSecond(median((round) => round.own)),
    median((round) => round.rate / round.own).toFixed(2),
    perSecond(median((round) => round.twice)),
    median((round) => round.rate / round.twice).toFixed(2),
    median((round) => round.answer.sent / Math.max(1, round.inserts)).toFixed(0),
    [
      perEvent((round) => round.answer.cpuMs),
      perEvent((round) => round.serverCpuMs),
      `${perEvent((round) => round.engineCpuMs)} (${perEvent((round) => round.ownCpuMs)})`,
    ].join(' + '),
    `${median((round) => round.answer.p50Ms).toFixed(0)} ms`,
    `${median((round) => round.answer.p99Ms).toFixed(0)} ms`,
    perSecond(half.rate),
    `${half.answer.p99Ms.toFixed(0)} ms`,
  ];
}

export async function ingestBench(words: readonly string[] = []): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-bench-'));
  const supervisor = new EngineSupervisor({
    path: join(dataDir, 'telemetry'),
    maxMemoryBytes: 1_000_000_000,
    logger: silentLogger,
  });
  const connection = embeddedConnection(supervisor);
  await migrate(await connection.client(), undefined);
  const server = await startServerProcess();
  const load = new Load();
  const table: (readonly string[])[] = [HEAD];
  const chosen = DOORS.filter((door) => words.every((word) => door.name.toLowerCase().includes(word.toLowerCase())));
  for (const door of chosen) table.push(await measure(server, load, { connection, supervisor }, door));
  const { server: own, engine } = await server.usage();
  print(
    `ingest: median of ${ROUNDS} rounds of 40,000 events (single ones: 4,000); an own insert holds as many rows as the server's did`,
    table,
  );
  process.stdout.write(
    `  resident: server ${own.residentMiB} MiB (most ${own.peakMiB}), engine ${engine.residentMiB} MiB (most ${engine.peakMiB})\n`,
  );
  load.stop();
  await server.stop();
  await connection.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
