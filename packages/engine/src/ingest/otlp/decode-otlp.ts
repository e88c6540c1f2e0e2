/** OTLP over HTTP: a request in protobuf or JSON to events, and the answer that its sender expects. */
import { EngineError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { parseJson } from '../admit.js';
import type { Decoded, IngestContext, Rejected } from '../decoded.js';
import type { Headers } from '../events-api.js';
import { decompress } from '../forms/decompress.js';
import { maxEventBytes, maxOtlpBodyBytes } from '../limits.js';
import { type ExportAnswer, exportAnswer } from './export-answer.js';
import { readJson, signalOfJson } from './json/read-request.js';
import { eventOfLog } from './log-events.js';
import { describeMetric, eventOfPoint } from './metric-events.js';
import type { OtlpMetric, OtlpPoint, OtlpRequest, OtlpSignal, Unreadable } from './otlp-model.js';
import { type OtlpDefaults, type OtlpScope, recordBytes, scopeOf } from './otlp-scope.js';
import { readProtobuf } from './protobuf/read-request.js';
import { maxRecordParts, maxUnfoldedBytes, TooManyPartsError } from './read-budget.js';
import { eventsOfSpan } from './span-events.js';

export interface DecodedOtlp extends Decoded, ExportAnswer {
  readonly signal: OtlpSignal;
}

/**
 * The events of one export request. `signal` is what the path says; without one the body tells (protobuf without a
 * path is traces). A JSON body that evidently carries another signal than the path is read as what it is. `rejected`
 * counts spans, log records or data points by their position in the request.
 * Raises INGEST_BODY_EMPTY (an empty JSON body), INGEST_BODY_UNREADABLE, INGEST_PAYLOAD_TOO_LARGE (above 16 MB
 * uncompressed) and INGEST_ENCODING_UNSUPPORTED.
 * Source: OpenTelemetry protocol specification 1.x, OTLP/HTTP.
 */
export function decodeOtlp(
  context: IngestContext,
  signal: OtlpSignal | undefined,
  headers: Headers,
  body: Uint8Array,
): DecodedOtlp {
  const bytes = decompress(body, headers['content-encoding'], maxOtlpBodyBytes);
  const isJson = speaksJson(headers['content-type'], bytes);
  const request = isJson ? parseJsonRequest(signal, bytes) : parseProtobufRequest(signal ?? 'traces', bytes);
  const decoded = decodeRequest(context, defaultsOf(headers), request);
  return { ...decoded, signal: request.signal, ...exportAnswer(decoded.rejected, request.signal, isJson) };
}

/** The events of a parsed OTLP/JSON request; undefined when `value` is none. */
export function decodeOtlpJson(context: IngestContext, value: unknown): Decoded | undefined {
  const signal = signalOfJson(value);
  if (signal === undefined) return undefined;
  return decodeRequest(
    context,
    { dataset: 'otel' },
    withinBudget(() => readJson(signal, value)),
  );
}

function speaksJson(contentType: string | undefined, bytes: Uint8Array): boolean {
  if (/\bjson\b/i.test(contentType ?? '')) return true;
  return !/protobuf/i.test(contentType ?? '') && bytes[0] === 0x7b;
}

function parseJsonRequest(signal: OtlpSignal | undefined, bytes: Uint8Array): OtlpRequest {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') {
    throw new EngineError('INGEST_BODY_EMPTY', 'The body is empty. Send an OTLP export request.');
  }
  const parsed = text.startsWith('{') ? parseJson(text) : undefined;
  const found = signalOfJson(parsed?.value);
  const isEmptyRequest = /^\{\s*\}$/.test(text);
  if (parsed === undefined || (found === undefined && signal === undefined && !isEmptyRequest)) {
    throw new EngineError(
      'INGEST_BODY_UNREADABLE',
      'The body is not OTLP/JSON: it has none of resourceSpans, resourceLogs and resourceMetrics. Events go to /v1/<dataset>.',
    );
  }
  return withinBudget(() => readJson(found ?? signal ?? 'traces', parsed.value));
}

function parseProtobufRequest(signal: OtlpSignal, bytes: Uint8Array): OtlpRequest {
  try {
    return withinBudget(() => readProtobuf(signal, bytes));
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError(
      'INGEST_BODY_UNREADABLE',
      `The body is not an OTLP export request for ${signal} in protobuf. Check the path and the content type.`,
      { cause },
    );
  }
}

