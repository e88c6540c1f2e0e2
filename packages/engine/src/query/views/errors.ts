/** View `errors`: kinds of errors, each with all who tell it. What nobody gave a fingerprint is no kind of error. */
import type { ErrorKind, Query } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, later, millis, unixNanos, type Window } from '../../model/units.js';
import { bind, raw, sql } from '../../store/sql.js';
import { type EventRow, eventColumns, fromRow } from '../../store/telemetry/event-row.js';
import type { SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition, scope } from '../conditions.js';
import { toEventView } from '../event-view.js';
import { type ErrorOrder, type Kind, kindsOf, type Told } from './error-kinds.js';

/** More fingerprints are not looked at; the order says which ones are. */
const MOST_FINGERPRINTS = 500;

interface Asked {
  readonly query: Query;
  readonly window: Window;
  readonly limit: number;
  readonly granularityMs?: number | undefined;
}

interface Group {
  readonly mark: string;
  readonly times: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly newest: string;
}

interface Point {
  readonly mark: string;
  readonly at: number;
  readonly times: number;
}

/**
 * The exception of a failed request is on the span that met it and on those around it, so spans count by what they are
 * part of; sampled rows stand for others in the same measure.
 */
const OCCURRENCE = raw(
  "multiIf(request_id != '', concat('r', request_id), kind IN ('span', 'span-event') AND trace_id != '', concat('t', trace_id), concat('i', id))",
);
const TIMES = sql`round(uniqExact(${OCCURRENCE}) * sum(weight) / count())`;
const ORDERS: Readonly<Record<ErrorOrder, string>> = { count: 'times', first: 'first_at', last: 'last_at' };

/** `orderBy` is `count` (when absent), `first` or `last`, always the most or the newest first. */
export async function errorsView(
  store: TelemetryStore,
  environment: string,
  { query, window, limit, granularityMs }: Asked,
  options?: SelectOptions,
): Promise<{ readonly errors: readonly ErrorKind[]; readonly rowsRead: number }> {
  const order = orderOf(query);
  const where = sql`${queryCondition(environment, query, window)} AND is_error AND fingerprint != ''`;
  const groups = await store.select<Group>(
    sql`SELECT fingerprint AS mark, ${TIMES} AS times, toUnixTimestamp64Nano(min(timestamp)) / 1e6 AS first_at,
          toUnixTimestamp64Nano(max(timestamp)) / 1e6 AS last_at, argMax(id, tuple(timestamp, id)) AS newest
        FROM baselime.events WHERE ${where} GROUP BY mark
        ORDER BY ${raw(ORDERS[order])} DESC, mark LIMIT ${MOST_FINGERPRINTS}`,
    options,
  );
  if (groups.rows.length === 0) return { errors: [], rowsRead: groups.rowsRead };
  const samples = await samplesOf(store, environment, groups.rows, options);
  const told = groups.rows.flatMap((group): readonly Told[] => {
    const sample = samples.events.get(group.newest);
    if (sample === undefined) return [];
    const { mark: fingerprint, times: count, first_at: firstAt, last_at: lastAt } = group;
    return [{ fingerprint, count, firstAt, lastAt, sample }];
  });
  const kinds = kindsOf(told, order).slice(0, limit);
  if (granularityMs === undefined) {
    return { errors: kinds.map((kind) => view(kind)), rowsRead: groups.rowsRead + samples.rowsRead };
  }
  const marks = kinds.flatMap(({ tellings }) => tellings.map(({ fingerprint }) => fingerprint));
  const width = bind(granularityMs, 'Int64');
  const points = await store.select<Point>(
    sql`SELECT fingerprint AS mark, intDiv(toUnixTimestamp64Milli(timestamp), ${width}) * ${width} AS at, ${TIMES} AS times
        FROM baselime.events WHERE ${where} AND fingerprint IN ${marks} GROUP BY mark, at ORDER BY at`,
    { maxRows: 200_000, ...options },
  );
  const rowsRead = groups.rowsRead + samples.rowsRead + points.rowsRead;
  return { errors: kinds.map((kind) => view(kind, points.rows)), rowsRead };
}

function orderOf({ orderBy }: Query): ErrorOrder {
  return orderBy?.value === 'first' || orderBy?.value === 'last' ? orderBy.value : 'count';
}

/** The newest event of each group, by its id. */
async function samplesOf(
  store: TelemetryStore,
  environment: string,
  groups: readonly Group[],
  options?: SelectOptions,
): Promise<{ readonly events: ReadonlyMap<string, TelemetryEvent>; readonly rowsRead: number }> {
  const times = groups.map((group) => group.last_at);
  const from = fromEpochMillis(Math.floor(times.reduce((one, other) => Math.min(one, other))));
  const to = later(fromEpochMillis(Math.ceil(times.reduce((one, other) => Math.max(one, other)))), millis(1));
  const ids = groups.map(({ newest }) => newest);
  const { rows, rowsRead } = await store.select<EventRow>(
    sql`SELECT ${eventColumns} FROM baselime.events
        WHERE ${scope(environment, { from: unixNanos(from - 1_000_000n), to })} AND id IN ${ids}`,
    options,
  );
  return { events: new Map(rows.map((row) => [row.id, fromRow(row)])), rowsRead };
}

function view({ sample, ...kind }: Kind, points?: readonly Point[]): ErrorKind {
  const tellings = [...kind.tellings];
  const shown = { ...kind, tellings, sample: toEventView(sample) };
  if (points === undefined) return shown;
  const marks = new Set(tellings.map(({ fingerprint }) => fingerprint));
  const most = new Map<number, number>();
  for (const { mark, at, times } of points) if (marks.has(mark)) most.set(at, Math.max(most.get(at) ?? 0, times));
  return { ...shown, points: [...most].map(([at, count]) => ({ at, count })) };
}
