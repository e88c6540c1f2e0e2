/** Lists in pages, newest first: a cursor is the place of the last item shown. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { EngineError } from '../../model/errors.js';
import type { Page, PageRequest } from '../workspace-store.js';

interface Place {
  readonly at: string;
  readonly id: string;
}

export const MAX_PAGE = 500;

/** Undefined for the first page. Raises REQUEST_INVALID for a cursor that is none of ours. */
function placeOf(page: PageRequest): Place | undefined {
  if (page.cursor === undefined) return undefined;
  const [, at, id] = /^(\S+) (.*)$/s.exec(Buffer.from(page.cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new EngineError('REQUEST_INVALID', 'The cursor is not one that this server gave. Start again without it.');
  }
  return { at, id };
}

/** From 1 to 500. */
const sizeOf = (page: PageRequest): number => Math.min(Math.max(Math.trunc(page.limit), 1), MAX_PAGE);

/** @param rows one more than `size` when there are further ones */
function pageOf<Row extends Place, T>(rows: readonly Row[], size: number, read: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const items = shown.map(read);
  if (rows.length <= size || last === undefined) return { items };
  return { items, nextCursor: Buffer.from(`${last.at} ${last.id}`).toString('base64url') };
}

/**
 * One page of a query. Raises REQUEST_INVALID as its cursor does.
 *
 * @param query selects the time as `at`, the id as `id`, and what `read` wants
 * @param time the column of the time
 */
export async function newestFirst<DB, Table extends keyof DB, Row extends Place, T>(
  query: SelectQueryBuilder<DB, Table, Row>,
  time: 'at' | 'created_at',
  page: PageRequest,
  read: (row: Row) => T,
): Promise<Page<T>> {
  const place = placeOf(page);
  const [at, id] = [sql.ref(time), sql.ref('id')];
  const further = place === undefined ? query : query.where(sql<boolean>`(${at}, ${id}) < (${place.at}, ${place.id})`);
  const rows = await further
    .orderBy(at, 'desc')
    .orderBy(id, 'desc')
    .limit(sizeOf(page) + 1)
    .execute();
  // The type of a row says so already; Kysely's own also knows of joins, of which there are none.
  return pageOf(rows as readonly Row[], sizeOf(page), read);
}
