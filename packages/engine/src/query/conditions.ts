/** The filters of a Query as one SQL condition. Values are bound; a key that a record lacks makes a filter false. */
import type { Filter, Query } from '@baselime-ai/contract';
import { EngineError } from '../model/errors.js';
import type { Window } from '../model/units.js';
import { bind, join, raw, type Sql, sql } from '../store/sql.js';
import { type KeyExpression, keyExpression } from './key-expression.js';
import type { RecordedKeys } from './recorded-keys.js';

type Scalar = string | number | boolean;
const NO = raw('false');
const LEVEL_KEYS = new Set(['level', 'LogLevel', '@level']);
const LEVEL_NAMES: Readonly<Record<string, string>> = {
  warning: 'warn',
  critical: 'fatal',
  err: 'error',
  information: 'info',
};

const or = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? NO : sql`(${join(conditions, ' OR ')})`);
const and = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? raw('true') : join(conditions, ' AND '));
const float = (value: number): Sql => bind(value, 'Float64');

/** A number, also from text that is one; undefined otherwise. */
function numeric(value: Scalar): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function truth(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** Epoch milliseconds of a number or of an ISO 8601 text. */
function instant(value: Scalar): number | undefined {
  const parsed = numeric(value) ?? (typeof value === 'string' ? Date.parse(value) : Number.NaN);
  return Number.isFinite(parsed) ? parsed : undefined;
}

function equals(key: KeyExpression, value: Scalar): Sql {
  if (key.kind === 'text') return sql`${key.text} = ${String(value)}`;
  if (key.kind === 'boolean') {
    const flag = truth(value);
    return flag === undefined ? NO : sql`${key.exists} = ${flag}`;
  }
  const number = key.kind === 'instant' ? instant(value) : numeric(value);
  if (key.path === undefined) return number === undefined ? NO : sql`${key.number} = ${float(number)}`;
  const flag = typeof value === 'number' ? undefined : truth(value);
  return or([
    sql`${key.path.string} = ${String(value)}`,
    ...(number === undefined ? [] : [sql`${key.number} = ${float(number)}`]),
    ...(flag === undefined ? [] : [sql`${key.path.boolean} = ${flag}`]),
  ]);
}

function compares(key: KeyExpression, operator: '>' | '>=' | '<' | '<=', value: Scalar): Sql {
  const number = key.kind === 'instant' ? instant(value) : numeric(value);
  if (number !== undefined) return sql`${key.number} ${raw(operator)} ${float(number)}`;
  return sql`(${key.text} != '' AND ${key.text} ${raw(operator)} ${String(value)})`;
}

function includes(key: KeyExpression, value: Scalar): Sql {
  const text = String(value);
  if (key.path === undefined) return sql`position(${key.text}, ${text}) > 0`;
  return or([sql`position(${key.path.string}, ${text}) > 0`, sql`has(${key.path.strings}, ${text})`]);
}

/** Text to match with LIKE, prefixes and expressions: strings only, numbers have no prefix that means anything. */
const matched = (key: KeyExpression): Sql => key.path?.string ?? key.text;

function listOf(filter: Filter): readonly Scalar[] {
  const { value } = filter;
  if (Array.isArray(value)) return value;
  // The form that queries in text have: `IN (a, b)` or `[a, b]`.
  return typeof value === 'string'
    ? value
        .replace(/^\s*[([]|[)\]]\s*$/g, '')
        .split(',')
        .map((part) => part.trim())
    : [];
}

function oneOf(key: KeyExpression, values: readonly Scalar[]): Sql {
  if (values.length === 0) return NO;
  if (key.kind === 'text') return sql`${key.text} IN ${values.map(String)}`;
  if (key.path === undefined) return or(values.map((value) => equals(key, value)));
  const numbers = values.map(numeric).filter((value) => value !== undefined);
  const flags = values.filter((value) => typeof value === 'boolean');
  return or([
    sql`${key.path.string} IN ${values.map(String)}`,
    ...(numbers.length === 0 ? [] : [sql`${key.number} IN ${bind(numbers, 'Array(Float64)')}`]),
    ...flags.map((flag) => sql`${key.path?.boolean ?? NO} = ${flag}`),
  ]);
}

function scalarOf(filter: Filter): Scalar {
  const { value } = filter;
  if (value === undefined || Array.isArray(value)) {
    throw new EngineError('QUERY_INVALID', `The operation ${filter.operation} needs one value.`);
  }
  if (!LEVEL_KEYS.has(filter.key) || typeof value !== 'string') return value;
  const level = value.toLowerCase();
  return LEVEL_NAMES[level] ?? level;
}

const not = (condition: Sql): Sql => sql`NOT ifNull(${condition}, false)`;

/** One filter. A negative operation holds where the key is absent. Raises QUERY_INVALID when the value does not fit. */
export function filterCondition(filter: Filter, recorded?: RecordedKeys): Sql {
  const key = keyExpression(filter.key, recorded);
  switch (filter.operation) {
    case 'EXISTS':
      return key.exists;
    case 'DOES_NOT_EXIST':
      return not(key.exists);
    case '=':
      return equals(key, scalarOf(filter));
    case '!=':
      return not(equals(key, scalarOf(filter)));
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compares(key, filter.operation, scalarOf(filter));
    case 'LIKE':
      return sql`${matched(key)} LIKE ${likePattern(filter)}`;
    case 'NOT_LIKE':
      return not(sql`${matched(key)} LIKE ${likePattern(filter)}`);
    case 'INCLUDES':
      return includes(key, scalarOf(filter));
    case 'DOES_NOT_INCLUDE':
      return not(includes(key, scalarOf(filter)));
    case 'STARTS_WITH':
      return sql`startsWith(${matched(key)}, ${String(scalarOf(filter))})`;
    case 'MATCH_REGEX':
      return matches([matched(key)], String(scalarOf(filter)));
    case 'IN':
      return oneOf(key, levelled(filter, listOf(filter)));
    case 'NOT_IN':
      return not(oneOf(key, levelled(filter, listOf(filter))));
  }
}

/** The one text that a query's filters leave under a key; undefined where they may leave several. Raises QUERY_INVALID. */
export function onlyText({ filters = [], filterCombination }: Query, key: string): string | undefined {
  if (filterCombination === 'OR') return undefined;
  const filter = filters.find((one) => one.key === key && one.operation === '=');
  if (filter === undefined) return undefined;
  const value = scalarOf(filter);
  const { kind } = keyExpression(key);
  // Equal texts are one text; a number or a truth may be written in many ways.
  return kind === 'text' || (kind === 'path' && isWord(value)) ? String(value) : undefined;
}

const isWord = (value: Scalar): boolean =>
  typeof value === 'string' && numeric(value) === undefined && !/^(?:true|false)?$/i.test(value);

const levelled = (filter: Filter, values: readonly Scalar[]): readonly Scalar[] =>
  values.map((value) => scalarOf({ ...filter, value }));

/** A pattern that ends in a lone backslash is an error of the engine; it is taken as that character. */
function likePattern(filter: Filter): string {
  const pattern = String(scalarOf(filter));
  return /(^|[^\\])(\\\\)*\\$/.test(pattern) ? `${pattern}\\` : pattern;
}

/** The first comparison is constant, so that a broken expression is refused even where there is nothing to match. */
function matches(texts: readonly Sql[], expression: string): Sql {
  return sql`(match('', ${expression}) >= 0 AND ${or(texts.map((text) => sql`match(${text}, ${expression})`))})`;
}

/** Free text: anywhere in the message, the name or the record. Without `matchCase` letters match either case. */
export function needleCondition(needle: NonNullable<Query['needle']>): Sql {
  const { value, isRegex = false, matchCase = false } = needle;
  if (value === '') return raw('true');
  if (isRegex) {
    const expression = matchCase ? value : `(?i)${value}`;
    return matches(['message', 'name', 'body'].map(raw), expression);
  }
  // `body` is JSON text, in which quotes, backslashes and control characters are escaped.
  const escaped = JSON.stringify(value).slice(1, -1);
  const search = matchCase ? 'position' : 'positionCaseInsensitiveUTF8';
  return or([
    ...['message', 'name'].map((column) => sql`${raw(search)}(${raw(column)}, ${value}) > 0`),
    sql`${raw(search)}(body, ${escaped}) > 0`,
  ]);
}

/** The rows of one environment inside a window. */
export function scope(environment: string, window: Window): Sql {
  const nanos = (value: bigint): Sql => sql`fromUnixTimestamp64Nano(${bind(bounded(value), 'Int64')}, 'UTC')`;
  return sql`environment = ${environment} AND timestamp >= ${nanos(window.from)} AND timestamp < ${nanos(window.to)}`;
}

const MAX_NANOS = 5_662_310_400_000_000_000n;
const bounded = (value: bigint): bigint => (value < 0n ? 0n : value > MAX_NANOS ? MAX_NANOS : value);

/** Everything that a Query asks of a row: window, datasets, filters and needle. Raises QUERY_INVALID. */
export function queryCondition(environment: string, query: Query, window: Window, recorded?: RecordedKeys): Sql {
  const filters = (query.filters ?? []).map((filter) => sql`(${filterCondition(filter, recorded)})`);
  return and([
    scope(environment, window),
    ...(query.datasets === undefined || query.datasets.length === 0 ? [] : [sql`dataset IN ${query.datasets}`]),
    ...(filters.length === 0 ? [] : [query.filterCombination === 'OR' ? or(filters) : and(filters)]),
    ...(query.needle === undefined ? [] : [needleCondition(query.needle)]),
  ]);
}
