/** A file of telemetry, whatever tool saved it, for use without a server. */
import { EngineError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import { admitRecord, admitText, parseJson, withKeys } from '../admit.js';
import type { Decoded, IngestContext, Rejected } from '../decoded.js';
import { decodeAws } from '../doors/aws.js';
import { decodeItems } from '../events-api.js';
import { gunzipWithin, isGzip } from '../forms/decompress.js';
import { functionOfLogGroup, startsLambdaRecord } from '../lambda/lambda-line.js';
import { maxEventBytes, maxFileBytes } from '../limits.js';
import { decodeOtlpJson } from '../otlp/decode-otlp.js';
import { eventFromRecord, eventFromText } from '../record/record-event.js';
import { splitCloudWatchCsv } from './cloudwatch-csv.js';
import { Invocations } from './invocations.js';
import { jaegerToOtlp } from './jaeger.js';
import { splitLogText, type TextRecord } from './log-text.js';

export type FileFormat = 'json' | 'ndjson' | 'otlp-json' | 'jaeger-json' | 'aws-json' | 'lambda-log' | 'text';

export interface DecodedFile extends Decoded {
  readonly format: FileFormat;
}

const formats =
  'It reads NDJSON, a JSON array or object of events, OTLP/JSON, Jaeger JSON, X-Ray traces (BatchGetTraces), CloudTrail, CloudWatch events as JSON, and log text as the Lambda console, `aws logs tail` or a CloudWatch export (text or CSV) gives it; each also with gzip.';

/**
 * The events of a file. The content decides the format; the name, without folder and extension, is the namespace of
 * what names neither a function nor a service.
 * Lambda lines without a time take it from the line before, lines without a request id take that of the invocation
 * around them. Raises FILE_UNREADABLE for an empty or binary file, damaged JSON or gzip, or more than 256 MB.
 */
export function decodeFile(outer: IngestContext, fileName: string, bytes: Uint8Array): DecodedFile {
  const text = readText(fileName, bytes);
  const context = { ...outer, fallbackNamespace: baseName(fileName) ?? outer.fallbackNamespace };
  const opening = text[0];
  if (opening === '{' || opening === '[') {
    const whole = parseJson(text);
    if (whole !== undefined) return decodeWhole(context, whole.value);
    if (opening === '{' && parsesFirstLine(text)) return decodeLines(context, text);
    if (!hasPlainLines(text)) throw unreadable(fileName, 'its JSON is damaged');
  }
  return decodeText(context, text);
}

/** `logs/checkout.2026-03-05.log.gz` is `checkout.2026-03-05`; undefined when nothing is left. */
export function baseName(fileName: string): string | undefined {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '')
    .slice(0, 256)
    .replace(/\.gz$/i, '')
    .replace(/(?<=.)\.(?:log|txt|json|jsonl|ndjson|csv|out)$/i, '');
  const clean = admitText(name).trim();
  return clean === '' || clean === '-' ? undefined : clean;
}

function readText(fileName: string, bytes: Uint8Array): string {
  let plain = bytes;
  if (isGzip(bytes)) {
    try {
      plain = gunzipWithin(bytes, maxFileBytes);
    } catch (cause) {
      throw unreadable(fileName, 'it could not be decompressed within 256 MB', cause);
    }
  }
  if (plain.length > maxFileBytes) throw unreadable(fileName, 'it is larger than 256 MB');
  if (isBinary(plain)) throw unreadable(fileName, 'it is not text');
  const text = withoutMargin(new TextDecoder().decode(plain)).trim();
  if (text === '') throw unreadable(fileName, 'it is empty');
  return text;
}

/** What was copied out of a page is often indented as a whole. */
function withoutMargin(text: string): string {
  const margin = /^\s*?([ \t]{1,16})(?=\S)/.exec(text.slice(0, 1_000))?.[1];
  return margin === undefined ? text : text.replaceAll(new RegExp(`^${margin}`, 'gm'), '');
}

/** NUL does not occur in text, and no more than one in ten characters is not UTF-8. */
export function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  if (head.includes(0)) return true;
  const text = new TextDecoder().decode(head);
  const broken = text.split('\ufffd').length - 1;
  return broken > 3 && broken > text.length / 10;
}

export function unreadable(fileName: string, why: string, cause?: unknown): EngineError {
  const name = fileName === '' || fileName === '-' ? 'The input' : 'The file';
  return new EngineError('FILE_UNREADABLE', `${name} cannot be read: ${why}. ${formats}`, {
    cause,
    details: [{ path: fileName.slice(0, 256), message: why }],
  });
}

const parsesFirstLine = (text: string): boolean => {
  const end = text.indexOf('\n');
  return end !== -1 && parseJson(text.slice(0, end)) !== undefined;
};

/**
 * A log may begin with a JSON line, a bracketed level, an object that is no JSON (as Node prints one) or one that closes
 * long before the end, and still be text; so is what Lambda reports of a failure where the end of it is missing.
 */
