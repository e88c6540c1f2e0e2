/** Which keys and values set the rows of a marked range apart from those before it. */
import { breath } from '../../model/breath.js';
import { join, raw, type Sql, sql } from '../../store/sql.js';
import { queryCondition } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import { recordValues } from './record-values.js';
import { inSlices, isSince, SLICES, slicesOf, type TimeScope } from './scope.js';
import type { SeriesPlan } from './series/plan.js';
import type { Lines } from './series/read.js';
import type { Selection, SelectionCell } from './series/series.js';

const MOST_KEYS = 40;
const MOST_CELLS = 60;
/** So many rows of each time are looked at, about: a share of a tenth is then known to less than a hundredth. */
const ENOUGH_ROWS = 2_000;
/**
 * Nothing is told from less than twenty rows of the time before; where so many are expected, twenty are met nineteen times
 * of twenty.
 */
const LEAST_ROWS = 28;
const LONGEST_VALUE = 120;
const MOST_LEAVES = 400;
/** So many records are counted in some milliseconds. */
const ROWS_AT_ONCE = 500;

/** Keys that differ for every row, or say when it was. */
const TELLS_NOTHING =
  /(?:^|[._@])(?:id|uuid|request_?id|trace_?id|span_?id|parent_?span_?id|segment_?id|xraytraceid|timestamp|time|date|message|msg|body|stack|stacktrace|pattern|fingerprint|logstream|log_stream)$|timestamp|requestid|traceid|stacktrace|dropped|exemplar/i;

interface Looked {
  readonly id: string;
  readonly recent: number;
  readonly body: string;
  /** The values of the keys that are columns. */
  readonly held: readonly string[];
}

/**
 * `rowsIn` counts the rows of the scope's window and baseline, so that no more of them are looked at than say enough.
 * Undefined when the window or the time before holds no row, or no key is known. Records are read whole and counted here:
 * in the store each key is a column of its own, and forty of them cost more than all else of an answer together.
 */
export async function readSelection(
  scope: TimeScope,
  plan: SeriesPlan,
  rowsIn: Lines['rowsIn'],
): Promise<Selection | undefined> {
  const total = { now: rowsIn(scope.window), before: rowsIn(scope.baseline) };
  if (total.now === 0 || total.before === 0) return undefined;
  const { reader, recorded, options, window, baseline: before } = scope;
  const rows = queryCondition(reader.environment, plan.query, { from: before.from, to: window.to }, recorded);
  const recent = isSince(window.from);
  const catalogue = await reader.keys(window, plan.query.datasets);
  const asked = new Set((plan.query.filters ?? []).map(({ key }) => key));
  const keys = [...catalogue]
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)
    .filter((key) => !TELLS_NOTHING.test(key) && !asked.has(key));
  if (keys.length === 0) return undefined;
  const columns = keys.filter((key) => keyExpression(key).kind !== 'path');
  const everyOf = (count: number): number => Math.max(1, Math.ceil(count / ENOUGH_ROWS));
  // Records are the widest column: where slices of the time before hold enough of them, the others are not read. Few rows are
  // no less to read than many, as long as they are spread over as much time.
  const slices = total.before < SLICES * LEAST_ROWS ? undefined : slicesOf(before);
  const past = slices === undefined ? total.before : total.before / SLICES;
  const every = { now: everyOf(total.now), past: everyOf(past) };
  const read = slices === undefined ? rows : sql`${rows} AND ${inSlices(window, slices)}`;
  const texts = columns.map((key) => keyExpression(key).column ?? keyExpression(key).text);
  const held: Sql = texts.length === 0 ? raw("CAST([], 'Array(String)')") : sql`[${join(texts, ', ')}]`;
  const { rows: looked } = await reader.select<Looked>(
    sql`SELECT id, ${recent} AS recent, body, ${held} AS held FROM baselime.events
      WHERE ${read} AND cityHash64(id) % if(${recent}, ${every.now}, ${every.past}) = 0 ORDER BY timestamp, id`,
    { ...options, keepsUnpacked: false },
  );
  const rowsNow = looked.reduce((sum, { recent }) => sum + Number(recent), 0);
  const rowsBefore = looked.length - rowsNow;
  const seen = await countValues(looked, keys, columns);
  const cells = cellsOf(seen, keys, rowsNow, rowsBefore);
  const [first] = cells;
  const sampleId = first === undefined ? undefined : seen.get(first.key)?.get(first.value)?.firstNow;
  return {
    rowsNow,
    rowsBefore,
    ...(every.now > 1 ? { isSample: true as const } : {}),
    cells,
    sampleId: sampleId ?? looked.findLast(({ recent }) => Number(recent) > 0)?.id ?? '',
  };
}

interface Count {
  now: number;
  before: number;
  /** The id of the first row of the window that has the value. */
  firstNow: string | undefined;
}

/** By key and value. A value that is empty or long is not counted; a column that has one goes before the record. */
async function countValues(
  rows: readonly Looked[],
  keys: readonly string[],
  columns: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Count>>> {
  const paths = keys.filter((key) => !columns.includes(key) || keyExpression(key).column !== undefined);
  const valuesIn = recordValues(new Set(paths), MOST_LEAVES);
  const seen = new Map<string, Map<string, Count>>();
  const values = new Map<string, string>();
  const note = (key: string, text: string): void => {
    if (text !== '' && text.length <= LONGEST_VALUE) values.set(key, text);
  };
  for (const [index, { id, recent, body, held }] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) await breath();
    values.clear();
    valuesIn(body, note);
    columns.forEach((key, place) => {
      note(key, held[place] ?? '');
    });
    const isNow = Number(recent) > 0;
    for (const [key, value] of values) addTo(seen, key, value, isNow ? id : undefined);
  }
  return seen;
}

/** `nowId` is the id of a row of the window, undefined for one before it. */
function addTo(seen: Map<string, Map<string, Count>>, key: string, value: string, nowId: string | undefined): void {
  let counts = seen.get(key);
  if (counts === undefined) {
    counts = new Map();
    seen.set(key, counts);
  }
  let count = counts.get(value);
  if (count === undefined) {
    count = { now: 0, before: 0, firstNow: undefined };
    counts.set(value, count);
  }
  if (nowId === undefined) count.before += 1;
  else {
    count.now += 1;
    count.firstNow ??= nowId;
  }
}

function cellsOf(
  seen: ReadonlyMap<string, ReadonlyMap<string, Count>>,
  keys: readonly string[],
  rowsNow: number,
  rowsBefore: number,
): readonly SelectionCell[] {
  const counted = keys.filter((key) => seen.has(key)).slice(0, MOST_KEYS);
  return counted
    .flatMap((key) => {
      const values = [...(seen.get(key) ?? [])];
      const heldNow = values.reduce((sum, [, { now }]) => sum + now, 0);
      const heldBefore = values.reduce((sum, [, { before }]) => sum + before, 0);
      return values.map(([value, { now, before }]) => ({ key, value, now, before, heldNow, heldBefore }));
    })
    .filter(({ now }) => now > 1)
    .map((cell) => ({ cell, apart: cell.now / Math.max(1, rowsNow) - cell.before / Math.max(1, rowsBefore) }))
    .sort(
      (a, b) => b.apart - a.apart || compareTexts(a.cell.key, b.cell.key) || compareTexts(a.cell.value, b.cell.value),
    )
    .slice(0, MOST_CELLS)
    .map(({ cell }) => cell);
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
