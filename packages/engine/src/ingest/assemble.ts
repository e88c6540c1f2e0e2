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
  const { error, message, name } = parts;
  return knownParts(parts, {
    service: nameOf(parts.service) ?? 'default',
    namespace: nameOf(parts.namespace) ?? 'default',
    name: name === undefined ? undefined : nameOf(name),
    fingerprint: parts.isError ? fingerprintOf({ ...parts, error: error ?? message ?? name ?? '' }) : undefined,
    pattern: message === undefined ? undefined : patternOf(message),
  });
}

/**
 * Guarantees an event of the parts that had a value, those of `computed` first. A loop, because spreading objects this
 * wide takes longer than all the rest of decoding a span.
 */
function knownParts(
  parts: EventParts,
  computed: Readonly<Record<'service' | 'namespace' | 'name' | 'fingerprint' | 'pattern', string | undefined>>,
): TelemetryEvent {
  const given: Readonly<Record<string, unknown>> = parts;
  const made: Readonly<Record<string, unknown>> = computed;
  const event: Record<string, unknown> = {};
  for (const key in given) {
    if (key === 'error' || key === 'account' || key === 'region' || key in made) continue;
    const value = given[key];
    if (value !== undefined) event[key] = value;
  }
  for (const key in made) if (made[key] !== undefined) event[key] = made[key];
  return event as unknown as TelemetryEvent;
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
