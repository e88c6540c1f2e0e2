/** What the functions at hand logged in the window against the time before, by log template, and how its numbers moved. */
import { elapsed, toEpochMillis, unixNanos, type Window } from '../../model/units.js';
import { bind, join, raw, type Sql, sql } from '../../store/sql.js';
import { mineTemplates } from '../patterns/mine-templates.js';
import type { PatternEvidence, PatternSeen, PatternShift } from './evidence.js';
import { inRange, inSlices, isSince, SLICES, slicesOf, type TimeScope } from './scope.js';

/** The masked lines that are looked at, most frequent first. */
const MOST_PATTERNS = 3_000;
/** Templates whose numbers are read. */
const MOST_READ = 12;
/**
 * So many lines of a template at most, in the window and before, say where a number is: a tenth of them is then known
 * to within two hundredths. Beyond, lines are thinned out by a hash of their time.
 */
const MOST_LINES = 400;
/** A template with more lines before is read in slices of that time, which still hold some hundred of them. */
const SLICED_FROM = 3_000;
/** Fewer lines say nothing about where a number usually is. */
const ENOUGH_LINES = 30;
const HOLE = '<*>';

interface Row {
  readonly pattern: string;
  readonly now: number;
  readonly past: number;
  readonly failed: number;
  readonly sample: string;
  readonly first: string;
}

/** Undefined when nothing was logged, in the window and before. `namespaces` empty means all of the environment. */
export async function readPatterns(
  scope: TimeScope,
  namespaces: readonly string[],
): Promise<PatternEvidence | undefined> {
  const { reader, window, baseline, weighing, options } = scope;
  const inWindow = isSince(window.from);
  const rows = rowsOf(scope, namespaces);
  const found = await reader.select<Row>(
    sql`SELECT pattern, ${weighing.countIf(inWindow)} AS now, ${weighing.countIf(sql`NOT ${inWindow}`)} AS past,
          ${weighing.countIf(sql`is_error AND ${inWindow}`)} AS failed,
          if(now > 0, argMinIf(id, timestamp, ${inWindow}), argMax(id, timestamp)) AS sample,
          toString(toUnixTimestamp64Nano(minIf(timestamp, ${inWindow}))) AS first
        FROM baselime.events WHERE ${rows} GROUP BY pattern ORDER BY now + past DESC, pattern LIMIT ${MOST_PATTERNS}`,
    options,
  );
  if (found.rows.length === 0) return undefined;
  const templates = templatesOf(found.rows);
  return {
    namespaces,
    windowMs: elapsed(window.from, window.to),
    baselineMs: elapsed(baseline.from, baseline.to),
    linesNow: templates.reduce((sum, { now }) => sum + now, 0),
    linesBefore: templates.reduce((sum, { before }) => sum + before, 0),
    templates,
    shifts: await readNumbers(scope, rows, templates),
  };
}

function rowsOf(scope: TimeScope, namespaces: readonly string[]): Sql {
  const { window, baseline } = scope;
  const whose =
    namespaces.length === 0
      ? sql`1`
      : sql`namespace IN (${join(
          namespaces.map((name) => sql`${name}`),
          ', ',
        )})`;
  return sql`${inRange(scope, baseline.from, window.to)} AND kind IN ('log', 'event', 'span-event') AND pattern != '' AND ${whose}`;
}

function templatesOf(rows: readonly Row[]): readonly PatternSeen[] {
  const mined = mineTemplates(rows.map(({ pattern }) => pattern));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const template = mined.get(row.pattern) ?? row.pattern;
    groups.set(template, [...(groups.get(template) ?? []), row]);
  }
  return [...groups]
    .map(([template, members]) => seen(template, members))
    .sort((a, b) => b.now + b.before - (a.now + a.before) || (a.template < b.template ? -1 : 1));
}

function seen(template: string, rows: readonly Row[]): PatternSeen {
  const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + Number(pick(row)), 0);
  const current = rows.filter(({ now }) => Number(now) > 0);
  const firsts = current.map(({ first }) => BigInt(first));
  const first = firsts.reduce<bigint | undefined>(
    (least, at) => (least === undefined || at < least ? at : least),
    undefined,
  );
  const [main] = rows;
  return {
    template: rows.length === 1 && main !== undefined ? main.pattern : template,
    members: rows.map(({ pattern }) => pattern),
    now: sum(({ now }) => now),
    before: sum(({ past }) => past),
    failed: sum(({ failed }) => failed),
    sampleId: (current[0] ?? main)?.sample ?? '',
    ...(first === undefined ? {} : { firstNow: unixNanos(first) }),
  };
}

/**
 * Where the numbers of the most frequent lines were before and are now. A template becomes a pattern of RE2, which is
 * linear in the line, and each hole one of its groups; only holes that hold numbers count.
 */
async function readNumbers(
  scope: TimeScope,
  rows: Sql,
  templates: readonly PatternSeen[],
): Promise<readonly PatternShift[]> {
  const asked = templates
    .filter(({ now, before }) => now >= ENOUGH_LINES && before >= ENOUGH_LINES)
    .flatMap((one) => one.members.slice(0, 1).map((pattern) => ({ one, pattern })))
    .filter(({ pattern }) => pattern.includes(HOLE) && pattern.length < 400)
    .slice(0, MOST_READ);
  const slices = slicesOf(scope.baseline);
  // Common ones first: of these only slices of the time before are read.
  const isCommon = ({ before }: PatternSeen): boolean => slices !== undefined && before >= SLICED_FROM;
  const common = asked.filter(({ one }) => isCommon(one));
  const rare = asked.filter(({ one }) => !isCommon(one));
  const shifts = await readHoles(scope, { common, rare, rows, slices: slices ?? [] });
  return [...shifts].sort((a, b) => order(a.template, b.template) || a.place - b.place);
}

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

