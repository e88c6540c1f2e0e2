/** `query`: events of a running server by filter, search and time. */
import { type EventView, type Query, QueryRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { type Command, InvalidArgumentError } from 'commander';
import { serverClient } from '../client/server-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { parseFilter } from '../filter-text.js';
import { jsonText } from '../terminal/json-text.js';
import { oneLine } from '../terminal/printable.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseRange, type RangeOptions } from '../time-range.js';

export interface QueryFlags extends ServerFlags, RangeOptions {
  readonly filter: readonly string[];
  readonly search?: string;
  readonly dataset: readonly string[];
  readonly limit: number;
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function limitOf(text: string): number {
  const limit = Number(text);
  if (/^\d{1,5}$/.test(text) && limit >= 1 && limit <= 10_000) return limit;
  throw new InvalidArgumentError('It must be a whole number from 1 to 10000.');
}

export const withQueryFlags = (command: Command): Command =>
  withServerFlags(
    command
      .option('--filter <text>', "such as '@duration > 1000'; may be given several times", collect, [])
      .option('--search <text>', 'events that hold this text anywhere')
      .option('--dataset <name>', 'only this dataset; may be given several times', collect, [])
      .option('--json', 'print JSON'),
  );

export function addQuery(program: Command, context: Context): void {
  withQueryFlags(program.command('query').description('list events of a running server'))
    .option('--from <time>', 'start, such as 2026-03-05T14:00:00Z')
    .option('--to <time>', 'end; now when absent')
    .option('--last <duration>', 'such as 15m, 1h or 2d', undefined)
    .option('--limit <number>', 'events at most', limitOf, 50)
    .action(async (flags: QueryFlags) => {
      const { terminal } = context;
      const client = serverClient(serverAddress(flags, context.environment), context.fetch);
      const timeframe = parseRange(flags, context.now());
      const request = QueryRequest.safeParse({ query: queryOf(flags, flags.limit), timeframe, view: 'events' });
      if (!request.success) throw new EngineError('QUERY_INVALID', 'The query is too long or has an empty part.');
      const answer = await client.query(request.data);
      if (flags.json === true) terminal.write(`${jsonText(answer, 2)}\n`);
      else printEvents(terminal, answer.events ?? []);
    });
}

export function queryOf(flags: Pick<QueryFlags, 'filter' | 'search' | 'dataset'>, limit: number): Query {
  return {
    filters: flags.filter.map(parseFilter),
    limit,
    ...(flags.search === undefined ? {} : { needle: { value: flags.search } }),
    ...(flags.dataset.length === 0 ? {} : { datasets: [...flags.dataset] }),
  };
}

function printEvents(terminal: Terminal, events: readonly EventView[]): void {
  if (events.length === 0) {
    terminal.note('No event matches. Try a longer time with --last 24h, or fewer filters.\n');
    return;
  }
  for (const event of events) terminal.write(`${eventLine(event, terminal)}\n`);
}

const NAMESPACE_COLUMNS = 16;

/** One event on one line: time, level, where, what. */
export function eventLine(event: EventView, { palette, width }: Terminal): string {
  const time = event.timestamp.slice(11, 23);
  const level = (event.level ?? (event.isError ? 'error' : event.kind)).padEnd(6).slice(0, 6);
  const paint = event.isError ? palette.red : event.level === 'warn' ? palette.yellow : palette.dim;
  const where = oneLine(event.namespace, NAMESPACE_COLUMNS).padEnd(NAMESPACE_COLUMNS);
  const left = width - time.length - 6 - NAMESPACE_COLUMNS - 3;
  const what = oneLine(event.message ?? event.name ?? '', left);
  return `${palette.dim(time)} ${paint(level)} ${where} ${what}`;
}
