/** `demo`: the server over a simulated shop: six hours of telemetry, then live traffic. */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { DEFAULT_REQUESTS_PER_MINUTE, liveTraffic, type Progress, sendHistory } from '@baselime-ai/demo';
import { EngineError } from '@baselime-ai/engine';
import { type Config, createLogger, type RunningServer, readConfig, startServer } from '@baselime-ai/server';
import { type Command, InvalidArgumentError } from 'commander';
import type { Context, Environment } from '../context.js';
import { emptyDemoFolder } from '../demo-folder.js';
import { untilStopped } from './start.js';

interface Flags {
  readonly seed: number;
  readonly live: boolean;
}

const HISTORY_MS = 6 * 3_600_000;
const DEFAULT_SEED = 7;

export function addDemo(program: Command, context: Context): void {
  program
    .command('demo')
    .description('run the server over a simulated serverless shop; its data folder is emptied first')
    .option('--seed <number>', 'another shop', seedOf, DEFAULT_SEED)
    .option('--no-live', 'stop the traffic after the history')
    .action(async (flags: Flags) => demo(context, flags));
}

function seedOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0 to 999999999.');
}

async function demo(context: Context, flags: Flags): Promise<void> {
  const config = await demoConfig(context.environment);
  await emptyDemoFolder(config.dataDir);
  const server = await startServer({ config, demo: true, logger: createLogger('warn') });
  try {
    const since = await fill(context, server, flags.seed);
    if (since === undefined) return;
    invitation(context, server.signInUrl);
    if (flags.live) await goOn(context, server, flags.seed, since);
    await untilStopped(context.signal);
  } finally {
    await server.close();
  }
}

/** Ports that nobody asked for give way when they are taken. */
async function demoConfig(environment: Environment): Promise<Config> {
  const config = readConfig(environment);
  const port = await portOr(config.port, environment.BASELIME_PORT !== undefined, config.host);
  const otlp = config.otlpHttpPort;
  return {
    ...config,
    dataDir: resolve(environment.BASELIME_DATA_DIR ?? '.baselime-demo'),
    port,
    ...(otlp === undefined
      ? {}
      : { otlpHttpPort: await portOr(otlp, environment.BASELIME_OTLP_HTTP_PORT !== undefined, config.host) }),
  };
}

/** `port`, or 0 (any free one) when it is taken and was only a default. */
async function portOr(port: number, chosen: boolean, host: string): Promise<number> {
  return chosen || port === 0 || (await isFree(port, host)) ? port : 0;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

/** Returns the instant at which the history ends; undefined when the user stopped it. */
async function fill(context: Context, server: RunningServer, seed: number): Promise<number | undefined> {
  const to = context.now();
  const window = { from: to - HISTORY_MS, to };
  const result = await sendHistory({
    baseUrl: server.url,
    apiKey: server.apiKey,
    signal: context.signal,
    seed,
    requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
    ...window,
    onProgress: (progress) => showProgress(context, progress, window.from),
  });
  if (context.terminal.watched) context.terminal.note('\r\u001b[K');
  if (context.signal.aborted) return undefined;
  if (!result.ok) throw new EngineError('STORE_UNAVAILABLE', `The shop's telemetry was not taken: ${result.reason}.`);
  return to;
}

function showProgress({ terminal }: Context, { at, records }: Progress, from: number): void {
  if (!terminal.watched) return;
  const percent = Math.min(100, Math.round(((at - from) / HISTORY_MS) * 100));
  terminal.note(
    `\rFilling the shop with six hours of telemetry: ${percent}%, ${records.toLocaleString('en-US')} events`,
  );
}

function invitation({ terminal }: Context, signInUrl: string): void {
  const { write, palette } = terminal;
  write(`${palette.accent(signInUrl)}\n\n`);
  write('Open it, pick a failing event (send-receipt fails right now), and press Ask AI.\n');
  write(
    `${palette.dim('Seven things went wrong in the last six hours; nothing leaves this machine. Ctrl-C stops.')}\n`,
  );
}

async function goOn(context: Context, server: RunningServer, seed: number, since: number): Promise<void> {
  await liveTraffic({
    baseUrl: server.url,
    apiKey: server.apiKey,
    fetch: context.fetch,
    signal: context.signal,
    now: context.now,
    seed,
    since,
    requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
  });
}
