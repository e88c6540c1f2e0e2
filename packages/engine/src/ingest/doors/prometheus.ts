/**
 * Prometheus remote write 1.0: Snappy over protobuf.
 * Source: Prometheus remote write specification 1.0; message `prometheus.WriteRequest`: field 1 of it is a series, whose
 * field 1 is a label (1 name, 2 value) and field 2 a sample (1 value as double, 2 milliseconds as int64).
 */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';
import type { Decoded, IngestContext, Rejected } from '../decoded.js';
import { decompressSnappy } from '../forms/snappy.js';
import { maxOtlpBodyBytes } from '../limits.js';
import { type DoorOrigin, type DoorRequest, originOfRequest } from './door.js';
import { eventOfMeasurement } from './measurement.js';

interface Series {
  readonly labels: Record<string, string>;
  readonly samples: { readonly value: number; readonly time: UnixNanos }[];
}

const maxLabels = 200;
const maxSamples = 100_000;

/**
 * An event for each sample; service is the label `service` or `job`. A value that is no number (Prometheus marks the end
 * of a series with one) gives no event; an infinite one is rejected. Raises INGEST_ENCODING_UNSUPPORTED for remote write
 * 2.0, INGEST_PAYLOAD_TOO_LARGE above 16 MB or 100,000 samples, and INGEST_BODY_UNREADABLE.
 */
export function decodePrometheus(context: IngestContext, request: DoorRequest): Decoded {
  if (/proto=io\.prometheus\.write\.v2/i.test(request.headers['content-type'] ?? '')) {
    throw new EngineError(
      'INGEST_ENCODING_UNSUPPORTED',
      'This door takes remote write 1.0. Set protobuf_message to it.',
    );
  }
  const given = originOfRequest(request);
  const events: TelemetryEvent[] = [];
  const rejected: Rejected[] = [];
  let index = 0;
  for (const series of readSeries(decompressSnappy(request.body, maxOtlpBodyBytes))) {
    for (const sample of series.samples) {
      if (Number.isFinite(sample.value)) events.push(eventOfSample(context, given, series.labels, sample));
      else if (!Number.isNaN(sample.value)) rejected.push({ index, ...infinite });
      index += 1;
    }
  }
  return { events, rejected };
}

const infinite: Omit<Rejected, 'index'> = {
  code: 'INGEST_EVENT_INVALID',
  reason: 'The value of this sample is infinite. Send a number.',
};

function eventOfSample(
  context: IngestContext,
  given: DoorOrigin,
  { __name__: name = 'unnamed', ...tags }: Record<string, string>,
  { value, time }: Series['samples'][number],
): TelemetryEvent {
  // Names are all that version 1 says about types: these endings are counters by convention.
  const isSum = /_(?:total|count|sum|bucket)$/.test(name);
  const service = given.service ?? tags.service ?? tags.service_name ?? tags.job;
  return eventOfMeasurement(context, {
    dataset: given.dataset ?? 'prometheus',
    service,
    namespace: given.namespace ?? tags.function_name ?? service,
    name,
    type: isSum ? 'sum' : 'gauge',
    ...(isSum ? { temporality: 'cumulative' } : {}),
    tags,
    value,
    metric: isSum ? { sum: value } : { sum: value, count: 1, min: value, max: value },
    time,
  });
}

function readSeries(bytes: Uint8Array): readonly Series[] {
  try {
    const all: Series[] = [];
    let samples = 0;
    eachField(bytes, (field, reader, type) => {
      if (field !== 1 || type !== WireType.LengthDelimited) return false;
      const series = readOne(reader.bytes());
      samples += series.samples.length;
      if (samples > maxSamples) {
        throw new EngineError('INGEST_PAYLOAD_TOO_LARGE', 'More than 100,000 samples. Send fewer at a time.');
      }
      all.push(series);
      return true;
    });
    return all;
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError('INGEST_BODY_UNREADABLE', 'The body is not a remote write request in protobuf.', { cause });
  }
}

function readOne(bytes: Uint8Array): Series {
  const labels: Record<string, string> = Object.create(null);
  const samples: Series['samples'] = [];
  let count = 0;
  eachField(bytes, (field, reader, type) => {
    if (type !== WireType.LengthDelimited || (field !== 1 && field !== 2)) return false;
    if (field === 2) samples.push(readSample(reader.bytes()));
    else {
      const { name, value } = readLabel(reader.bytes());
      count += 1;
      if (count <= maxLabels) labels[name] = value;
    }
    return true;
  });
  return { labels, samples };
}

function readLabel(bytes: Uint8Array): { readonly name: string; readonly value: string } {
  let name = '';
  let value = '';
  eachField(bytes, (field, reader, type) => {
    if (type !== WireType.LengthDelimited || (field !== 1 && field !== 2)) return false;
    if (field === 1) name = reader.string();
    else value = reader.string();
    return true;
  });
  return { name, value };
}

function readSample(bytes: Uint8Array): Series['samples'][number] {
  let value = 0;
  let millis = 0n;
  eachField(bytes, (field, reader, type) => {
    if (field === 1 && type === WireType.Bit64) value = reader.double();
    else if (field === 2 && type === WireType.Varint) millis = BigInt(reader.int64());
    else return false;
    return true;
  });
  return { value, time: unixNanos(millis * 1_000_000n) };
}

/** Hands over each field; one that `read` does not take is skipped, as the protobuf rules want it. */
function eachField(bytes: Uint8Array, read: (field: number, reader: BinaryReader, type: WireType) => boolean): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    if (!read(field, reader, type)) reader.skip(type, field);
  }
}
