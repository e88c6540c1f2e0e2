/**
 * A file of telemetry of any size as requests for the doors of a server, in the order of the file and in bounded memory:
 * one piece of text and one request at a time.
 */
import { parseJson } from '../../admit.js';
import type { IngestContext } from '../../decoded.js';
import { startsLambdaRecord } from '../../lambda/lambda-line.js';
import { CloudWatchCsvRows } from '../cloudwatch-csv.js';
import { baseName, firstTimeIn, hasPlainLines, unreadable } from '../decode-file.js';
import { Invocations } from '../invocations.js';
import { LogLines, splitLogText, type TextRecord } from '../log-text.js';
import { type FileItem, type ItemContext, itemOfText, itemsOfValue } from './file-items.js';
import { JsonElements } from './json-elements.js';
import { textPieces } from './text-pieces.js';

export type FilePiece =
  | {
      readonly kind: 'request';
      readonly path: string;
      /** JSON. */
      readonly body: Uint8Array;
      /** Records of the file up to the end of this request, those before it and the unreadable ones included. */
      readonly upTo: number;
      /** Records of the file that are in it: lines, rows, or items of a list. */
      readonly records: number;
    }
  /** A record that no door would understand. */
  | { readonly kind: 'unreadable'; readonly record: number };

export interface FileRequestOptions {
  /** For every event; told from the content when absent. Spans and metrics of OTLP keep the dataset of their door. */
  readonly dataset?: string | undefined;
  /** So many records at the beginning were sent before. */
  readonly skip?: number | undefined;
}

/** So much is looked at to tell the format. */
const HEAD_CHARS = 1024 * 1024;
const REQUEST_CHARS = 1024 * 1024;
const REQUEST_RECORDS = 1000;
const MAX_LINE_CHARS = 64 * 1024 * 1024;

/** Raises FILE_UNREADABLE for an empty or binary file, damaged gzip, and JSON that ends in its middle. */
export async function* fileRequests(
  ingest: IngestContext,
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
  options: FileRequestOptions = {},
): AsyncGenerator<FilePiece> {
  const pieces = textPieces(fileName, chunks);
  const { head, isWhole } = await headOf(pieces);
  if (head.trim() === '') throw unreadable(fileName, 'it is empty');
  const context: ItemContext = {
    ingest: { ...ingest, fallbackNamespace: baseName(fileName) ?? ingest.fallbackNamespace },
    dataset: options.dataset,
    lines: new Invocations(firstTime(ingest, head)),
  };
  const records = recordsOf(context, formatOf(head, isWhole), head, pieces);
  yield* batched(records, options.skip ?? 0);
}

async function headOf(pieces: AsyncGenerator<string>): Promise<{ readonly head: string; readonly isWhole: boolean }> {
  let head = '';
  while (head.length < HEAD_CHARS) {
    const next = await pieces.next();
    if (next.done === true) return { head, isWhole: true };
    head += next.value;
  }
  return { head, isWhole: false };
}

type Format = 'lines' | 'whole' | 'document' | 'csv' | 'text';

function formatOf(head: string, isWhole: boolean): Format {
  const text = head.replace(/^\ufeff/, '').trimStart();
  const end = text.indexOf('\n');
  const firstLine = end === -1 ? text : text.slice(0, end);
  if (text[0] !== '{' && text[0] !== '[') return CloudWatchCsvRows.of(firstLine) === undefined ? 'text' : 'csv';
  if ((end !== -1 || isWhole) && parseJson(firstLine.trim()) !== undefined) return 'lines';
  if (isWhole && parseJson(text) !== undefined) return 'whole';
  return hasPlainLines(text) ? 'text' : 'document';
}

const firstTime = (ingest: IngestContext, head: string) => firstTimeIn(ingest, splitLogText(head.slice(0, 65_536)));

/** One record of the file: what of it can be sent, or undefined when that is nothing. */
type Read = readonly FileItem[] | undefined;

async function* recordsOf(
  context: ItemContext,
  format: Format,
  head: string,
  pieces: AsyncGenerator<string>,
): AsyncGenerator<Read> {
  const texts = async function* (): AsyncGenerator<string> {
    yield head.replace(/^\ufeff/, '');
    yield* pieces;
  };
  if (format === 'whole') yield* valueRecords(context, parseJson(head.replace(/^\ufeff/, ''))?.value);
  else if (format === 'document') yield* documentRecords(context, texts());
  else if (format === 'csv') yield* csvRecords(context, head, texts());
  else if (format === 'lines') for await (const line of linesOf(texts())) yield* lineRecord(context, line);
  else yield* textRecords(context, head, texts());
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARS) throw unreadable('', 'one of its lines is larger than 64 MB');
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}

