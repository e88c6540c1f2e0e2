/** View `events`: the rows themselves, newest first unless ordered otherwise. */
import type { Query } from '@baselime-ai/contract';
import type { Window } from '../../model/units.js';
import { bind, raw, type Sql, sql } from '../../store/sql.js';
import { type EventRow, eventColumns } from '../../store/telemetry/event-row.js';
import type { Selected, SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition } from '../conditions.js';
import { readCursor, writeCursor } from '../cursor.js';
import { keyExpression } from '../key-expression.js';

export interface EventPage {
  readonly selected: Selected<EventRow>;
  readonly rows: readonly EventRow[];
  readonly nextCursor?: string;
}

export async function eventPage(
  store: TelemetryStore,
  environment: string,
  asked: {
    readonly query: Query;
    readonly window: Window;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
  options?: SelectOptions,
): Promise<EventPage> {
  const { query, window, limit, cursor } = asked;
  const order = query.orderBy === undefined ? undefined : keyExpression(query.orderBy.value);
  const ascends = query.orderBy?.order === 'ASC';
  const direction = raw(ascends ? 'ASC' : 'DESC');
  const isByTime = order === undefined || order.kind === 'instant';
  const after: Sql = cursor === undefined || !isByTime ? raw('') : beyond(cursor, ascends);
  const ordered = isByTime
    ? sql`timestamp ${direction}, id ${direction}`
    : sql`${order.number} ${direction} NULLS LAST, ${order.text} ${direction}, timestamp DESC, id DESC`;
  const selected = await store.select<EventRow>(
    sql`SELECT ${eventColumns} FROM baselime.events WHERE ${queryCondition(environment, query, window)}${after}
        ORDER BY ${ordered} LIMIT ${limit + 1}`,
    options,
  );
  const rows = selected.rows.slice(0, limit);
  const last = rows.at(-1);
  const more = isByTime && selected.rows.length > limit && last !== undefined;
  return { selected, rows, ...(more ? { nextCursor: writeCursor(last.nanos, last.id) } : {}) };
}

/** The rows after the cursor's. The first comparison alone lets the engine skip what lies on the other side. */
function beyond(text: string, ascends: boolean): Sql {
  const { nanos, id } = readCursor(text);
  const at = sql`fromUnixTimestamp64Nano(${bind(nanos, 'Int64')}, 'UTC')`;
  return ascends
    ? sql` AND timestamp >= ${at} AND (timestamp > ${at} OR id > ${id})`
    : sql` AND timestamp <= ${at} AND (timestamp < ${at} OR id < ${id})`;
}
