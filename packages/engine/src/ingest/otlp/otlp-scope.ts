/** What every record of one resource and scope shares, and the keys it puts into the data of an event. */
import { emptyRecord, isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';
import { admitRecord, admitText, put } from '../admit.js';
import type { IngestContext } from '../decoded.js';
import { isPlausible } from '../instant.js';
import { functionOfArn, functionOfLogGroup } from '../lambda/lambda-line.js';
import { maxEventBytes } from '../limits.js';
import { originalTimestampKey } from '../record-event.js';
import { firstText } from '../record-fields.js';
import type { OtlpGroup, RawAttributes } from './otlp-model.js';

export interface OtlpScope {
  readonly context: IngestContext;
  readonly dataset: string;
  readonly service: string;
  readonly resource: JsonObject;
  readonly scope: JsonObject;
  /** From a header: stands in where the attributes name none. */
  readonly namespace?: string | undefined;
}

export interface OtlpDefaults {
  readonly dataset: string;
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
}

export function scopeOf(context: IngestContext, defaults: OtlpDefaults, group: OtlpGroup<unknown>): OtlpScope {
  const resource = admitAttributes(group.resource);
  const scope = emptyRecord();
  if (group.scopeName !== '') scope.name = admitText(group.scopeName);
  if (group.scopeVersion !== '') scope.version = admitText(group.scopeVersion);
  const service = firstText([resource], ['service.name']) ?? defaults.service ?? 'default';
  return { context, dataset: defaults.dataset, service, resource, scope, namespace: defaults.namespace };
}

export const admitAttributes = (attributes: RawAttributes): JsonObject => admitRecord(attributes) ?? emptyRecord();

/**
 * The function that a record belongs to: its name as the attributes give it, or in an ARN; else the namespace of the
 * service, unless it only repeats the service; else the service itself.
 */
export function namespaceOfAttributes(scope: OtlpScope, attributes: JsonObject): string {
  const roots = [attributes, scope.resource];
  const named = firstText(roots, ['faas.name', 'context.functionName']);
  if (named !== undefined) return named;
  for (const root of roots) {
    for (const key of ['cloud.resource_id', 'faas.id', 'aws.lambda.invoked_arn', 'context.invokedFunctionArn']) {
      const name = functionOfArn(firstText([root], [key]));
      if (name !== undefined) return name;
    }
  }
  const group = functionOfLogGroup(firstText(roots, ['context.logGroupName', 'aws.log.group.names']));
  const namespace = firstText([scope.resource], ['service.namespace']);
  return group ?? (namespace === scope.service ? undefined : namespace) ?? scope.namespace ?? scope.service;
}

/** Keys that hold the parts beside the attributes; an attribute of the same name moves to `attribute.<name>`. */
const reserved = new Set(['resource', 'scope', 'span', 'metric']);

/** The attributes at the top level, beside `resource`, `scope` and the parts of this kind of record. */
export function dataOf(
  scope: OtlpScope,
  attributes: JsonObject,
  parts: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject {
  const data = emptyRecord();
  for (const key of Object.keys(attributes)) put(data, reserved.has(key) ? `attribute.${key}` : key, attributes[key]);
  for (const key of Object.keys(parts)) put(data, key, parts[key]);
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

/** Whether the texts of a record exceed what one event may hold. Stops counting at the limit. */
export function isTooLarge(value: JsonValue): boolean {
  // A character is three bytes of UTF-8 at most, so nearly every record is known to be small without encoding it.
  return exceeds(value, (text) => text.length * 3) && exceeds(value, Buffer.byteLength);
}

function exceeds(value: JsonValue, bytesOf: (text: string) => number): boolean {
  let left = maxEventBytes;
  const stack: JsonValue[] = [value];
  for (let next = stack.pop(); next !== undefined && left >= 0; next = stack.pop()) {
    if (typeof next === 'string') left -= bytesOf(next);
    else if (typeof next !== 'object' || next === null) left -= 4;
    else if (isObject(next)) {
      for (const key of Object.keys(next)) {
        left -= key.length;
        stack.push(next[key] ?? null);
      }
    } else {
      for (const item of next) stack.push(item);
    }
  }
  return left < 0;
}
