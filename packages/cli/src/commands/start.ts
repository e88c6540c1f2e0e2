/** `start`: the server, empty or as it was left. */
import { createLogger, readConfig, startServer } from '@baselime-ai/server';
import type { Command } from 'commander';
import type { Context } from '../context.js';

interface Flags {
  readonly verbose?: boolean;
}

export function addStart(program: Command, context: Context): void {
  program
    .command('start')
    .description('run the server; configured by BASELIME_* variables')
    .option('--verbose', 'also print what the server does, as JSON lines on standard error')
    .action(async (flags: Flags) => start(context, flags));
}

async function start(context: Context, flags: Flags): Promise<void> {
  const { terminal } = context;
  const { write, palette } = terminal;
  const server = await startServer({
    config: readConfig(context.environment),
    logger: createLogger(flags.verbose === true ? 'info' : 'warn'),
  });
  const row = (label: string, value: string): void => write(`  ${palette.dim(label.padEnd(10))}${value}\n`);
  write(`${palette.bold('baselime-ai is ready')}\n`);
  row('open', palette.accent(server.signInUrl));
  row('key', server.apiKey);
  row('events', `POST ${server.url}/v1/<dataset>`);
  row('traces', `POST ${server.otlpUrl ?? server.url}/v1/traces  (OTLP; logs on /v1/logs)`);
  write(`${palette.dim('  Ctrl-C stops it.')}\n`);
  await untilStopped(context.signal);
  terminal.note('Stopping…\n');
  await server.close();
}

export function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
