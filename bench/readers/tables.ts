/** Tables of the public data as they lie in a folder: CSV, plain or `.gz`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/** The bytes of `path` or `path.gz`; undefined when neither is there. */
export function readBytes(path: string): Buffer | undefined {
  if (existsSync(path)) return readFileSync(path);
  return existsSync(`${path}.gz`) ? gunzipSync(readFileSync(`${path}.gz`)) : undefined;
}

/** Rows by the names of the first line; empty when the file is not there. */
export function readTable(path: string): readonly Row[] {
  const bytes = readBytes(path);
  return bytes === undefined ? [] : parse(bytes, { columns: true, relax_quotes: true });
}

/** Cells as they stand; empty when the file is not there. */
export function readCells(path: string): readonly (readonly string[])[] {
  const bytes = readBytes(path);
  return bytes === undefined ? [] : parse(bytes, { relax_quotes: true, relax_column_count: true });
}

/** JSON of a file; undefined when it is not there or is none. The caller narrows what it reads. */
export function readJson(path: string): unknown {
  const bytes = readBytes(path);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Names in a folder without `.gz`, sorted; empty when there is no such folder. */
export function namesIn(...path: readonly string[]): readonly string[] {
  const folder = join(...path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .map((name) => name.replace(/\.gz$/, ''))
    .sort();
}
