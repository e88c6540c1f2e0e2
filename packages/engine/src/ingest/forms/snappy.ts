/**
 * Decompression of Snappy's block format, which Prometheus uses for its bodies.
 * Source: "Snappy compressed format description": a length, then literals and copies of what was written before.
 */
import { EngineError } from '../../model/errors.js';

/**
 * The plain bytes. Never writes more than `maxBytes`. Raises INGEST_PAYLOAD_TOO_LARGE above it and
 * INGEST_BODY_UNREADABLE for anything that is not a whole block.
 */
export function decompressSnappy(body: Uint8Array, maxBytes: number): Uint8Array {
  const { value: length, next } = readLength(body);
  if (length > maxBytes) {
    throw new EngineError(
      'INGEST_PAYLOAD_TOO_LARGE',
      `The body is larger than ${maxBytes / (1024 * 1024)} MB uncompressed. Send it in smaller parts.`,
    );
  }
  const output = new Uint8Array(length);
  let from = next;
  let to = 0;
  while (from < body.length) {
    const tag = at(body, from);
    from += 1;
    if ((tag & 3) === 0) {
      const short = tag >> 2;
      const extra = short < 60 ? 0 : short - 59;
      const size = (extra === 0 ? short : littleEndian(body, from, extra)) + 1;
      from += extra;
      if (from + size > body.length || to + size > length) throw damaged();
      output.set(body.subarray(from, from + size), to);
      from += size;
      to += size;
    } else {
      const wide = [0, 1, 2, 4][tag & 3] ?? 0;
      const offset = littleEndian(body, from, wide) + ((tag & 3) === 1 ? (tag >> 5) * 256 : 0);
      const size = (tag & 3) === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      from += wide;
      if (offset === 0 || offset > to || to + size > length) throw damaged();
      // Byte by byte: a copy may read what it has just written.
      for (let index = 0; index < size; index += 1) output[to + index] = output[to + index - offset] ?? 0;
      to += size;
    }
  }
  if (to !== length) throw damaged();
  return output;
}

function readLength(body: Uint8Array): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = at(body, index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: index + 1 };
  }
  throw damaged();
}

function littleEndian(body: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index -= 1) value = value * 256 + at(body, from + index);
  return value;
}

function at(body: Uint8Array, index: number): number {
  const byte = body[index];
  if (byte === undefined) throw damaged();
  return byte;
}

const damaged = (): EngineError =>
  new EngineError('INGEST_BODY_UNREADABLE', 'The body is not a whole Snappy block. Send it again.');
