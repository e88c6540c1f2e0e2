/** A rule for rows below a head that says what their columns hold: `name,email`, `| user | city |`. */
import { typeOfEnding } from '../keys/endings.js';
import { isScrubbedKey, segmentsOf } from '../keys/scrubbed-keys.js';
import type { Span } from '../span.js';
import type { HiddenClass } from '../token.js';
import type { Rule } from './rule.js';

const MOST_COLUMNS = 64;
const LONGEST_HEAD = 1_000;
const NAME_OF_COLUMN = /^[\p{L}_][\p{L}\p{N}_.()#-]{0,39}(?: [\p{L}\p{N}_.()#-]{1,20})?$/u;
/** The line between the head and the rows of a table in Markdown. */
const RULE_LINE = /^[\s|:+=-]+$/;
const QUOTES = /^["']|["']$/g;
/** A bare `name` is somebody's beside a column of one of these. */
const OF_PERSONS: ReadonlySet<HiddenClass> = new Set(['EMAIL', 'PHONE', 'NAME', 'GEO', 'SSN', 'CARD', 'BANK']);

interface Cell {
  readonly start: number;
  readonly end: number;
}

/** The cells of a line, without the spaces and the quotes around them; a separator in quotes is none. */
function cellsOf(text: string, from: number, to: number, separator: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = from;
  let isQuoted = false;
  for (let at = from; at <= to && cells.length < MOST_COLUMNS; at += 1) {
    if (text[at] === '"' && at < to) isQuoted = !isQuoted;
    if (at < to && (isQuoted || text[at] !== separator)) continue;
    let end = at;
    while (start < end && ' \t"\r'.includes(text[start] ?? '')) start += 1;
    while (end > start && ' \t"\r'.includes(text[end - 1] ?? '')) end -= 1;
    cells.push({ start, end });
    start = at + 1;
  }
  return cells;
}

function classOf(key: string): HiddenClass | undefined {
  if (isScrubbedKey(key, [])) return 'REDACTED';
  return typeOfEnding(segmentsOf(key));
}

/** What the columns hold; undefined for a line that is no head or says nothing. */
function headOf(names: readonly string[]): readonly (HiddenClass | undefined)[] | undefined {
  const shown = names.filter((name) => name !== '');
  if (shown.length < 2 || !shown.every((name) => NAME_OF_COLUMN.test(name))) return undefined;
  const classes = names.map(classOf);
  if (!classes.some((kind) => kind !== undefined)) return undefined;
  const isOfPersons = classes.some((kind) => kind !== undefined && OF_PERSONS.has(kind));
  return names.map((name, index) => classes[index] ?? (isOfPersons && /^name$/i.test(name) ? 'NAME' : undefined));
}

function separatorOf(line: string): string | undefined {
  for (const separator of ['\t', '|', ';', ',']) if (line.includes(separator)) return separator;
  return undefined;
}

export const columnRules: readonly Rule[] = [
  {
    name: 'column',
    requires: 0,
    anyOf: 0,
    needs: ['\n'],
    find(text) {
      const spans: Span[] = [];
      let head: readonly (HiddenClass | undefined)[] | undefined;
      let separator: string | undefined;
      for (let start = 0; start < text.length; ) {
        const newline = text.indexOf('\n', start);
        const end = newline < 0 ? text.length : newline;
        if (head === undefined && end - start <= LONGEST_HEAD) {
          separator = separatorOf(text.slice(start, end));
          if (separator !== undefined)
            head = headOf(
              cellsOf(text, start, end, separator).map((cell) => text.slice(cell.start, cell.end).replace(QUOTES, '')),
            );
        } else if (
          head !== undefined &&
          separator !== undefined &&
          !RULE_LINE.test(text.slice(start, Math.min(end, start + 400)))
        ) {
          const cells = cellsOf(text, start, end, separator);
          // Rows end with the first line that has other columns.
          if (cells.length !== head.length) head = undefined;
          else
            for (const [index, cell] of cells.entries()) {
              const kind = head[index];
              if (kind !== undefined && cell.end > cell.start)
                spans.push({ ...cell, kind, reason: 'it stands in a column that says what it is' });
            }
        }
        start = end + 1;
      }
      return spans;
    },
  },
];
