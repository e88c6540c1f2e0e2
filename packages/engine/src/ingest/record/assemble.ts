/** From known and unknown parts to the one event. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fingerprintOf } from '../failure/fingerprint.js';
import { patternOf } from '../pattern.js';

type Loose<T> = { readonly [Key in keyof T]: T[Key] | undefined };
type AlwaysKnown =
  | 'id'
  | 'environment'
  | 'dataset'
  | 'service'
  | 'namespace'
  | 'kind'
  | 'timestamp'
  | 'isError'
  | 'data';
export type EventParts = Pick<TelemetryEvent, AlwaysKnown> &
  Partial<Loose<Omit<TelemetryEvent, AlwaysKnown | 'fingerprint' | 'pattern'>>> & {
    /** Type and message of the error, for the fingerprint; the message stands in when there is none. */
    readonly error?: string | undefined;
    readonly account?: string | undefined;
    readonly region?: string | undefined;
  };

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Leaves out what is unknown, and adds the pattern of the message and, for errors, the fingerprint. */
export function assembleEvent(parts: EventParts): TelemetryEvent {
  const { dataset, message, isError } = parts;
  // Written key by key: copying what is given as a whole costs more than all the rest.
  const event: Writable<TelemetryEvent> = {
    id: parts.id,
    environment: parts.environment,
    dataset,
    service: nameOf(parts.service) ?? 'default',
    namespace: nameOf(parts.namespace) ?? 'default',
    kind: parts.kind,
    timestamp: parts.timestamp,
    isError,
    data: parts.data,
  };
  if (parts.traceId !== undefined) event.traceId = parts.traceId;
  if (parts.spanId !== undefined) event.spanId = parts.spanId;
  if (parts.parentSpanId !== undefined) event.parentSpanId = parts.parentSpanId;
  if (parts.requestId !== undefined) event.requestId = parts.requestId;
  if (parts.level !== undefined) event.level = parts.level;
  const name = parts.name === undefined ? undefined : nameOf(parts.name);
  if (name !== undefined) event.name = name;
  if (message !== undefined) event.message = message;
  if (parts.durationMs !== undefined) event.durationMs = parts.durationMs;
  if (parts.coldStart !== undefined) event.coldStart = parts.coldStart;
  if (parts.timedOut !== undefined) event.timedOut = parts.timedOut;
  if (parts.metric !== undefined) event.metric = parts.metric;
  if (parts.weight !== undefined) event.weight = parts.weight;
  if (isError)
    event.fingerprint = fingerprintOf({ ...identityOf(parts), error: parts.error ?? message ?? parts.name ?? '' });
  const pattern = message === undefined ? undefined : patternOf(message);
  if (pattern !== undefined) event.pattern = pattern;
  return event;
}

/** By the names as they came, so that a name that is cut for display does not make two errors one. */
const identityOf = ({ dataset, service, namespace, account, region, level }: EventParts) => ({
  dataset,
  service,
  namespace,
  account,
  region,
  level,
});

const MAX_NAME_CHARS = 512;

/** Names stand in tables, sentences and terminals, so they are one line without characters that steer, turn or hide text. */
function nameOf(text: string): string | undefined {
  if (text !== '' && text.length <= MAX_NAME_CHARS && /^[\x20-\x7e]+$/.test(text)) return text;
  const name = /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim() : text;
  return name === '' ? undefined : name.slice(0, MAX_NAME_CHARS);
}

/** Guarantees that the keys of the result are those that had a value, so that `key in event` means known. */
export function withoutUndefined<T extends object>(loose: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  const known: Partial<T> = {};
  for (const key in loose) if (loose[key] !== undefined) known[key] = loose[key];
  return known as T;
}
