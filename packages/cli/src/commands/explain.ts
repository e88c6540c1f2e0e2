/** `explain`: a log file, standard input, or an event, a trace or a query of a running server. */
import type {
  AnswerEvent,
  EventView,
  Explanation,
  ExplanationRequest,
  Subject,
  Timeframe,
} from '@baselime-ai/contract';
import { type Engine, EngineError } from '@baselime-ai/engine';
import type { Command } from 'commander';
import { chartOf } from '../answer/chart-of.js';
import { type Picked, pickSubject } from '../answer/pick-subject.js';
import { renderAnswer } from '../answer/render-answer.js';
import { serverClient } from '../client/server-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { type Input, nothingRead, readInput, STANDARD_INPUT } from '../input.js';
import { LOCAL_ACTOR, withLocalEngine } from '../local-engine.js';
import { jsonText } from '../terminal/json-text.js';
import { oneLine, printable } from '../terminal/printable.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseRange, type RangeOptions } from '../time-range.js';

interface Flags extends ServerFlags, RangeOptions {
  readonly json?: boolean;
  readonly event?: string;
  readonly trace?: string;
  readonly query?: string;
  readonly question?: string;
  readonly language?: string;
}

const EVENTS_READ = 10_000;

export function addExplain(program: Command, context: Context): void {
  const command = program
    .command('explain [file]')
    .description('say why a log shows failures: root cause, evidence, what to do; needs no server')
    .option('--json', 'print the finished explanation as JSON')
    .option('--question <text>', 'what you want to know')
    .option('--language <tag>', 'such as de or pt-BR; a model answers in it, the narrator in English')
    .option('--event <id>', 'ask a server about one of its events')
    .option('--trace <id>', 'ask a server about one of its traces')
    .option('--query <text>', 'ask a server about a chart: a query as JSON, or a filter whose events are counted')
    .option('--from <time>', 'with --query: start, such as 2026-03-05T14:00:00Z')
    .option('--to <time>', 'with --query: end; now when absent')
    .option('--last <duration>', 'with --query: such as 15m, 1h or 2d');
  withServerFlags(command).action(async (file: string | undefined, flags: Flags) => explain(context, file, flags));
}

async function explain(context: Context, file: string | undefined, flags: Flags): Promise<void> {
  const subject = subjectOf(flags, context.now());
  if (subject === undefined) {
    const input = await readInput(file, context.stdin);
    await withLocalEngine(context.environment, (engine) => explainInput(context, engine, input, flags));
    return;
  }
  if (file !== undefined)
    throw new EngineError('REQUEST_INVALID', 'Name a file, or an event, trace or query, not both.');
  const client = serverClient(serverAddress(flags, context.environment), context.fetch);
  await answer(context.terminal, flags, client.explain(requestFor(subject, flags), context.signal));
}

function subjectOf(flags: Flags, nowMs: number): Subject | undefined {
  const { event, trace, query, from, to, last } = flags;
  if ([event, trace, query].filter((one) => one !== undefined).length > 1) {
    throw new EngineError('REQUEST_INVALID', 'Give one of --event, --trace and --query, not both.');
  }
  if (query !== undefined) return { kind: 'chart', query: chartOf(query), timeframe: parseRange(flags, nowMs) };
  if (from !== undefined || to !== undefined || last !== undefined) {
    throw new EngineError('REQUEST_INVALID', '--from, --to and --last need --query.');
  }
  if (event !== undefined) return { kind: 'event', id: event };
  return trace === undefined ? undefined : { kind: 'trace', traceId: trace };
}

const requestFor = (subject: Subject, { question, language }: Flags): ExplanationRequest => ({
  subject,
  ...(question === undefined ? {} : { question }),
  ...(language === undefined ? {} : { language }),
});