function* lineRecord(context: ItemContext, line: string): Generator<Read> {
  if (line.trim() === '') return;
  const parsed = parseJson(line);
  if (parsed !== undefined) yield* valueRecords(context, parsed.value, line);
  else if (/^\s*[{["]/.test(line)) yield undefined;
  else yield [itemOfText(context, { text: line }, true)];
}

async function* textRecords(context: ItemContext, head: string, texts: AsyncIterable<string>): AsyncGenerator<Read> {
  const isLambda = splitLogText(head.slice(0, 65_536)).some((record) => startsLambdaRecord(record.text));
  const splitter = new LogLines();
  const read = (record: TextRecord | undefined): Read[] =>
    record === undefined ? [] : [[itemOfText(context, record, isLambda || startsLambdaRecord(record.text))]];
  for await (const line of linesOf(texts)) yield* read(splitter.take(line));
  yield* read(splitter.end());
}

async function* csvRecords(context: ItemContext, head: string, texts: AsyncIterable<string>): AsyncGenerator<Read> {
  const start = head.replace(/^\ufeff/, '').trimStart();
  const end = start.indexOf('\n');
  const rows = CloudWatchCsvRows.of(end === -1 ? start : start.slice(0, end));
  if (rows === undefined) return;
  let isHeader = true;
  const read = (record: TextRecord): Read => [itemOfText(context, record, true)];
  for await (const text of texts) {
    const own = isHeader ? text.trimStart() : text;
    const at = isHeader ? own.indexOf('\n') : -1;
    isHeader = false;
    yield* rows.take(own.slice(at + 1)).map(read);
  }
  yield* rows.take('', true).map(read);
}

/** Each item of a list is a record of its own. */
function* valueRecords(context: ItemContext, value: unknown, text?: string): Generator<Read> {
  const items = itemsOfValue(context, value, text);
  if (items.length === 0) yield undefined;
  for (const item of items) yield [item];
}

/** Lists that hold telemetry inside an object; a list of any other name is part of something too large to be an event. */
const LISTS = new Set([
  'resourceSpans',
  'resourceLogs',
  'resourceMetrics',
  'data',
  'events',
  'logEvents',
  'Traces',
  'TraceSegmentDocuments',
  'Records',
]);

/** Members of the document that are no list, such as `logGroup`, go with each of its items. */
async function* documentRecords(context: ItemContext, texts: AsyncIterable<string>): AsyncGenerator<Read> {
  const elements = new JsonElements();
  const members: Record<string, unknown> = Object.create(null);
  for await (const text of texts) {
    for (const { key, text: json, isMember } of elements.take(text)) {
      const value = parseJson(json)?.value;
      if (isMember) {
        if (key !== undefined && json.length < 4096) members[key] = value;
      } else if (value === undefined || (key !== undefined && !LISTS.has(key))) yield undefined;
      else yield usable(itemsOfValue(context, key === undefined ? value : { ...members, [key]: [value] }));
    }
  }
  elements.end();
}

const usable = (items: readonly FileItem[]): Read => (items.length === 0 ? undefined : items);

/** Neighbors of one address share a request. */
async function* batched(records: AsyncIterable<Read>, skip: number): AsyncGenerator<FilePiece> {
  let open: { readonly first: FileItem; readonly texts: string[]; chars: number; records: number } | undefined;
  let record = 0;
  const close = function* (): Generator<FilePiece> {
    if (open === undefined) return;
    const { first, texts, records: inside } = open;
    open = undefined;
    const body = Buffer.from(first.opening + texts.join(',') + first.closing);
    yield { kind: 'request', path: first.path, body, upTo: record, records: inside };
  };
  for await (const items of records) {
    if (record < skip) {
      record += 1;
      continue;
    }
    if (items === undefined) {
      yield* close();
      record += 1;
      yield { kind: 'unreadable', record };
      continue;
    }
    for (const [index, item] of items.entries()) {
      const isAlone = item.opening === '';
      if (
        open !== undefined &&
        (isAlone ||
          open.first.path !== item.path ||
          open.first.opening !== item.opening ||
          open.chars + item.text.length > REQUEST_CHARS ||
          open.texts.length >= REQUEST_RECORDS)
      ) {
        yield* close();
      }
      open ??= { first: item, texts: [], chars: 0, records: 0 };
      open.texts.push(item.text);
      open.chars += item.text.length;
      // A record that spans several requests is done with its last one.
      if (index === items.length - 1) open.records += 1;
    }
    record += 1;
  }
  yield* close();
}
