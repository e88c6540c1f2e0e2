/** Counts of key and value among failing and succeeding requests of the marker's namespace; the store does the counting. */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { join, type Sql, sql } from '../../store/sql.js';
import { keyExpression } from '../key-expression.js';
import type { Contrast, ContrastCell, ContrastPair } from './evidence.js';
import { inRange, requestColumn, type Scope, sameFailure } from './scope.js';

const MAX_KEYS = 40;
/** With so many keys of the failing request itself the catalogue of all keys adds nothing. */
const ENOUGH_KEYS = 6;
const MAX_CELLS = 400;

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

/** Undefined when there are no keys or nothing failed or succeeded. */
export async function readContrast(scope: Scope, siblings: readonly TelemetryEvent[]): Promise<Contrast | undefined> {
  const { reader, marker, window, options } = scope;
  if (!marker.isError) return undefined;
  const own = [marker, ...siblings.filter(({ namespace }) => namespace === marker.namespace).slice(0, 20)];
  let keys = contrastKeys(own, []);
  if (keys.length < ENOUGH_KEYS) {
    const catalogue = await reader.keys(window, [marker.dataset]).catch(() => []);
    const common = [...catalogue].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
    keys = contrastKeys(own, common);
  }
  if (keys.length === 0) return undefined;
  const unit = requestColumn(marker);
  const rows = sql`${inRange(scope, window.from, window.to)} AND namespace = ${marker.namespace} AND kind != 'metric' AND ${unit} != ''`;
  const failed = sameFailure(marker) ?? sql`is_error`;
  // Requests that failed otherwise are on neither side.
  const units = sql`(SELECT ${unit} AS unit, max(${failed}) AS bad FROM baselime.events WHERE ${rows}
    GROUP BY unit HAVING bad OR NOT max(is_error))`;
  // Every request has the empty key, so that the cells and their totals are counted in one pass.
  const values = join([sql`('', 'any')`, ...keys.map((key) => sql`(${key}, ${keyExpression(key).text})`)], ', ');
  const { rows: found } = await reader.select<ContrastCell>(
    sql`SELECT pair.1 AS key, pair.2 AS value, uniqIf(unit, bad) AS failing, uniqIf(unit, NOT bad) AS succeeding
      FROM (SELECT ${unit} AS unit, arrayJoin([${values}]) AS pair FROM baselime.events WHERE ${rows}) AS seen
      INNER JOIN ${units} AS judged USING (unit)
      WHERE value != '' GROUP BY key, value HAVING failing > 1 OR key = ''
      ORDER BY key = '' DESC, failing DESC, key, value LIMIT ${MAX_CELLS + 1}`,
    options,
  );
  const [total, ...cells] = found.map((cell) => ({
    ...cell,
    failing: Number(cell.failing),
    succeeding: Number(cell.succeeding),
  }));
  if (total === undefined || total.failing === 0 || total.succeeding === 0) return undefined;
  const { failing, succeeding } = total;
  const pairs = await readPairs(scope, { rows, units, unit }, pairable(cells, failing, succeeding));
  return { operation: marker.namespace, failing, succeeding, cells, ...(pairs.length === 0 ? {} : { pairs }) };
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
  { rows, units, unit }: { readonly rows: Sql; readonly units: Sql; readonly unit: Sql },
  cells: readonly ContrastCell[],
): Promise<readonly ContrastPair[]> {
  if (cells.length < 2) return [];
  const bits = join(
    cells.map(({ key, value }, index) => sql`bitShiftLeft(toUInt32(${keyExpression(key).text} = ${value}), ${index})`),
    ' + ',
  );
  const found = await reader.select<{ held: number; failing: number; succeeding: number }>(
    sql`SELECT held, countIf(bad) AS failing, countIf(NOT bad) AS succeeding FROM (
        SELECT unit, bad, groupBitOr(mask) AS held
        FROM (SELECT ${unit} AS unit, ${bits} AS mask FROM baselime.events WHERE ${rows}) AS seen
        INNER JOIN ${units} AS judged USING (unit) GROUP BY unit, bad
      ) GROUP BY held`,
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
