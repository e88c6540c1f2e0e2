/** Reads a log from a file or from standard input, with a sentence for each way that can fail. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EngineError } from '@baselime-ai/engine';
import { printable } from './terminal/printable.js';

export interface Input {
  /** For a sentence. */
  readonly name: string;
  /** Without its folder; `stdin` for standard input. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The part of standard input that is used here. */
export type InputStream = AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };

export const STANDARD_INPUT = 'stdin';
const LARGEST_BYTES = 64 * 1_048_576;
const PROBE_BYTES = 8_192;

/** `-` or no file means standard input. Raises FILE_UNREADABLE and REQUEST_INVALID. */
export async function readInput(file: string | undefined, stdin: InputStream): Promise<Input> {
  const read = file === undefined || file === '-' ? await readStream(file, stdin) : await readNamed(file);
  const input = { ...read, bytes: asUtf8(read.bytes) };
  const name = printable(input.name);
  if (input.bytes.length === 0 || /^\s*$/.test(decodeStart(input.bytes))) {
    throw new EngineError('FILE_UNREADABLE', `${name} is empty: there is no log line to read.`);
  }
  const gzip = input.bytes[0] === 0x1f && input.bytes[1] === 0x8b;
  if (!gzip && input.bytes.subarray(0, PROBE_BYTES).includes(0)) {
    throw new EngineError('FILE_UNREADABLE', `${name} holds binary data, not log lines.`);
  }
  return input;
}

/** Windows PowerShell writes what it redirects into a file as UTF-16, with a mark in front. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  return encoding === undefined ? bytes : new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}

/** Enough of the text to see whether there is any. */
const decodeStart = (bytes: Uint8Array): string => (bytes.length > PROBE_BYTES ? 'x' : new TextDecoder().decode(bytes));

async function readNamed(file: string): Promise<Input> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) throw tooLarge(file);
    return { name: basename(file), fileName: basename(file), bytes: await readFile(file) };
  } catch (cause) {
    throw fileProblem(file, cause);
  }
}

/** What the system says about a file, as a sentence; an error of ours stays as it is. */
export function fileProblem(file: string, cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = REASONS[code] ?? 'cannot be read';
  return new EngineError('FILE_UNREADABLE', `${printable(file)} ${why}.`, { cause });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by you',
  EISDIR: 'is a folder; name one file',
};

async function readStream(file: string | undefined, stdin: InputStream): Promise<Input> {
  if (file === undefined && stdin.isTTY === true) {
    const how = 'Name a log file, or pipe one in: `aws logs tail /aws/lambda/NAME --since 1h | baselime-ai explain`.';
    throw new EngineError('REQUEST_INVALID', how);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > LARGEST_BYTES) throw tooLarge('Standard input');
    chunks.push(bytes);
  }
  return { name: 'standard input', fileName: STANDARD_INPUT, bytes: Buffer.concat(chunks) };
}

const tooLarge = (name: string): EngineError =>
  new EngineError(
    'FILE_UNREADABLE',
    `${printable(name)} is larger than ${LARGEST_BYTES / 1_048_576} MB. Cut out the time that matters, or send it to a server: \`baselime-ai ingest\`.`,
  );

/** For a file of which nothing was taken: the first reason why, where there is one. `name` is printable. */
export function nothingRead(name: string, [first]: readonly { readonly reason: string }[]): EngineError {
  const why = first === undefined ? '' : ` The first line that was refused: ${first.reason}`;
  return new EngineError('FILE_UNREADABLE', `${name} holds no log line that can be read.${why}`);
}
