/** From known and unknown parts to the one event. */
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fingerprintOf } from './fingerprint.js';
import { patternOf } from './pattern.js';

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

/** Leaves out what is unknown, and adds the pattern of the message and, for errors, the fingerprint. */
export function assembleEvent(parts: EventParts): TelemetryEvent {
  const { error, account, region, ...given } = parts;
  const known = {
    ...given,
    service: nameOf(given.service) ?? 'default',
    namespace: nameOf(given.namespace) ?? 'default',
    name: given.name === undefined ? undefined : nameOf(given.name),
  };
  const fingerprint = parts.isError
    ? fingerprintOf({ ...parts, account, region, error: error ?? parts.message ?? parts.name ?? '' })
    : undefined;
  const pattern = parts.message === undefined ? undefined : patternOf(parts.message);
  return withoutUndefined<TelemetryEvent>({ ...known, fingerprint, pattern });
}

const MAX_NAME_CHARS = 512;

/** Names stand in tables, sentences and terminals, so they are one line without characters that steer, turn or hide text. */
function nameOf(text: string): string | undefined {
  const name = /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim() : text;
  return name === '' ? undefined : name.slice(0, MAX_NAME_CHARS);
}

/** Guarantees that the keys of the result are those that had a value, so that `key in event` means known. */
export function withoutUndefined<T extends object>(loose: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  const known: Partial<T> = {};
  for (const key in loose) if (loose[key] !== undefined) known[key] = loose[key];
  return known as T;
}