interface Asked {
  readonly one: PatternSeen;
  readonly pattern: string;
}

interface Holes {
  readonly common: readonly Asked[];
  readonly rare: readonly Asked[];
  /** All lines, in the window and before. */
  readonly rows: Sql;
  /** What is read of the time before for common ones. */
  readonly slices: readonly Window[];
}

async function readHoles(
  { reader, window, options }: TimeScope,
  { common, rare, rows, slices }: Holes,
): Promise<readonly PatternShift[]> {
  const asked = [...common, ...rare];
  if (asked.length === 0) return [];
  const numbers = (of: (asked: Asked, index: number) => number): Sql => bind(asked.map(of), 'Array(UInt64)');
  const stepOf = (lines: number): number => Math.max(1, Math.ceil(lines / MOST_LINES));
  // Each line is compared with the patterns once; from then on its pattern is a number, from 1.
  const which = sql`transform(pattern, ${asked.map(({ pattern }) => pattern)}, ${numbers((_, index) => index + 1)}, toUInt64(0))`;
  const sliced = inSlices(window, slices);
  const read =
    rare.length === 0 ? sliced : common.length === 0 ? raw('true') : sql`(which > ${common.length} OR ${sliced})`;
  const recent = isSince(window.from);
  const steps = sql`if(${recent}, arrayElement(${numbers(({ one }) => stepOf(one.now))}, which), arrayElement(${numbers(({ one }, index) => stepOf(one.before / (index < common.length ? SLICES : 1)))}, which))`;
  const cases = join(
    asked.map(({ pattern }, index) => sql`which = ${index + 1}, extractGroups(message, ${lineExpression(pattern)})`),
    ', ',
  );
  const found = await reader.select<{
    readonly which: number;
    readonly place: number;
    readonly now: number;
    readonly past: number;
    readonly numeric: number;
    readonly drift: number | null;
    readonly levels_now: readonly number[];
    readonly levels_past: readonly number[];
  }>(
    sql`SELECT which, place, countIf(recent) AS now, countIf(NOT recent) AS past, countIf(isNotNull(number)) / count() AS numeric,
          corrIf(assumeNotNull(number), at, isNotNull(number) AND NOT recent) AS drift,
          quantilesIf(0.1, 0.5, 0.9)(assumeNotNull(number), recent AND isNotNull(number)) AS levels_now,
          quantilesIf(0.1, 0.5, 0.9)(assumeNotNull(number), NOT recent AND isNotNull(number)) AS levels_past
        FROM (
          SELECT which, recent, at, place, toFloat64OrNull(held[place]) AS number
          FROM (
            SELECT ${which} AS which, ${recent} AS recent, toFloat64(toUnixTimestamp64Milli(timestamp) - ${toEpochMillis(window.from)}) AS at,
              multiIf(${cases}, []) AS held
            FROM baselime.events PREWHERE ${rows} AND which > 0 AND ${read} AND cityHash64(timestamp) % ${steps} = 0
          ) ARRAY JOIN arrayEnumerate(held) AS place
        )
        GROUP BY which, place HAVING now >= ${raw(String(ENOUGH_LINES))} AND past >= ${raw(String(ENOUGH_LINES))} ORDER BY which, place`,
    options,
  );
  return found.rows.flatMap((row): readonly PatternShift[] => {
    const asking = asked[Number(row.which) - 1];
    const [now, before] = [levelsOf(row.levels_now), levelsOf(row.levels_past)];
    if (asking === undefined || now === undefined || before === undefined || Number(row.numeric) < 0.9) return [];
    const { one, pattern } = asking;
    const drift = row.drift === null || !Number.isFinite(row.drift) ? 0 : row.drift;
    const { sampleId } = one;
    return [
      {
        template: pattern,
        place: Number(row.place),
        ...labelOf(pattern, Number(row.place)),
        sampleId,
        now,
        before,
        drift,
      },
    ];
  });
}

function levelsOf([p10, p50, p90]: readonly number[]): PatternShift['now'] | undefined {
  if (p10 === undefined || p50 === undefined || p90 === undefined || ![p10, p50, p90].every(Number.isFinite))
    return undefined;
  return { p10, p50, p90 };
}

/** An expression with one group for each hole. Blanks may be any, and the line may go on. */
function lineExpression(pattern: string): string {
  const parts = pattern.split(HOLE).map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/ /g, '\\s+'));
  return `(?s)^\\s*${parts.join('(.*?)')}${pattern.endsWith(HOLE) ? '(?:\\s|$)' : ''}`;
}

/** What stands before a hole as its name (`size=`, `took`) and behind it as its unit. */
function labelOf(pattern: string, place: number): { readonly label?: string; readonly unit?: string } {
  const parts = pattern.split(HOLE);
  const name = /([A-Za-z][\w.]{1,40})\s?[=:]?\s?$/.exec(parts[place - 1] ?? '')?.[1];
  const unit = /^\s?(%|[A-Za-zµμ]{1,8})(?![\w])/.exec(parts[place] ?? '')?.[1];
  return { ...(name === undefined ? {} : { label: name }), ...(unit === undefined ? {} : { unit }) };
}
