/** The CSV that the CloudWatch console downloads: a header with timestamp and message, then one record a row. */
import { parseInstant } from '../record/instant.js';
import type { TextRecord } from './log-text.js';

/** The records of such a file; undefined when the first line is not its header. Rows without a message are left out. */
export function splitCloudWatchCsv(text: string): readonly TextRecord[] | undefined {
  const header = rowAt(text, 0);
  const columns = columnsOf(header.cells);
  if (columns === undefined) return undefined;
  const records: TextRecord[] = [];
  for (let at = header.end; at < text.length; ) {
    const row = rowAt(text, at);
    at = row.end;
    const record = recordOf(columns, row.cells);
    if (record !== undefined) records.push(record);
  }
  return records;
}

/** The same for a file that comes in pieces. */
export class CloudWatchCsvRows {
  readonly #columns: Columns;
  #rest = '';

  private constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** `firstLine` is the header; undefined when it is none. */
  static of(firstLine: string): CloudWatchCsvRows | undefined {
    const columns = columnsOf(rowAt(firstLine, 0).cells);
    return columns === undefined ? undefined : new CloudWatchCsvRows(columns);
  }

  /** The records whose rows are whole; with `last` also the one that the file ends in. */
  take(text: string, last = false): readonly TextRecord[] {
    const all = this.#rest + text;
    const records: TextRecord[] = [];
    let at = 0;
    while (at < all.length) {
      const row = rowAt(all, at);
      // A row that reaches the end may go on in the next piece, also between \r and \n.
      if (row.end >= all.length && !last) break;
      at = row.end;
      const record = recordOf(this.#columns, row.cells);
      if (record !== undefined) records.push(record);
    }
    this.#rest = all.slice(at);
    return records;
  }
}

interface Columns {
  readonly time: number;
  readonly message: number;
  readonly stream: number;
}

function columnsOf(header: readonly string[]): Columns | undefined {
  const names = header.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/^\ufeff?@?/, ''),
  );
  const time = names.indexOf('timestamp');
  const message = names.indexOf('message');
  if (time === -1 || message === -1) return undefined;
  return { time, message, stream: names.findIndex((name) => /^log_?stream(?:name)?$/.test(name)) };
}

function recordOf(columns: Columns, cells: readonly string[]): TextRecord | undefined {
  const line = cells[columns.message]?.trimEnd() ?? '';
  const instant = parseInstant(cells[columns.time]);
  const logStream = cells[columns.stream];
  if (line === '') return undefined;
  return {
    text: line,
    ...(instant === undefined ? {} : { time: instant }),
    ...(logStream === undefined ? {} : { logStream }),
  };
}

/** One row of RFC 4180 and where the next begins; a cell whose quote never closes ends with the text. */
function rowAt(text: string, from: number): { readonly cells: readonly string[]; readonly end: number } {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
    cells.push(cell.value);
    if (text[cell.end] === ',') {
      at = cell.end + 1;
      continue;
    }
    const end = text.startsWith('\r\n', cell.end) ? cell.end + 2 : cell.end + 1;
    return { cells, end };
  }
}

function bareCell(text: string, from: number): { readonly value: string; readonly end: number } {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

function quotedCell(text: string, from: number): { readonly value: string; readonly end: number } {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const inside = text.slice(from + 1, end === -1 ? text.length : end).replaceAll('""', '"');
  if (end === -1) return { value: inside, end: text.length };
  // What stands between a closing quote and the next comma belongs to no cell.
  return { value: inside, end: bareCell(text, end + 1).end };
}
