/** A file or standard input piece by piece, with a count of what was read; for files of any size. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileProblem, type InputStream, STANDARD_INPUT } from './input.js';

export interface OpenedInput {
  readonly fileName: string;
  /** Unknown for standard input. */
  readonly bytes: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly bytesRead: () => number;
}

const CHUNK_BYTES = 256 * 1024;

/** `-` means standard input. Raises FILE_UNREADABLE, also later while the chunks are read. */
export async function openInput(file: string, stdin: InputStream): Promise<OpenedInput> {
  let bytesRead = 0;
  const isStandard = file === '-';
  const size = isStandard ? undefined : await sizeOf(file);
  const source: AsyncIterable<Uint8Array | string> = isStandard
    ? stdin
    : createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        bytesRead += bytes.length;
        yield bytes;
      }
    } catch (cause) {
      throw fileProblem(file, cause);
    }
  };
  return {
    fileName: isStandard ? STANDARD_INPUT : basename(file),
    bytes: size,
    chunks: chunks(),
    bytesRead: () => bytesRead,
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const { size, isDirectory } = await describe(file);
    if (isDirectory) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return size;
  } catch (cause) {
    throw fileProblem(file, cause);
  }
}

async function describe(file: string): Promise<{ readonly size: number; readonly isDirectory: boolean }> {
  const found = await stat(file);
  return { size: found.size, isDirectory: found.isDirectory() };
}
