/**
 * What a statement of SQL says about its values: which column each placeholder and each literal belongs to. Statements are read by their
 * commonest forms (lists of columns with lists of values, comparisons and assignments), not parsed; what is not understood says nothing.
 */
import { wordsOf } from '../../model/words.js';
import { typeOfEnding } from '../keys/endings.js';
import { isScrubbedKey, segmentsOf } from '../keys/scrubbed-keys.js';
import type { Span } from '../span.js';
import type { Rule } from './rule.js';

interface StatementValue {
  readonly column: string;
  /** The position among the parameters, from 0; undefined for a literal. */
  readonly parameter: number | undefined;
  /** Of a literal, without its quotes. */
  readonly start: number;
  readonly end: number;
}

const LONGEST_STATEMENT = 8_000;
const MOST_VALUES = 256;
/** Literals, quoted and plain names, placeholders, brackets, commas; everything else is passed over. */
const PIECE =
  /'((?:[^'\\]|''|\\.){0,400})'|["`[]([A-Za-z_][\w$ ]{0,62})["`\]]|([A-Za-z_][\w$]{0,62})|(\$\d{1,3}|:\d{1,3}|\?\d{0,3}|%s|@p\d{1,3})|([(),])/gsu;
const VERB =
  /^\s{0,40}(?:--[^\n]{0,200}\n\s{0,40})?(?:insert|update|select|delete|replace|merge|with|upsert|call|exec)\s/i;
/** Words of the language that stand between a column and its value. */
const SYNTAX: ReadonlySet<string> = new Set(
  wordsOf(`and or not in is like ilike rlike regexp between set where on any all some null as cast coalesce lower upper trim distinct values value
  default select from into insert update delete case when then else end exists escape collate returning with by asc desc ignore`),
);

/** The values of a statement in order; empty for text that is none. */
export function valuesOfStatement(text: string): readonly StatementValue[] {
  if (text.length > LONGEST_STATEMENT || !VERB.test(text)) return [];
  return valuesFrom(text, 0);
}

function valuesFrom(text: string, from: number): readonly StatementValue[] {
  const found: StatementValue[] = [];
  let list: string[] | undefined;
  let isInto = false;
  let rowAt = -1;
  let table = '';
  let depth = 0;
  let column = '';
  let sequence = 0;
  PIECE.lastIndex = from;
  for (let piece = PIECE.exec(text); piece !== null && found.length < MOST_VALUES; piece = PIECE.exec(text)) {
    const [whole, literal, quoted, plain, placeholder, mark] = piece;
    const name = quoted ?? plain;
    if (mark === '(') {
      depth += 1;
      if (isInto && list === undefined) list = [];
      else if (rowAt === -2) rowAt = 0;
    } else if (mark === ')') {
      depth -= 1;
      if (depth <= 0) {
        depth = 0;
        isInto = false;
        // Further rows have the same columns.
        if (rowAt >= 0) rowAt = -2;
      }
    } else if (mark === ',') {
      if (rowAt >= 0 && depth === 1) rowAt += 1;
    } else if (name !== undefined) {
      const lower = name.toLowerCase();
      if (quoted === undefined && (lower === 'into' || lower === 'values')) {
        isInto = lower === 'into';
        if (isInto) list = undefined;
        else rowAt = -2;
      } else if (isInto && list !== undefined) list.push(name);
      else if (isInto) table = name;
      else if (quoted !== undefined || !SYNTAX.has(lower)) {
        // What follows the rows compares and sets.
        if (depth === 0) rowAt = -1;
        if (rowAt < 0 && text[piece.index + whole.length] !== '(') column = name;
      }
    } else {
      const own = rowAt >= 0 ? (list?.[rowAt] ?? '') : column;
      const isNumbered = placeholder !== undefined && /\d/.test(placeholder);
      const number = isNumbered
        ? Number(/\d+/.exec(placeholder)?.[0]) - (placeholder.startsWith('@') ? 0 : 1)
        : sequence;
      if (placeholder !== undefined && !isNumbered) sequence += 1;
      const start = piece.index + 1;
      found.push({
        column: NAME.test(own) ? `${table.replace(PLURAL, '')}_${own}` : own,
        parameter: placeholder === undefined ? undefined : number,
        start,
        end: literal === undefined ? start : start + literal.length,
      });
    }
  }
  return found;
}
/** A bare `name` is that of a row of the table: of a customer, of a product. */
const NAME = /^name$/i;
const PLURAL = /s$/;

/** The columns of the parameters of a statement by their position; undefined for text that is none or has no parameters. */
export function columnsOfParameters(statement: string): readonly (string | undefined)[] | undefined {
  const columns: (string | undefined)[] = [];
  for (const { column, parameter } of valuesOfStatement(statement)) {
    if (parameter !== undefined && parameter >= 0 && parameter < MOST_VALUES) columns[parameter] ??= column;
  }
  return columns.length === 0 ? undefined : columns;
}

const REASON = 'the value of a column that says what it is';
const INSERT = /(?<![\p{L}\p{N}_])insert\s{1,4}(?:ignore\s{1,4})?into\s/giu;

export const statementRules: readonly Rule[] = [
  {
    name: 'inserted-value',
    requires: 0,
    anyOf: 0,
    needs: ['insert into', 'insert ignore'],
    find(text) {
      const spans: Span[] = [];
      INSERT.lastIndex = 0;
      // One statement in a text is what messages of databases hold; of more the first is read to the end.
      const match = INSERT.exec(text);
      if (match === null || text.length > LONGEST_STATEMENT) return spans;
      for (const { column, parameter, start, end } of valuesFrom(text, match.index)) {
        if (parameter !== undefined || end <= start) continue;
        const kind = isScrubbedKey(column, []) ? 'REDACTED' : typeOfEnding(segmentsOf(column));
        if (kind !== undefined) spans.push({ start, end, kind, reason: REASON });
      }
      return spans;
    },
  },
];
