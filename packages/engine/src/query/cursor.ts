/** Where the next page starts: the instant and the id of the last row of the page before. Opaque to callers. */
import { EngineError } from '../model/errors.js';

export interface Cursor {
  readonly nanos: bigint;
  readonly id: string;
}

export const writeCursor = (nanos: string, id: string): string => Buffer.from(`${nanos} ${id}`).toString('base64url');

/** Raises QUERY_INVALID when `text` is not a cursor of ours. */
export function readCursor(text: string): Cursor {
  const [, nanos, id] = /^(\d{1,19}) (.*)$/s.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (nanos === undefined || id === undefined || BigInt(nanos) >= 2n ** 63n) {
    throw new EngineError('QUERY_INVALID', 'The cursor is not one that this server gave. Start again without it.');
  }
  return { nanos: BigInt(nanos), id };
}
