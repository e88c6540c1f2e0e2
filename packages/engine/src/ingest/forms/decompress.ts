/** Undoes `content-encoding`, never writing more than a limit: a compressed bomb is refused, not inflated. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { EngineError } from '../../model/errors.js';

type Inflate = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

/** `deflate` means zlib by RFC 9110, but some senders leave out the zlib header. */
const inflateEither: Inflate = (bytes, options) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);

const inflaters: Readonly<Record<string, Inflate>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateEither,
  br: brotliDecompressSync,
};

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The plain bytes of a body. An encoding that the body evidently does not have (a proxy inflated it and kept the
 * header) is ignored. Raises INGEST_ENCODING_UNSUPPORTED, INGEST_BODY_UNREADABLE for damaged data and
 * INGEST_PAYLOAD_TOO_LARGE above `maxBytes`.
 */
export function decompress(body: Uint8Array, contentEncoding: string | undefined, maxBytes: number): Uint8Array {
  let bytes = body;
  const encodings = (contentEncoding ?? '').toLowerCase().split(',');
  if (encodings.length > 4) throw unsupported();
  for (const encoding of encodings.map((name) => name.trim()).reverse()) {
    if (encoding === '' || encoding === 'identity' || encoding === 'undefined' || encoding === 'null') continue;
    const inflate = Object.hasOwn(inflaters, encoding) ? inflaters[encoding] : undefined;
    if (inflate === undefined) throw unsupported();
    if (bytes.length === 0 || (inflate === gunzipSync && !isGzip(bytes) && looksPlain(bytes))) continue;
    bytes = inflateWithin(inflate, bytes, maxBytes);
  }
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
  return bytes;
}

/** Inflates gzip; a file's name says nothing, its first two bytes do. */
export const gunzipWithin = (bytes: Uint8Array, maxBytes: number): Uint8Array =>
  inflateWithin(gunzipSync, bytes, maxBytes);

function inflateWithin(inflate: Inflate, bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return inflate(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new EngineError(
      'INGEST_BODY_UNREADABLE',
      'The body is not what its content-encoding says: it could not be decompressed. Send it again whole.',
      { cause },
    );
  }
}

const looksPlain = (bytes: Uint8Array): boolean => {
  const first = bytes[0] ?? 0;
  return first === 0x5b || first === 0x7b || first === 0x0a;
};

const tooLarge = (maxBytes: number): EngineError =>
  new EngineError(
    'INGEST_PAYLOAD_TOO_LARGE',
    `The body is larger than ${maxBytes / (1024 * 1024)} MB uncompressed. Send it in smaller parts.`,
  );

const unsupported = (): EngineError =>
  new EngineError(
    'INGEST_ENCODING_UNSUPPORTED',
    'The content-encoding is not known. Use gzip, deflate, br or no compression.',
  );
