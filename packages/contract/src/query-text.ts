/**
 * The text form of a query, in which `.baselime` files, links and people write it: `OP(key) as alias`,
 * `key operation value`, and whole queries as one clause a line. What is printed reads back as the same query.
 */
import { CALCULATION_OPERATORS, type Calculation, FILTER_OPERATIONS, type Filter, Query } from './query.js';
import { type Quoted, quotedAt, splitOutsideQuotes } from './quoted-text.js';

/** One thing that cannot be read; `line` counts from 1. */
export interface TextProblem {
  readonly line: number;
  readonly message: string;
}
export type TextResult<T> = { readonly value: T } | { readonly problem: string };

type Scalar = string | number | boolean;

const OPERATIONS_LONGEST_FIRST = [...FILTER_OPERATIONS].sort((a, b) => b.length - a.length);
const BARE_NAME = /^[^\s"'`(),=!<>#]+$/;
const WITHOUT_VALUE: readonly Filter['operation'][] = ['EXISTS', 'DOES_NOT_EXIST'];
const WITH_LIST: readonly Filter['operation'][] = ['IN', 'NOT_IN'];

const name = (text: string): string => (BARE_NAME.test(text) ? text : JSON.stringify(text));

/** Unquoted numbers and true and false count as such; what only looks like one, such as `0042`, is text. */
function scalarOf(text: string): Scalar {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
}

function scalarText(value: Scalar, inList: boolean): string {
  if (typeof value !== 'string') return String(value);
  const isBare =
    value !== '' &&
    value.trim() === value &&
    typeof scalarOf(value) === 'string' &&
    !/["'`\p{Cc}\p{Cs}\u2028\u2029]|^[([]|\s(?:and|or)\s/iu.test(value) &&
    !(inList && /[,()[\]]/.test(value));
  return isBare ? value : JSON.stringify(value);
}

export function calculationText({ operator, key, alias }: Calculation): string {
  const called = key === undefined ? operator : `${operator}(${name(key)})`;
  return alias === undefined ? called : `${called} as ${name(alias)}`;
}

/** `P95(@duration) as p95`, `COUNT`. The problem says what is missing. */
export function parseCalculation(text: string): TextResult<Calculation> {
  const [head = ''] = /^\s*\w*/.exec(text) ?? [];
  const operator = CALCULATION_OPERATORS.find((one) => one === head.trim().toUpperCase());
  if (operator === undefined)
    return { problem: `${shown(text)} begins with no calculation, such as COUNT or P95(key)` };
  let rest = text.slice(head.length).trimStart();
  let key: string | undefined;
  if (rest.startsWith('(')) {
    const inner = rest.slice(1).trimStart();
    const quoted = quotedAt(inner, 0);
    const end = quoted === undefined ? inner.indexOf(')') : inner.indexOf(')', quoted.end);
    if (end < 0) return { problem: `${shown(text)} lacks the closing parenthesis` };
    key = quoted?.value ?? inner.slice(0, end).trim();
    rest = inner.slice(end + 1).trimStart();
  }
  const named = key === undefined || key === '' ? {} : { key };
  if (operator !== 'COUNT' && named.key === undefined) return { problem: `${operator} needs a key: ${operator}(key)` };
  if (rest === '') return { value: { operator, ...named } };
  const [, alias] = /^as\s+(.+)$/is.exec(rest) ?? [];
  if (alias === undefined) return { problem: `${shown(rest)} after the calculation is not "as name"` };
  const calculated = whole(alias);
  return calculated === ''
    ? { problem: 'the name after "as" is empty' }
    : { value: { operator, ...named, alias: calculated } };
}

export function filterText({ key, operation, value }: Filter): string {
  const head = `${name(key)} ${operation}`;
  if (value === undefined) return head;
  if (Array.isArray(value)) return `${head} (${value.map((one) => scalarText(one, true)).join(', ')})`;
  // A list that was given as one text stays one.
  return `${head} ${WITH_LIST.includes(operation) ? JSON.stringify(value) : scalarText(value, false)}`;
}

/** `key operation value`, as in `@duration > 1000` or `eventName IN (a, b)`. The older `:=` is taken for `=`. */
export function parseFilterText(text: string): TextResult<Filter> {
  const trimmed = text.trim();
  const quoted = quotedAt(trimmed, 0);
  const bare = quoted === undefined ? /^[^\s=!<>]+?(?=\s|:?[=!<>])/.exec(trimmed)?.[0] : undefined;
  const key = quoted?.value ?? bare;
  if (key === undefined || key === '') return { problem: `${shown(text)} is not "key operation value"` };
  const rest = trimmed
    .slice(quoted?.end ?? bare?.length ?? 0)
    .trimStart()
    .replace(/^:(?=[=!<>])/, '');
  const operation = OPERATIONS_LONGEST_FIRST.find(
    (one) => rest.toUpperCase().startsWith(one) && (/\W$/.test(one) || /^(?:$|[\s([])/.test(rest.slice(one.length))),
  );
  if (operation === undefined)
    return { problem: `${shown(text)} has no operation such as = or INCLUDES after its key` };
  const read = parseFilterValue(operation, rest.slice(operation.length));
  if ('problem' in read) return read;
  return { value: { key, operation, ...(read.value === undefined ? {} : { value: read.value }) } };
}

/** What stands behind the operation: nothing, one value, or a list with or without brackets. */
export function parseFilterValue(operation: Filter['operation'], text: string): TextResult<Filter['value']> {
  const given = text.trim();
  if (WITHOUT_VALUE.includes(operation)) {
    return given === '' ? { value: undefined } : { problem: `${operation} takes no value` };
  }
  if (given === '') return { problem: `the value after ${operation} is missing` };
  if (!WITH_LIST.includes(operation)) return { value: valueFrom(given) };
  const single = quotedAt(given, 0);
  if (single?.end === given.length) return { value: single.value };
  const list = /^[([](.*)[)\]]$/s.exec(given)?.[1] ?? given;
  const parts = list.trim() === '' ? [] : splitOutsideQuotes(list, /^,/).map(({ text: part }) => part.trim());
  return { value: parts.map(valueFrom) };
}

function valueFrom(text: string): Scalar {
  const quoted = quotedAt(text, 0);
  return quoted?.end === text.length ? quoted.value : scalarOf(text);
}

/** The value of a quoted text, or the text itself. */
function whole(text: string): string {
  const trimmed = text.trim();
  const quoted: Quoted | undefined = quotedAt(trimmed, 0);
  return quoted?.end === trimmed.length ? quoted.value : trimmed;
}

const shown = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** Without parts that say nothing: empty lists, an empty needle, AND, false. Equal questions have equal normal forms. */
export function normalQuery(query: Query): Query {
  const { datasets = [], calculations = [], filters = [], groupBys = [], needle, orderBy, limit } = query;
  return {
    ...(datasets.length === 0 ? {} : { datasets }),
    ...(calculations.length === 0 ? {} : { calculations }),
    ...(filters.length === 0 ? {} : { filters }),
    ...(filters.length > 1 && query.filterCombination === 'OR' ? { filterCombination: 'OR' as const } : {}),
    ...(groupBys.length === 0 ? {} : { groupBys }),
    ...(orderBy === undefined
      ? {}
      : { orderBy: { value: orderBy.value, ...(orderBy.order === 'ASC' ? { order: 'ASC' as const } : {}) } }),
    ...(needle === undefined || needle.value === ''
      ? {}
      : {
          needle: {
            value: needle.value,
            ...(needle.isRegex ? { isRegex: true } : {}),
            ...(needle.matchCase ? { matchCase: true } : {}),
          },
        }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** One clause a line: from, calculate, where, group by, order by, search, limit. An empty query is an empty text. */
export function queryText(query: Query): string {
  const { datasets, calculations, filters, filterCombination, groupBys, orderBy, needle, limit } = normalQuery(query);
  const groups = groupBys?.map(({ value, type }) =>
    type === undefined ? name(value) : `${name(value)} (${name(type)})`,
  );
  return [
    ...(datasets === undefined ? [] : [`from ${datasets.map(name).join(', ')}`]),
    ...(calculations === undefined ? [] : [`calculate ${calculations.map(calculationText).join(', ')}`]),
    ...(filters ?? []).map(
      (filter, index) => `${index === 0 ? 'where' : (filterCombination ?? 'AND').toLowerCase()} ${filterText(filter)}`,
    ),
    ...(groups === undefined ? [] : [`group by ${groups.join(', ')}`]),
    ...(orderBy === undefined
      ? []
      : [`order by ${orderText(orderBy.value)} ${(orderBy.order ?? 'DESC').toLowerCase()}`]),
    ...(needle === undefined
      ? []
      : [`search ${JSON.stringify(needle.value)}${needle.isRegex ? ' regex' : ''}${needle.matchCase ? ' case' : ''}`]),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ].join('\n');
}

/** The name of a calculation without an alias holds parentheses: `P95(@duration)`. */
const orderText = (value: string): string => (/^[^\s"'`,]+$/.test(value) ? value : JSON.stringify(value));

const CLAUSE = /^\s*(from|calculate|where|and|or|group\s+by|order\s+by|search|limit)(?:\s+(.*))?$/is;

/** The query, or everything that cannot be read. Empty lines and lines that begin with `#` say nothing. */
export function parseQueryText(
  text: string,
): { readonly query: Query } | { readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  const draft: Draft = { filters: [], joins: new Set() };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, clause, rest = ''] = CLAUSE.exec(line) ?? [];
    const problem =
      clause === undefined
        ? `${shown(line.trim())} begins with none of: from, calculate, where, and, or, group by, order by, search, limit`
        : readClause(draft, clause.toLowerCase().replace(/\s+/g, ' '), rest.trim());
    if (problem !== undefined) problems.push({ line: index + 1, message: problem });
  }
  if (draft.joins.size > 1)
    problems.push({ line: 1, message: 'the filters are joined by "and" and by "or"; use one of them' });
  if (problems.length > 0) return { problems };
  const { joins, filters, ...rest } = draft;
  const combined = joins.has('or') ? { filterCombination: 'OR' as const } : {};
  const parsed = Query.safeParse({ ...rest, ...combined, ...(filters.length === 0 ? {} : { filters }) });
  if (parsed.success) return { query: normalQuery(parsed.data) };
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({ line: 1, message: `${path.join('.')}: ${message}` })),
  };
}

interface Draft {
  datasets?: string[];
  calculations?: Calculation[];
  readonly filters: Filter[];
  readonly joins: Set<string>;
  groupBys?: { value: string; type?: string }[];
  orderBy?: { value: string; order: 'ASC' | 'DESC' };
  needle?: { value: string; isRegex?: boolean; matchCase?: boolean };
  limit?: number;
}

/** Adds a clause to the draft; the problem when it cannot be read. */
function readClause(draft: Draft, clause: string, text: string): string | undefined {
  if (text === '') return `nothing follows "${clause}"`;
  switch (clause) {
    case 'from':
      draft.datasets = [...(draft.datasets ?? []), ...listOf(text).map(whole)];
      return undefined;
    case 'calculate': {
      const parsed = listOf(text).map(parseCalculation);
      draft.calculations = [
        ...(draft.calculations ?? []),
        ...parsed.flatMap((one) => ('value' in one ? [one.value] : [])),
      ];
      return parsed.map((one) => ('problem' in one ? one.problem : undefined)).find((one) => one !== undefined);
    }
    case 'where':
    case 'and':
    case 'or':
      return readFilters(draft, clause, text);
    case 'group by':
      draft.groupBys = [...(draft.groupBys ?? []), ...listOf(text).map(groupOf)];
      return undefined;
    case 'order by': {
      const [, value = text, order = 'desc'] = /^(.*?)\s+(asc|desc)$/is.exec(text) ?? [];
      draft.orderBy = { value: whole(value), order: order.toLowerCase() === 'asc' ? 'ASC' : 'DESC' };
      return undefined;
    }
    case 'search': {
      const quoted = quotedAt(text, 0);
      const flags = quoted === undefined ? '' : text.slice(quoted.end).trim().toLowerCase();
      if (!/^(?:(?:regex|case)\s*)*$/.test(flags))
        return `${shown(flags)} after the text is neither "regex" nor "case"`;
      draft.needle = {
        value: quoted?.value ?? text,
        ...(flags.includes('regex') ? { isRegex: true } : {}),
        ...(flags.includes('case') ? { matchCase: true } : {}),
      };
      return undefined;
    }
    default:
      if (!/^\d{1,5}$/.test(text)) return `${shown(text)} is no whole number`;
      draft.limit = Number(text);
      return undefined;
  }
}

const listOf = (text: string): readonly string[] => splitOutsideQuotes(text, /^,/).map((part) => part.text.trim());

function groupOf(text: string): { value: string; type?: string } {
  const quoted = quotedAt(text, 0);
  const [, value = text, type] = /^(.*?)\s*\(([^()]*|".*")\)$/s.exec(text) ?? [];
  if (quoted?.end === text.length || type === undefined) return { value: whole(text) };
  return { value: whole(value), type: whole(type) };
}

/** Several filters may stand on one line, where what follows the word reads as a filter of its own. */
function readFilters(draft: Draft, clause: string, text: string): string | undefined {
  let join = clause;
  let pending = '';
  let at = 0;
  for (const { text: part, separator } of splitOutsideQuotes(text, /^\s(?:and|or)\s/i)) {
    pending += part;
    at += part.length + separator.length;
    if (separator !== '' && !looksLikeFilter(text.slice(at))) {
      pending += separator;
      continue;
    }
    const parsed = parseFilterText(pending);
    if ('problem' in parsed) return parsed.problem;
    if (join !== 'where') draft.joins.add(join);
    else if (draft.filters.length > 0) draft.joins.add('and');
    draft.filters.push(parsed.value);
    join = separator.trim().toLowerCase();
    pending = '';
  }
  return undefined;
}

const looksLikeFilter = (text: string): boolean => 'value' in parseFilterText(text);