async function explainInput(context: Context, engine: Engine, input: Input, flags: Flags): Promise<void> {
  const { terminal, signal } = context;
  const name = printable(input.name);
  const { accepted, rejected, timeframe, unmarked, telling } = await engine.ingestFile(
    LOCAL_ACTOR.environment,
    input.fileName,
    input.bytes,
  );
  if (timeframe === undefined) {
    throw nothingRead(name, rejected);
  }
  const events = await readEvents(engine, timeframe, unmarked);
  const picked = pickSubject(events, { unmarked, telling });
  if (picked.kind === 'nothing') {
    const nothing = `No error found in ${name}: of ${count(accepted, 'line')} none is marked as an error, and none has words that are known as those of one.`;
    terminal.note(`${nothing}\n`);
    if (flags.json === true) terminal.write('null\n');
    return;
  }
  if (flags.json !== true) heading(terminal, name, accepted, picked);
  else if (picked.kind === 'request') terminal.note(`No error in ${name}; this is about its last request.\n`);
  await answer(terminal, flags, engine.explain(LOCAL_ACTOR, requestFor(picked.subject, flags), signal));
}

/** The errors of the file, or its newest events when there are none that say why. */
async function readEvents(
  engine: Engine,
  timeframe: Timeframe,
  unmarked: readonly string[] = [],
): Promise<readonly EventView[]> {
  const read = async (filters: { key: string; operation: '='; value: boolean }[]): Promise<readonly EventView[]> => {
    const query = { filters, limit: EVENTS_READ };
    return (await engine.query(LOCAL_ACTOR, { query, timeframe, view: 'events' })).events ?? [];
  };
  const failed = await read([{ key: '$baselime.error', operation: '=', value: true }]);
  if (failed.length > 0 && unmarked.length === 0) return failed;
  const known = new Set(failed.map(({ id }) => id));
  return [...failed, ...(await read([])).filter(({ id }) => !known.has(id))];
}

const UNMARKED = {
  alone: 'No line is marked as an error.',
  'before-the-end': 'The lines that are marked as errors only say that the program ended.',
  'before-the-vague': 'The lines that are marked as errors do not say what went wrong.',
} as const;

function heading(
  terminal: Terminal,
  name: string,
  accepted: number,
  picked: Exclude<Picked, { kind: 'nothing' }>,
): void {
  const { write, palette, width } = terminal;
  const at = `${picked.event.timestamp.slice(0, 19).replace('T', ' ')} UTC`;
  if (picked.kind === 'request') {
    write(`${palette.green('No error')} in ${name} (${count(accepted, 'event')}). About its last request, ${at}:\n`);
    return;
  }
  const message = picked.event.message ?? picked.event.name ?? 'an error without a message';
  if (picked.unmarked !== undefined) write(`${UNMARKED[picked.unmarked]} This one reads like one:\n`);
  write(`${palette.red('✗')} ${palette.bold(oneLine(errorOf(message), width - 2))}\n`);
  const often = picked.count === 1 ? 'once' : `${picked.count} times, last`;
  const others = picked.kinds > 1 ? `; ${count(picked.kinds - 1, 'other kind')} of error in the file` : '';
  // A log without the name of its function has the name of its file, which follows anyway.
  const { namespace } = picked.event;
  const where = name.startsWith(namespace) || namespace === STANDARD_INPUT ? '' : `${oneLine(namespace, 40)} · `;
  write(`${palette.dim(`  ${where}${often} at ${at} · ${name}, ${count(accepted, 'event')}${others}`)}\n`);
}

/** Python prints the error itself below its frames. */
const errorOf = (message: string): string =>
  message.startsWith('Traceback (most recent')
    ? (message.split('\n').findLast((line) => /^\S/.test(line)) ?? message)
    : message;

const count = (amount: number, noun: string): string =>
  `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;

async function answer(terminal: Terminal, flags: Flags, events: AsyncIterable<AnswerEvent>): Promise<void> {
  if (flags.json !== true) {
    await renderAnswer(events, terminal);
    return;
  }
  const silent: Terminal = { ...terminal, write: () => undefined };
  const explanation: Explanation = await renderAnswer(events, silent);
  terminal.write(`${jsonText(explanation, 2)}\n`);
}
