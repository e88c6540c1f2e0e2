/** Counts of key and value among failing and succeeding requests of the marker's namespace; the store does the counting. */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { join, raw, type Sql, sql } from '../../store/sql.js';
import { keyExpression } from '../key-expression.js';
import type { Contrast, ContrastCell, ContrastPair } from './evidence.js';
import { inRange, requestHash, type Scope, sameFailure } from './scope.js';

const MAX_KEYS = 40;
/** With so many keys of the failing request itself the catalogue of all keys adds nothing. */
const ENOUGH_KEYS = 6;
const MAX_CELLS = 400;
/** Of more rows than this, succeeding requests are thinned out by a hash of their id. */
const MOST_ROWS = 300_000;

/** Keys that say again that something failed, or that differ for every request. */
const RESTATES =
  /(?:^|[._@])(?:error|err|errors|exception|status|statuscode|status_code|level|loglevel|severity|message|msg|stack|stacktrace|fingerprint|pattern|iserror|is_error|timedout|timeout|duration|durationms|billedduration|maxmemoryused|requestid|request_id|traceid|trace_id|xraytraceid|segmentid|spanid|span_id|parentspanid|timestamp|time|name|type|kind|id|host\.id|pid|logstreamname|logstream)$|(?:^|[._@])(?:error|err|exception|span)[._]|error|exception|response|result\b|stack|timestamp|^\$baselime\./i;

/** True for keys that cannot explain a failure: they restate it, or name one request. */
export const restatesTheError = (key: string): boolean => RESTATES.test(key) && !MESSAGE_ID.test(key);

/** One message may be delivered in many requests. */
const MESSAGE_ID = /(?:^|\.)messaging\.message\.id$/;

/** Keys of the given events whose values could be shared, in the order of the events; at most 40. */
export function contrastKeys(events: readonly TelemetryEvent[], catalogue: readonly string[]): readonly string[] {
  const keys = new Set<string>();
  for (const { data } of events) {
    for (const [path, value] of leaves(data, 400)) {
      if (keys.size >= MAX_KEYS) return [...keys];
      const text = String(value);
      if (value === null || text === '' || text.length > 120 || /\.\d+(?:\.|$)/.test(path)) continue;
      if (!restatesTheError(path)) keys.add(path);
    }
  }
  for (const key of catalogue) if (keys.size < MAX_KEYS && !restatesTheError(key)) keys.add(key);
  return [...keys];
}

/** The keys of the failing request itself. `complete` when no others are looked at. */
export function ownKeys(
  marker: TelemetryEvent,
  siblings: readonly TelemetryEvent[],
): { readonly keys: readonly string[]; readonly complete: boolean } {
  const keys = contrastKeys(requestOf(marker, siblings), []);
  return { keys, complete: keys.length >= ENOUGH_KEYS };
}

const requestOf = (marker: TelemetryEvent, siblings: readonly TelemetryEvent[]): readonly TelemetryEvent[] => [
  marker,
  ...siblings.filter(({ namespace }) => namespace === marker.namespace).slice(0, 20),
];

/** Undefined when there are no keys or nothing failed or succeeded. */
export async function readContrast(
  scope: Scope,
  siblings: readonly TelemetryEvent[],
  mostRows = MOST_ROWS,
): Promise<Contrast | undefined> {
  const { reader, marker, window, options } = scope;
  if (!marker.isError) return undefined;
  const own = ownKeys(marker, siblings);
  let { keys } = own;
  if (!own.complete) {
    const catalogue = await reader.keys(window, [marker.dataset]).catch(() => []);
    const common = [...catalogue].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
    keys = contrastKeys(requestOf(marker, siblings), common);
  }
  if (keys.length === 0) return undefined;
  const requests = await chooseRequests(scope, mostRows);
  const names = [...keys].sort();
  // Every request has the pair of the empty key, so that the cells and their totals are counted in one pass.
  const pairsOfRow = join(
    ['', ...names].map(
      (key, index) => sql`concat(${prefixOf(index)}, ${key === '' ? raw("'any'") : keyExpression(key).text})`,
    ),
    ', ',
  );
  const { rows } = await reader.select<{ pair: string; failing: number; succeeding: number }>(
    sql`SELECT pair, countIf(bad) AS failing, countIf(NOT bad) AS succeeding
      FROM (SELECT ${requests.bad} AS bad, groupUniqArrayArray([${pairsOfRow}]) AS held ${requests.grouped})
      ARRAY JOIN held AS pair
      GROUP BY pair HAVING failing > 1 OR startsWith(pair, ${prefixOf(0)})
      ORDER BY startsWith(pair, ${prefixOf(0)}) DESC, failing DESC, pair LIMIT ${MAX_CELLS + MAX_KEYS + 1}`,
    options,
  );
  const [total, ...counted] = rows.map(({ pair, failing, succeeding }) => ({
    key: names[Number(pair.slice(0, 2)) - 1] ?? '',
    value: pair.slice(3),
    failing: Number(failing),
    succeeding: Number(succeeding),
  }));
  if (total === undefined || total.failing === 0 || total.succeeding === 0) return undefined;
  const { failing, succeeding } = total;
  // An absent key reads as the empty text.
  const cells = counted.filter(({ value }) => value !== '').slice(0, MAX_CELLS);
  const pairs = await readPairs(scope, requests, pairable(cells, failing, succeeding));
  return {
    operation: marker.namespace,
    failing,
    succeeding,
    ...(requests.isSample ? { isSample: true as const } : {}),
    cells,
    ...(pairs.length === 0 ? {} : { pairs }),
  };
}

