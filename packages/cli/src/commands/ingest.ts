/** `ingest`: files of telemetry, of any size, into a running server. */
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError, type FilePiece, fileForServer } from '@baselime-ai/engine';
import { type Command, InvalidArgumentError } from 'commander';
import { type IngestClient, ingestClient } from '../client/ingest-client.js';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { openInput } from '../input-stream.js';
import { printable } from '../terminal/printable.js';
import { ProgressLine } from '../terminal/progress-line.js';

interface Flags extends ServerFlags {
  readonly url?: string;
  readonly dataset?: string;
  readonly skip?: number;
}

export function addIngest(program: Command, context: Context): void {
  const command = program
    .command('ingest <files...>')
    .description(
      'send files to a server: NDJSON, logs of Lambda and CloudWatch, OTLP, Jaeger, X-Ray; each also as gzip',
    )
    .option('--url <url>', 'address of the server, as --server')
    .option('--dataset <name>', 'dataset of every event; told from the content when absent')
    .option('--skip <records>', 'leave out so many records at the beginning, to go on after a stop', skipOf);
  withServerFlags(command).action(async (files: readonly string[], flags: Flags) => ingest(context, files, flags));
}

function skipOf(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

async function ingest(context: Context, files: readonly string[], flags: Flags): Promise<void> {
  if (flags.skip !== undefined && files.length > 1) {
    throw new EngineError('REQUEST_INVALID', '--skip speaks of one file. Name only the one to go on with.');
  }
  if (flags.dataset !== undefined && !/^\w[\w.:-]{0,127}$/.test(flags.dataset)) {
    throw new EngineError('REQUEST_INVALID', '--dataset takes letters, digits, dots, colons and dashes.');
  }
  const server = flags.url ?? flags.server;
  const address = serverAddress({ ...flags, ...(server === undefined ? {} : { server }) }, context.environment);
  const client = ingestClient(address, context.fetch, (ms) => pause(ms, undefined, { signal: context.signal }));
  for (const file of files) await ingestFile(context, client, file, flags);
}

/** What happened to the records of one file so far. */
interface Tally {
  /** All records up to this one are settled: acknowledged, refused, or unreadable. */
  settled: number;
  sent: number;
  refused: number;
  unreadable: number;
  /** The first few reasons, by how often the server gave them. */
  readonly reasons: Set<string>;
}

async function ingestFile(context: Context, client: IngestClient, file: string, flags: Flags): Promise<void> {
  const { terminal } = context;
  const name = printable(file === '-' ? 'standard input' : file);
  const input = await openInput(file, context.stdin);
  const tally: Tally = { settled: flags.skip ?? 0, sent: 0, refused: 0, unreadable: 0, reasons: new Set() };
  const progress = new ProgressLine(terminal, context.now);
  const pieces = fileForServer(input.fileName, input.chunks, { dataset: flags.dataset, skip: flags.skip });
  try {
    // The next piece is read while the one before is on its way; never more than that is in memory.
    let next = await pieces.next();
    while (next.done !== true) {
      if (context.signal.aborted) throw new EngineError('EXPLAIN_CANCELLED', 'Stopped.');
      const piece: FilePiece = next.value;
      const following = pieces.next();
      following.catch(() => undefined);
      await settle(client, piece, flags.dataset, tally);
      const share = input.bytes === undefined || input.bytes === 0 ? undefined : input.bytesRead() / input.bytes;
      progress.show(share, `${count(tally.settled)} records of ${name}`);
      next = await following;
    }
  } catch (error) {
    progress.clear();
    throw stopped(error, name, file, tally);
  }
  progress.clear();
  terminal.write(`${summary(name, tally)}\n`);
}

async function settle(
  client: IngestClient,
  piece: FilePiece,
  dataset: string | undefined,
  tally: Tally,
): Promise<void> {
  if (piece.kind === 'unreadable') {
    tally.unreadable += 1;
    tally.settled = Math.max(tally.settled, piece.record);
    return;
  }
  const { refused, reason } = await client.send(piece.path, piece.body, dataset);
  tally.sent += piece.records;
  tally.settled = Math.max(tally.settled, piece.upTo);
  tally.refused += refused;
  if (reason !== undefined && tally.reasons.size < 3) tally.reasons.add(printable(reason));
}

function summary(name: string, { sent, refused, unreadable, reasons }: Tally): string {
  const parts = [`${name}: ${several(sent, 'record')} sent`];
  if (refused > 0) parts.push(`${several(refused, 'item')} in them refused (${[...reasons].join(' ')})`);
  if (unreadable > 0) parts.push(`${count(unreadable)} left out, because they are no JSON or no event`);
  return `${parts.join('; ')}.`;
}

/** The same error with what a person needs to go on. Nothing after the settled records was acknowledged. */
function stopped(error: unknown, name: string, file: string, { settled }: Tally): unknown {
  if (!(error instanceof EngineError)) return error;
  const accepted =
    settled === 0
      ? `Nothing of ${name} was accepted.`
      : `Done so far: the first ${several(settled, 'record')} of ${name}.`;
  const goOn = settled === 0 || file === '-' ? '' : ` Go on with: baselime-ai ingest ${name} --skip ${settled}`;
  return new EngineError(error.code, `${error.publicMessage} ${accepted}${goOn}`, {
    cause: error,
    details: error.details,
  });
}

const several = (amount: number, noun: string): string => `${count(amount)} ${noun}${amount === 1 ? '' : 's'}`;
const count = (amount: number): string => amount.toLocaleString('en-US');
