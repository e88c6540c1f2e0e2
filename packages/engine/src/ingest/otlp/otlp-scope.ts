/** What every record of one resource and scope shares, and the keys it puts into the data of an event. */
import { emptyRecord, isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';
import { admitRecord, admitText, put, withKeys } from '../admit.js';
import type { IngestContext } from '../decoded.js';
import { functionOfArn, functionOfLogGroup } from '../lambda/lambda-line.js';
import { maxEventBytes } from '../limits.js';
import { isPlausible } from '../record/instant.js';
import { keyGroup, mayHave } from '../record/key-groups.js';
import { originalTimestampKey } from '../record/record-event.js';
import { firstText } from '../record/record-fields.js';
import type { OtlpGroup, RawAttributes } from './otlp-model.js';

export interface OtlpScope {
  readonly context: IngestContext;
  readonly dataset: string;
  readonly service: string;
  readonly resource: JsonObject;
  readonly scope: JsonObject;
  /** What the sender says about the resource beside its attributes; no keys when it says nothing. */
  readonly envelope?: JsonObject;
  /** Of the texts that every event of this scope carries along; see `textBytes`. */
  readonly sharedBytes?: number;
  /** From a header: stands in where the attributes name none. */
  readonly namespace?: string | undefined;
}

export interface OtlpDefaults {
  readonly dataset: string;
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
}

export function scopeOf(context: IngestContext, defaults: OtlpDefaults, group: OtlpGroup<unknown>): OtlpScope {
  const resource = admitAttributes(group.resource.attributes);
  const scope = emptyRecord();
  put(scope, 'name', said(group.scope.name));
  put(scope, 'version', said(group.scope.version));
  const attributes = admitAttributes(group.scope.attributes);
  if (Object.keys(attributes).length > 0) scope.attributes = attributes;
  put(scope, 'droppedAttributes', counted(group.scope.droppedAttributes));
  put(scope, 'schemaUrl', said(group.scope.schemaUrl));
  const envelope = emptyRecord();
  put(envelope, 'resourceDroppedAttributes', counted(group.resource.droppedAttributes));
  put(envelope, 'resourceSchemaUrl', said(group.resource.schemaUrl));
  const service = firstText([resource], ['service.name']) ?? defaults.service ?? 'default';
  const sharedBytes = textBytes(resource) + textBytes(scope) + textBytes(envelope);
  const { dataset, namespace } = defaults;
  return { context, dataset, service, resource, scope, envelope, sharedBytes, namespace };
}

/** Text that was sent, in its safe form. */
export const said = (text: string): string | undefined => (text === '' ? undefined : admitText(text));

/** A count that was sent. */
export const counted = (count: number): number | undefined => (count === 0 ? undefined : count);

export const admitAttributes = (attributes: RawAttributes): JsonObject => admitRecord(attributes) ?? emptyRecord();

/**
 * The function that a record belongs to: its name as the attributes give it, or in an ARN; else the namespace of the
 * service, unless it only repeats the service; else the service itself.
 */
export function namespaceOfAttributes(scope: OtlpScope, attributes: JsonObject): string {
  const roots = [attributes, scope.resource];
  const named = firstText(roots, functionKeys);
  if (named !== undefined) return named;
  for (const root of roots) {
    if (!mayHave(root, arnKeys)) continue;
    for (const key of arnKeys.keys) {
      const name = functionOfArn(firstText([root], [key]));
      if (name !== undefined) return name;
    }
  }
  const group = functionOfLogGroup(firstText(roots, logGroupKeys));
  const namespace = firstText([scope.resource], namespaceKeys);
  return group ?? (namespace === scope.service ? undefined : namespace) ?? scope.namespace ?? scope.service;
}

const functionKeys = keyGroup(['faas.name', 'context.functionName']);
const arnKeys = keyGroup(['cloud.resource_id', 'faas.id', 'aws.lambda.invoked_arn', 'context.invokedFunctionArn']);
const logGroupKeys = keyGroup(['context.logGroupName', 'aws.log.group.names']);
const namespaceKeys = keyGroup(['service.namespace']);

const noKeys: JsonObject = emptyRecord();

/** Keys that hold the parts beside the attributes; an attribute of the same name moves to `attribute.<name>`. */
const reserved = new Set(['resource', 'scope', 'span', 'metric', 'otlp']);

/**
 * The attributes at the top level, beside `resource`, `scope` and the parts of this kind of record; `envelope` joins what
 * is known of the resource under `otlp`.
 */
export function dataOf(
  scope: OtlpScope,
  attributes: JsonObject,
  parts: Readonly<Record<string, JsonValue | undefined>>,
  envelope?: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject {
  const data = emptyRecord();
  for (const key in attributes) data[reserved.has(key) ? `attribute.${key}` : key] = attributes[key] ?? null;
  for (const key in parts) put(data, key, parts[key]);
  let otlp = scope.envelope ?? noKeys;
  for (const key in envelope) {
    const value = envelope[key];
    if (value !== undefined) otlp = withKeys(otlp, { [key]: value });
  }
  for (const _ in otlp) {
    data.otlp = otlp;
    break;
  }
  if (Object.keys(scope.resource).length > 0) data.resource = scope.resource;
  if (Object.keys(scope.scope).length > 0) data.scope = scope.scope;
  return data;
}

/** The first instant that can be believed, else the arrival, with what the sender said instead. */
export function placed(
  context: IngestContext,
  ...times: readonly bigint[]
): { readonly timestamp: UnixNanos; readonly note: Readonly<Record<string, JsonValue>> } {
  for (const time of times) {
    if (isPlausible(unixNanos(time), context.arrival)) return { timestamp: unixNanos(time), note: {} };
  }
  const original = times.find((time) => time !== 0n);
  return {
    timestamp: context.arrival,
    note: original === undefined ? {} : { [originalTimestampKey]: original.toString() },
  };
}

/** Whether the texts of a record exceed what one event may hold. */
export const isTooLarge = (data: JsonObject): boolean => recordBytes(data, 0) === undefined;

/**
 * How large the texts of a record are with its resource and scope, at three bytes a character, which UTF-8 does not
 * exceed. Undefined when they are, as they are, larger than one event may be.
 * @param shared how large those of its resource and scope are
 */
export function recordBytes(data: JsonObject, shared: number): number | undefined {
  const bound = shared + textBytes(data, sharedKeys);
  return bound > maxEventBytes && textBytes(data, undefined, Buffer.byteLength) > maxEventBytes ? undefined : bound;
}

const sharedKeys: ReadonlySet<string> = new Set(['resource', 'scope']);
const upTo = (text: string): number => text.length * 3;

/** @param skipped keys at the top that are not counted */
export function textBytes(
  value: JsonValue,
  skipped?: ReadonlySet<string>,
  bytesOf: (text: string) => number = upTo,
): number {
  if (typeof value === 'string') return bytesOf(value);
  if (typeof value !== 'object' || value === null) return 4;
  let total = 0;
  if (isObject(value)) {
    for (const key in value) {
      if (skipped?.has(key)) continue;
      total += key.length + textBytes(value[key] ?? null, undefined, bytesOf);
    }
  } else {
    for (const item of value) total += textBytes(item, undefined, bytesOf);
  }
  return total;
}
