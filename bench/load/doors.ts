/** Every door that is measured. A new one is one entry of this table. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeDoor, decodeEventsApi, decodeOtlp, type OtlpSignal } from '../../packages/engine/src/ingest/index.js';
import { newEventId } from '../../packages/engine/src/model/ids.js';
import type { TelemetryEvent } from '../../packages/engine/src/model/telemetry-event.js';
import { fromEpochMillis } from '../../packages/engine/src/model/units.js';
import { firehoseLogs } from './aws-bodies.js';
import {
  eventsJson,
  logsJson,
  logsProtobuf,
  type MakeBody,
  metricsJson,
  metricsProtobuf,
  tracesJson,
  tracesProtobuf,
} from './bodies.js';

export interface Door {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: MakeBody;
  /** The events that the server makes of a body: the rows of the baseline. */
  readonly events: (body: Buffer) => readonly TelemetryEvent[];
  /** Events in a body. */
  readonly batch: number;
  /** Connections that send at once, each the next body when the last was acknowledged. */
  readonly senders: number;
  /** Events in a round. */
  readonly total: number;
}

const context = () => ({
  environment: 'default',
  arrival: fromEpochMillis(Date.now()),
  newId: (timestamp: ReturnType<typeof fromEpochMillis>) => newEventId(timestamp),
});

const batched = { batch: 100, senders: 8, total: 40_000 };
const JSON_TYPE = { 'content-type': 'application/json' };
const PROTOBUF_TYPE = { 'content-type': 'application/x-protobuf' };

const eventsDoor = (name: string, body: MakeBody = eventsJson): Door => ({
  name: `Events API${name}`,
  path: '/v1/bench',
  headers: JSON_TYPE,
  body,
  events: (bytes) => decodeEventsApi(context(), { dataset: 'bench' }, JSON_TYPE, bytes).events,
  ...batched,
});

const otlpDoor = (signal: OtlpSignal, encoding: 'JSON' | 'protobuf', body: MakeBody): Door => {
  const headers = encoding === 'JSON' ? JSON_TYPE : PROTOBUF_TYPE;
  const events = (bytes: Buffer) => decodeOtlp(context(), signal, headers, bytes).events;
  return { name: `OTLP ${signal}, ${encoding}`, path: `/v1/${signal}`, headers, body, events, ...batched };
};

const gzip = (door: Door): Door => ({
  ...door,
  name: `${door.name}, gzip`,
  headers: { ...door.headers, 'content-encoding': 'gzip' },
  body: (from, count) => gzipSync(door.body(from, count)),
  events: (bytes) => door.events(gunzipSync(bytes)),
});

const firehose: Door = {
  name: 'Firehose, CloudWatch Logs',
  path: '/firehose',
  headers: JSON_TYPE,
  body: firehoseLogs,
  events: (bytes) => decodeDoor(context(), 'firehose', { headers: JSON_TYPE, body: bytes }).events,
  ...batched,
};

const events = eventsDoor('');
const traces = otlpDoor('traces', 'protobuf', tracesProtobuf);
const tracesAsJson = otlpDoor('traces', 'JSON', tracesJson);

export const DOORS: readonly Door[] = [
  events,
  gzip(events),
  traces,
  gzip(traces),
  tracesAsJson,
  gzip(tracesAsJson),
  otlpDoor('logs', 'protobuf', logsProtobuf),
  otlpDoor('logs', 'JSON', logsJson),
  otlpDoor('metrics', 'protobuf', metricsProtobuf),
  otlpDoor('metrics', 'JSON', metricsJson),
  firehose,
  { ...eventsDoor(', single events'), batch: 1, senders: 20, total: 4000 },
];

/** Raises when there is none of this name. */
export function doorOf(name: string): Door {
  const door = DOORS.find((one) => one.name === name);
  if (door === undefined) throw new Error(`there is no door "${name}"`);
  return door;
}
