/** Baselime's Events API: a body of events in any of the forms that its senders use. */
import { EngineError } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { admitRecord, parseJson } from './admit.js';
import type { Decoded, IngestContext, Rejected } from './decoded.js';
import { splitConcatenated } from './forms/concatenated-json.js';
import { decompress } from './forms/decompress.js';
import { readMessagePack } from './forms/message-pack.js';
import { maxBodyItems, maxEventBytes, maxEventsBodyBytes } from './limits.js';
import { eventFromRecord, eventFromText, type Origin } from './record/record-event.js';

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface EventsPath {
  readonly dataset: string;
  readonly service?: string;
  readonly namespace?: string;
}

/** One item of a body: parsed JSON, a line of text, or why it is neither. */
export type Item =
  | { readonly kind: 'value'; readonly value: unknown; readonly bytes?: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bad' };

/**
 * The events of a body: a JSON array, one object, objects one after another or a line each, MessagePack by its type, or,
 * as `text/plain`, lines of text; an item may be an object or a string (a raw log line). Bad items are rejected alone; all of them may be.
 * Raises INGEST_PATH_INVALID, INGEST_BODY_EMPTY (no bytes or no item), INGEST_BODY_UNREADABLE (nothing in it is JSON),
 * INGEST_PAYLOAD_TOO_LARGE (above 6 MB uncompressed or 100,000 items) and INGEST_ENCODING_UNSUPPORTED.
 */
export function decodeEventsApi(context: IngestContext, path: EventsPath, headers: Headers, body: Uint8Array): Decoded {
  const origin = originOf(path, headers);
  const bytes = decompress(body, headers['content-encoding'], maxEventsBodyBytes);
  const items = itemsOf(bytes, headers['content-type'] ?? '');
  if (items.length === 0) throw new EngineError('INGEST_BODY_EMPTY', 'The array holds no event.');
  return decodeItems(context, origin, items, bytes.length > maxEventBytes);
}

/** The items of a plain body by its type. Raises INGEST_BODY_EMPTY and INGEST_BODY_UNREADABLE. */
export function itemsOf(bytes: Uint8Array, contentType: string): readonly Item[] {
  if (/^application\/(?:x-)?msgpack\b/i.test(contentType) && bytes.length > 0) {
    const values = readMessagePack(bytes, maxBodyItems);
    if (values.length > maxBodyItems) throw tooMany();
    if (values.length === 0) throw new EngineError('INGEST_BODY_UNREADABLE', 'The body is not MessagePack.');
    return values.map((value) => (value === undefined ? { kind: 'bad' } : { kind: 'value', value }));
  }
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') throw new EngineError('INGEST_BODY_EMPTY', 'The body is empty. Send a JSON array of events.');
  return splitBody(text, /^text\/plain\b/i.test(contentType));
}

/** Decodes item by item; `measure` tells that items can exceed the limit at all. Never raises. */
export function decodeItems(context: IngestContext, origin: Origin, items: readonly Item[], measure: boolean): Decoded {
  const events: TelemetryEvent[] = [];
  const rejected: Rejected[] = [];
  for (const [index, item] of items.entries()) {
    const outcome = decodeItem(context, origin, item, measure);
    if ('code' in outcome) rejected.push({ index, ...outcome });
    else events.push(outcome.event);
  }
  return { events, rejected };
}

type Outcome = { readonly event: TelemetryEvent } | Omit<Rejected, 'index'>;

const notAnEvent: Omit<Rejected, 'index'> = {
  code: 'INGEST_EVENT_INVALID',
  reason: 'This item is not a JSON object with keys and not a line of text. Send an object.',
};
const tooLarge: Omit<Rejected, 'index'> = {
  code: 'INGEST_EVENT_TOO_LARGE',
  reason: `This event is larger than ${maxEventBytes / 1024} kB. Send less of it, or in parts.`,
};

function decodeItem(context: IngestContext, origin: Origin, item: Item, measure: boolean): Outcome {
  const admitted = admitItem(item, measure);
  if ('code' in admitted) return admitted;
  if ('text' in admitted) return { event: eventFromText(context, origin, admitted.text) };
  return { event: eventFromRecord(context, origin, admitted.record) };
}

/** An item in its safe form (a line of text is scrubbed where it is read), or why it is no event. */
export function admitItem(
  item: Item,
  measure: boolean,
): { readonly record: JsonObject } | { readonly text: string } | Omit<Rejected, 'index'> {
  if (item.kind === 'bad') return { code: 'INGEST_EVENT_INVALID', reason: 'This line is not JSON.' };
  const value = item.kind === 'text' ? item.text : item.value;
  if (measure && sizeOf(item) > maxEventBytes) return tooLarge;
  if (typeof value === 'string') return value.trim() === '' ? notAnEvent : { text: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notAnEvent;
  const record = admitRecord(value);
  return record === undefined || Object.keys(record).length === 0 ? notAnEvent : { record };
}

function sizeOf(item: Exclude<Item, { kind: 'bad' }>): number {
  if (item.kind === 'text') return Buffer.byteLength(item.text);
  if (item.bytes !== undefined) return item.bytes;
  try {
    return Buffer.byteLength(JSON.stringify(item.value) ?? '');
  } catch {
    // Nested deeper than the serializer can follow: its real size is unknown, and the depth limit cuts it.
    return 0;
  }
}

function splitBody(text: string, isPlain: boolean): readonly Item[] {
  const whole = parseJson(text);
  if (whole !== undefined) {
    const { value } = whole;
    if (Array.isArray(value)) {
      if (value.length > maxBodyItems) throw tooMany();
      return value.map((item: unknown) => ({ kind: 'value', value: item }));
    }
    return [{ kind: 'value', value, bytes: Buffer.byteLength(text) }];
  }
  if (countLines(text) > maxBodyItems) throw tooMany();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const items = lines.flatMap((line): readonly Item[] => {
    const item = itemOfLine(line, isPlain);
    const parts = item.kind === 'bad' ? splitConcatenated(line, maxBodyItems) : undefined;
    return parts === undefined || parts.length < 2 ? [item] : parts.map((part) => itemOfLine(part, false));
  });
  if (items.length > maxBodyItems) throw tooMany();
  if (items.some((item) => isUsable(item))) return items;
  throw new EngineError(
    'INGEST_BODY_UNREADABLE',
    'The body is not JSON. Send a JSON array of events, one object, or one object a line.',
  );
}

const tooMany = (): EngineError =>
  new EngineError(
    'INGEST_PAYLOAD_TOO_LARGE',
    `The body holds more than ${maxBodyItems.toLocaleString('en')} items. Send it in smaller parts.`,
  );

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function itemOfLine(line: string, isPlain: boolean): Item {
  const parsed = parseJson(line);
  if (parsed !== undefined) return { kind: 'value', value: parsed.value, bytes: Buffer.byteLength(line) };
  return isPlain && !/^\s*[[{"]/.test(line) ? { kind: 'text', text: line } : { kind: 'bad' };
}

const isUsable = (item: Item): boolean =>
  item.kind === 'text' || (item.kind === 'value' && typeof item.value === 'object' && item.value !== null);

function originOf(path: EventsPath, headers: Headers): Origin {
  const dataset = named(path.dataset);
  if (dataset === undefined || !/^[\w][\w.:-]{0,127}$/.test(dataset)) {
    throw new EngineError(
      'INGEST_PATH_INVALID',
      'The path names no dataset. Use /v1/<dataset> with letters, digits, dots and dashes.',
    );
  }
  return {
    dataset,
    service: named(path.service) ?? named(headers['x-service']),
    namespace: named(path.namespace) ?? named(headers['x-namespace']),
  };
}

/** Some senders write a missing value as the text `undefined` or `null`. */
function named(value: string | undefined): string | undefined {
  const text = value?.trim().slice(0, 512);
  return text === undefined || text === '' || text === 'undefined' || text === 'null' ? undefined : text;
}
