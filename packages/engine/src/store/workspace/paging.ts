/** Lists in pages, newest first: a cursor is the place of the last item shown. */
import { EngineError } from '../../model/errors.js';
import type { Page, PageRequest } from '../workspace-store.js';

export interface Place {
  readonly at: string;
  readonly id: string;
}

export const MAX_PAGE = 500;

/** Undefined for the first page. Raises REQUEST_INVALID for a cursor that is none of ours. */
export function placeOf(page: PageRequest): Place | undefined {
  if (page.cursor === undefined) return undefined;
  const [, at, id] = /^(\S+) (.*)$/s.exec(Buffer.from(page.cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new EngineError('REQUEST_INVALID', 'The cursor is not one that this server gave. Start again without it.');
  }
  return { at, id };
}

/** From 1 to 500. */
export const sizeOf = (page: PageRequest): number => Math.min(Math.max(Math.trunc(page.limit), 1), MAX_PAGE);

/** @param rows one more than `size` when there are further ones */
export function pageOf<Row extends Place, T>(rows: readonly Row[], size: number, read: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const items = shown.map(read);
  if (rows.length <= size || last === undefined) return { items };
  return { items, nextCursor: Buffer.from(`${last.at} ${last.id}`).toString('base64url') };
}
