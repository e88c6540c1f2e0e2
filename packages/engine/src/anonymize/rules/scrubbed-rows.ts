/** Values of scrubbed columns in `INSERT INTO t (a, password) VALUES ('x', '…'), (…)`. */
import { matchesOf } from './rule.js';

const INSERT =
  /\(([^()\n]{3,2000})\)\s{0,8}VALUES?\s{0,8}((?:\((?:[^()'"]|'[^'\n]{0,1000}'|"[^"\n]{0,1000}"){1,4000}\)\s{0,4},?\s{0,8}){1,200})/gi;
const ROW = /\(((?:[^()'"]|'[^'\n]{0,1000}'|"[^"\n]{0,1000}")+)\)/g;
const FIELD = /\s*((?:[^,'"]|'[^'\n]{0,1000}'|"[^"\n]{0,1000}")+)(?:,|$)/g;
const MARKS = /^["'`[\s]+|["'`\]\s]+$/g;

/** Called for every value below a scrubbed column, without its quotes. */
export type FoundInRow = (key: string, start: number, end: number) => void;

export function scrubbedRows(text: string, isScrubbed: (key: string) => boolean, found: FoundInRow): void {
  for (const insert of matchesOf(INSERT, text)) {
    const [whole, columns = '', rows = ''] = insert;
    const keys = columns.split(',').map((column) => column.replace(MARKS, ''));
    const scrubbed = new Set(keys.flatMap((key, index) => (isScrubbed(key) ? [index] : [])));
    if (scrubbed.size === 0) continue;
    const from = insert.index + whole.length - rows.length;
    for (const row of matchesOf(ROW, rows)) {
      for (const [index, field] of matchesOf(FIELD, row[1] ?? '').entries()) {
        if (!scrubbed.has(index)) continue;
        const value = (field[1] ?? '').replace(MARKS, '');
        const start = from + row.index + 1 + field.index + field[0].indexOf(value);
        found(keys[index] ?? '', start, start + value.length);
      }
    }
  }
}

const NAME = String.raw`[A-Za-z_$@][\w$.]{0,40}`;
const VALUE = String.raw`(?:"[^"\n]{0,256}"|'[^'\n]{0,256}'|[\w.$]{1,40})`;
const GAP = String.raw`[ \t]{0,2},[ \t]{0,2}`;
const TUPLE = new RegExp(
  String.raw`(?<![\w$.,])[([{]?[ \t]{0,2}((?:${NAME}${GAP}){1,5}${NAME})[ \t]{0,2}[)\]}]?[ \t]{0,4}:?=[ \t]{0,4}[([{]?[ \t]{0,2}(${VALUE}(?:${GAP}${VALUE}){1,5})`,
  'g',
);
const EACH = new RegExp(VALUE, 'g');

/** `user, password = "orders", "…"`: the value that stands where the scrubbed name stands. */
export function scrubbedTuples(text: string, isScrubbed: (key: string) => boolean, found: FoundInRow): void {
  for (const tuple of matchesOf(TUPLE, text)) {
    const [whole, names = '', values = ''] = tuple;
    const keys = names.split(',').map((name) => name.trim());
    if (!keys.some(isScrubbed)) continue;
    const from = tuple.index + whole.length - values.length;
    for (const [index, value] of matchesOf(EACH, values).entries()) {
      const key = keys[index];
      if (key === undefined || !isScrubbed(key) || !/^["']/.test(value[0])) continue;
      found(key, from + value.index + 1, from + value.index + value[0].length - 1);
    }
  }
}
