/** The text of a file that is read piece by piece, with gzip undone. Holds one piece at a time. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isGzip } from '../../forms/decompress.js';
import { isBinary, unreadable } from '../decode-file.js';

/** Raises FILE_UNREADABLE for damaged gzip and for what is no text. */
export async function* textPieces(fileName: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const plain = await plainBytes(chunks);
  const decoder = new TextDecoder();
  let isFirst = true;
  try {
    for await (const chunk of plain) {
      if (isFirst && isBinary(chunk)) throw unreadable(fileName, 'it is not text');
      isFirst = false;
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isZlib ? unreadable(fileName, 'its gzip is damaged or cut off', error) : error;
  }
  yield decoder.decode();
}

async function plainBytes(chunks: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const all = async function* (): AsyncGenerator<Uint8Array> {
    if (first.done !== true) yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  };
  if (first.done === true || !isGzip(first.value)) return all();
  const source = Readable.from(all());
  const gunzip = createGunzip();
  // `pipe` does not hand on errors of the source, such as a file that cannot be read further.
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}