function defaultsOf(headers: Headers): OtlpDefaults {
  const named = (name: string): string | undefined => {
    const value = headers[name]?.trim();
    return value === undefined || value === '' || value === 'undefined' || value === 'null' ? undefined : value;
  };
  const dataset = named('x-baselime-dataset') ?? 'otel';
  if (!/^\w[\w.:-]{0,127}$/.test(dataset)) {
    throw new EngineError('INGEST_PATH_INVALID', 'The header x-baselime-dataset names no dataset.');
  }
  return { dataset, service: named('x-service'), namespace: named('x-namespace') };
}

/** A resource or a scope with too many attributes leaves nothing that its records could be read with. */
function withinBudget(read: () => OtlpRequest): OtlpRequest {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TooManyPartsError)) throw cause;
    const message = `A resource or a scope has more than ${maxRecordParts} attributes. Send fewer.`;
    throw new EngineError('INGEST_PAYLOAD_TOO_LARGE', message, { cause });
  }
}

type Reason = Omit<Rejected, 'index'>;
const noIds: Reason = { code: 'INGEST_EVENT_INVALID', reason: 'A span needs a trace id and a span id.' };
const unknownMetric: Reason = {
  code: 'INGEST_EVENT_INVALID',
  reason: 'The type of this metric is not known. Send a gauge, sum, histogram, exponential histogram or summary.',
};
const tooLarge: Reason = {
  code: 'INGEST_EVENT_TOO_LARGE',
  reason: `A record is larger than ${maxEventBytes / 1024} kB. Send fewer or shorter attributes.`,
};
const unfolded: Reason = {
  code: 'INGEST_PAYLOAD_TOO_LARGE',
  reason: `With its resource beside every record the request is larger than ${maxUnfoldedBytes / 1024 / 1024 / 3} MB. Send fewer records at once.`,
};
const unreadable: Readonly<Record<Unreadable, Reason>> = {
  malformed: { code: 'INGEST_EVENT_INVALID', reason: 'A record is not what OTLP says it is. Check what encodes it.' },
  'too-many-parts': {
    code: 'INGEST_EVENT_TOO_LARGE',
    reason: `A record has more than ${maxRecordParts} attributes, values or buckets. Send fewer.`,
  },
};

/** Takes what is made of each record, in order, and counts the rest. */
class Taken {
  readonly events: TelemetryEvent[] = [];
  readonly rejected: Rejected[] = [];
  #index = 0;
  #bytesLeft = maxUnfoldedBytes;

  take(scope: OtlpScope, made: readonly TelemetryEvent[]): void {
    let bytes = 0;
    for (const event of made) {
      const size = recordBytes(event.data, scope.sharedBytes ?? 0);
      if (size === undefined) {
        this.reject(tooLarge);
        return;
      }
      bytes += size;
    }
    if (bytes > this.#bytesLeft) {
      this.reject(unfolded);
      return;
    }
    this.#bytesLeft -= bytes;
    this.#index += 1;
    for (const event of made) this.events.push(event);
  }

  reject(reason: Reason): void {
    this.rejected.push({ index: this.#index, ...reason });
    this.#index += 1;
  }
}

function decodeRequest(context: IngestContext, defaults: OtlpDefaults, request: OtlpRequest): Decoded {
  const taken = new Taken();
  if (request.signal === 'traces') {
    for (const group of request.groups) {
      const scope = scopeOf(context, defaults, group);
      for (const span of group.items) {
        const made = typeof span === 'string' ? undefined : eventsOfSpan(scope, span);
        if (made !== undefined) taken.take(scope, made);
        else taken.reject(typeof span === 'string' ? unreadable[span] : noIds);
      }
    }
  } else if (request.signal === 'logs') {
    for (const group of request.groups) {
      const scope = scopeOf(context, defaults, group);
      for (const log of group.items) {
        if (typeof log === 'string') taken.reject(unreadable[log]);
        else taken.take(scope, [eventOfLog(scope, log)]);
      }
    }
  } else {
    for (const group of request.groups) {
      const scope = scopeOf(context, defaults, group);
      for (const metric of group.items) takeMetric(taken, scope, metric);
    }
  }
  const { events, rejected } = taken;
  return { events, rejected };
}

function takeMetric(taken: Taken, scope: OtlpScope, metric: OtlpMetric | Unreadable): void {
  if (typeof metric === 'string') taken.reject(unreadable[metric]);
  else if (metric.type === undefined) taken.reject(unknownMetric);
  else {
    const described = describeMetric(metric);
    for (const point of metric.points) takePoint(taken, scope, metric, described, point);
  }
}

function takePoint(
  taken: Taken,
  scope: OtlpScope,
  metric: OtlpMetric,
  described: JsonObject,
  point: OtlpPoint | Unreadable,
): void {
  if (typeof point === 'string') taken.reject(unreadable[point]);
  else taken.take(scope, [eventOfPoint(scope, metric, described, point)]);
}