/** A key by its number, in front of its value. */
const prefixOf = (index: number): string => `${String(index).padStart(2, '0')}=`;

interface Requests {
  /** Whether the request failed as the marker did. */
  readonly bad: Sql;
  /** From here on: the rows of the window by request. Requests that failed otherwise are on neither side. */
  readonly grouped: Sql;
  readonly isSample: boolean;
}

/** All requests of the marker's namespace in the window; of very many all failing ones, and of the others a sample. */
async function chooseRequests(
  { reader, marker, window, options, ...rest }: Scope,
  mostRows: number,
): Promise<Requests> {
  const range = inRange({ reader, ...rest }, window.from, window.to);
  const rows = sql`${range} AND namespace = ${marker.namespace} AND kind != 'metric'`;
  const counted = await reader.select<{ n: number }>(
    sql`SELECT count() AS n FROM baselime.events WHERE ${rows}`,
    options,
  );
  const every = Math.max(1, Math.ceil(Number(counted.rows[0]?.n ?? 0) / mostRows));
  const unit = requestHash(marker);
  const failed = sameFailure(marker) ?? sql`is_error`;
  const failing = sql`${unit} IN (SELECT ${unit} FROM baselime.events WHERE ${rows} AND ${failed})`;
  const chosen = every === 1 ? rows : sql`${rows} AND (${unit} % ${every} = 0 OR ${failing})`;
  const bad = sql`max(${failed})`;
  return {
    bad,
    grouped: sql`FROM baselime.events WHERE ${chosen} AND ${unit} != 0 GROUP BY ${unit} HAVING ${bad} OR NOT max(is_error)`,
    isSample: every > 1,
  };
}

/** Two at a time of so many, by one pass over the rows. */
const MOST_PAIRABLE = 10;

/** One value of a key, those first that hold most of the failing and fewest of the others; what all have is left out. */
function pairable(cells: readonly ContrastCell[], failing: number, succeeding: number): readonly ContrastCell[] {
  const apart = ({ failing: bad, succeeding: good }: ContrastCell): number => bad / failing - good / succeeding;
  return cells
    .filter((cell) => cell.failing >= failing / 2 && cell.succeeding < succeeding && !restatesTheError(cell.key))
    .sort((a, b) => apart(b) - apart(a) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.value < b.value ? -1 : 1))
    .filter(
      (cell, index, all) =>
        index ===
        all.findIndex(
          (other) => other.key === cell.key || (other.failing === cell.failing && other.succeeding === cell.succeeding),
        ),
    )
    .slice(0, MOST_PAIRABLE);
}

/** Which of the cells each request has, as the bits of one number; requests are then counted by that number. */
async function readPairs(
  { reader, options }: Scope,
  { bad, grouped }: Requests,
  cells: readonly ContrastCell[],
): Promise<readonly ContrastPair[]> {
  if (cells.length < 2) return [];
  const bits = join(
    cells.map(({ key, value }, index) => sql`bitShiftLeft(toUInt32(${keyExpression(key).text} = ${value}), ${index})`),
    ' + ',
  );
  const found = await reader.select<{ held: number; failing: number; succeeding: number }>(
    sql`SELECT held, countIf(bad) AS failing, countIf(NOT bad) AS succeeding
      FROM (SELECT ${bad} AS bad, groupBitOr(${bits}) AS held ${grouped}) GROUP BY held`,
    options,
  );
  return cells.flatMap((one, first) =>
    cells.slice(first + 1).map((other, offset) => {
      const both = (1 << first) | (1 << (first + 1 + offset));
      const counted = found.rows.filter(({ held }) => (Number(held) & both) === both);
      const sum = (pick: (row: (typeof counted)[number]) => number): number =>
        counted.reduce((total, row) => total + Number(pick(row)), 0);
      return { one, other, failing: sum(({ failing }) => failing), succeeding: sum(({ succeeding }) => succeeding) };
    }),
  );
}