export const hasPlainLines = (text: string): boolean =>
  closesBeforeEnd(text) ||
  CUT_REPORT.test(text.slice(0, 500)) ||
  /^\{\s*[^"}\s]/.test(text) ||
  text
    .slice(0, 65_536)
    .split('\n', 200)
    .some((line) => startsLambdaRecord(line)) ||
  /^\[[A-Za-z0-9][^\n"{}]{0,80}\]/.test(text);

const CUT_REPORT = /^\{\s*"(?:errorType|errorMessage)"\s*:/;

/** An object over many lines, whose last line stands at the margin, and more behind it. */
function closesBeforeEnd(text: string): boolean {
  const end = /\n[}\]][ \t]*\r?\n/.exec(text.slice(0, 65_536));
  return end !== null && parseJson(text.slice(0, end.index + 2)) !== undefined;
}

function decodeWhole(context: IngestContext, value: unknown): DecodedFile {
  const otlp = decodeOtlpJson(context, value);
  if (otlp !== undefined) return { ...otlp, format: 'otlp-json' };
  const jaeger = jaegerToOtlp(value);
  const spans = jaeger === undefined ? undefined : decodeOtlpJson(context, jaeger);
  if (spans !== undefined) return { ...spans, format: 'jaeger-json' };
  if (isFromAws(value)) {
    const body = Buffer.from(JSON.stringify(value));
    return { ...decodeAws(context, { headers: {}, body }), format: 'aws-json' };
  }
  const cloudWatch = decodeCloudWatch(context, value);
  if (cloudWatch !== undefined) return cloudWatch;
  const items = Array.isArray(value) ? value : [value];
  const decoded = decodeItems(
    context,
    { dataset: 'logs' },
    items.map((item: unknown) => ({ kind: 'value', value: item })),
    true,
  );
  return { ...decoded, format: 'json' };
}

/** Traces of X-Ray, files of CloudTrail, and records of Firehose or Kinesis: what the door for AWS knows. */
export const isFromAws = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('Traces' in value && Array.isArray(value.Traces)) ||
    'TraceSegmentDocuments' in value ||
    'awslogs' in value ||
    ('Records' in value && Array.isArray(value.Records)));

/** `aws logs filter-log-events` and `get-log-events` print `events`; a subscription delivers `logEvents`. */
function decodeCloudWatch(context: IngestContext, value: unknown): DecodedFile | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const list = 'events' in value ? value.events : 'logEvents' in value ? value.logEvents : undefined;
  if (!Array.isArray(list) || !list.every((item: unknown) => isCloudWatchEvent(item))) return undefined;
  const group = 'logGroup' in value && typeof value.logGroup === 'string' ? value.logGroup : undefined;
  const track = new Invocations();
  const events: TelemetryEvent[] = [];
  for (const item of list) {
    const record = admitRecord(item);
    if (record === undefined) continue;
    const whole: JsonObject = group === undefined ? record : withKeys({ logGroup: group }, record);
    const stream = record.logStreamName;
    events.push(
      track.follow(typeof stream === 'string' ? stream : '', (around) =>
        eventFromRecord(context, { dataset: 'lambda-logs', namespace: functionOfLogGroup(group), ...around }, whole),
      ),
    );
  }
  return { events, rejected: [], format: 'lambda-log' };
}

export const isCloudWatchEvent = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'message' in item && typeof item.message === 'string';

/** NDJSON, each line an event or (as the collector writes files) an OTLP request. */
function decodeLines(context: IngestContext, text: string): DecodedFile {
  const events: TelemetryEvent[] = [];
  const rejected: Rejected[] = [];
  let isOtlp = false;
  let isMixed = false;
  const track = new Invocations();
  for (const [index, line] of text
    .split(/\r?\n/)
    .filter((one) => one.trim() !== '')
    .entries()) {
    const parsed = parseJson(line);
    const otlp = parsed === undefined ? undefined : decodeOtlpJson(context, parsed.value);
    if (otlp !== undefined) {
      isOtlp = true;
      events.push(...otlp.events);
      rejected.push(...otlp.rejected.map((one) => ({ ...one, index })));
    } else if (parsed === undefined && !/^\s*[{["]/.test(line)) {
      isMixed = true;
      events.push(track.follow('', (around) => eventFromText(context, { dataset: 'lambda-logs', ...around }, line)));
    } else {
      const item =
        parsed === undefined
          ? ({ kind: 'bad' } as const)
          : ({ kind: 'value', value: parsed.value, bytes: Buffer.byteLength(line) } as const);
      const decoded = decodeItems(
        context,
        { dataset: datasetOf(parsed?.value) },
        [item],
        line.length > maxEventBytes / 4,
      );
      events.push(...decoded.events.map((event) => track.follow('', () => event)));
      rejected.push(...decoded.rejected.map((one) => ({ ...one, index })));
    }
  }
  return { events, rejected, format: isOtlp ? 'otlp-json' : isMixed ? 'lambda-log' : 'ndjson' };
}

/** Lambda's JSON log format and Powertools say which invocation a line belongs to; other NDJSON is just logs. */
export function datasetOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'logs';
  const isPlatform = 'type' in value && typeof value.type === 'string' && value.type.startsWith('platform.');
  return isPlatform || 'function_request_id' in value || 'cold_start' in value ? 'lambda-logs' : 'logs';
}

function decodeText(context: IngestContext, text: string): DecodedFile {
  const records = splitCloudWatchCsv(text) ?? splitLogText(text);
  const isLambda = records.some((record) => startsLambdaRecord(record.text));
  const dataset = isLambda ? 'lambda-logs' : 'logs';
  const track = new Invocations(firstTimeIn(context, records));
  const events = records.map((record) =>
    track.follow(record.logStream ?? '', (around) =>
      eventFromText(
        context,
        { dataset, ...around, ...(record.time === undefined ? {} : { time: record.time }) },
        record.text,
      ),
    ),
  );
  return { events, rejected: [], format: isLambda ? 'lambda-log' : 'text' };
}

/** The first line that names a time lends it to the lines above it. */
export function firstTimeIn(context: IngestContext, records: readonly TextRecord[]): UnixNanos | undefined {
  for (const record of records.slice(0, 1000)) {
    if (record.time !== undefined) return record.time;
    const { timestamp } = eventFromText(context, { dataset: 'logs' }, record.text);
    if (timestamp !== context.arrival) return timestamp;
  }
  return undefined;
}
