/** Where senders put what the event needs to know, in order of trust. Every reader gives undefined when nothing fits. */
import { isObject, type JsonObject, type JsonValue, numberAt, valueAt } from '../../model/json.js';
import type { Level } from '../../model/telemetry-event.js';
import { type Millis, millis, type UnixNanos } from '../../model/units.js';
import { isFailedEvent } from '../failure/cluster-event.js';
import { functionOfArn, functionOfLogGroup } from '../lambda/lambda-line.js';
import { surroundings } from '../platforms/platform-names.js';
import { parseInstant } from './instant.js';
import { type KeyGroup, mayHave } from './key-groups.js';
import { parseLevel } from './level.js';
import {
  accountKeys,
  aroundKeys,
  durationKeys,
  errorMessageKeys,
  errorSigns,
  errorTypeKeys,
  functionArnKeys,
  levelKeys,
  lineStatusKeys,
  logGroupKeys,
  methodKeys,
  namespaceKeys,
  pathKeys,
  presentKeys,
  presentPaths,
  regionKeys,
  requestKeys,
  saidKeys,
  serviceKeys,
  spanKeys,
  statusKeys,
  timeKeys,
  traceKeys,
} from './record-keys.js';

/** The record, then the objects inside it that stand for it: a parsed message, and the `data` beside a text. */
export function rootsOf(record: JsonObject): readonly JsonObject[] {
  const inner = record['@message'];
  const { message, data } = record;
  const roots = [record];
  if (isObject(inner)) roots.push(inner);
  if (isObject(message)) roots.push(message);
  if (isObject(data)) roots.push(data);
  if (isObject(inner) && isObject(inner.data)) roots.push(inner.data);
  return roots;
}

/** The record and its parsed message, which speak of the record itself; `data` may speak of anything. */
function speakers(roots: readonly JsonObject[]): readonly JsonObject[] {
  const [record] = roots;
  if (roots.length === 1) return roots;
  return roots.filter((root) => root === record || root === record?.['@message'] || root === record?.message);
}

/** The prefixes of each known dotted path, longest first, with what follows them. */
const splits = new Map<string, readonly (readonly [head: string, rest: string])[]>();

function splitsOf(path: string): readonly (readonly [head: string, rest: string])[] {
  const before = splits.get(path);
  if (before !== undefined) return before;
  const made: (readonly [string, string])[] = [];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    made.push([path.slice(0, dot), path.slice(dot + 1)]);
  }
  splits.set(path, made);
  return made;
}

/**
 * `valueAt` for the paths of this file, which are few and looked up in every event. `root` has no prototype, so a
 * plain read finds own keys only.
 */
function lookup(root: JsonObject, path: string): JsonValue | undefined {
  const own = root[path];
  if (own !== undefined) return own;
  for (const [head, rest] of splitsOf(path)) {
    const child = root[head];
    if (typeof child !== 'object' || child === null) continue;
    const found = valueAt(child, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first text at one of the paths that says something. Paths that are looked for in every event come as a group. */
export function firstText(roots: readonly JsonObject[], paths: readonly string[] | KeyGroup): string | undefined {
  const group = 'bit' in paths ? paths : undefined;
  const keys = 'bit' in paths ? paths.keys : paths;
  for (const root of roots) {
    if (group !== undefined && !mayHave(root, group)) continue;
    for (const key of keys) {
      const text = lookup(root, key);
      if (typeof text === 'string' && text !== '' && text !== 'undefined' && text !== 'null') return text;
    }
  }
  return undefined;
}

/** The instant the record names, with the value it was read from. */
export function timeOf(
  roots: readonly JsonObject[],
): { readonly instant: UnixNanos; readonly original: JsonValue } | undefined {
  for (const root of speakers(roots)) {
    if (!mayHave(root, timeKeys)) continue;
    for (const key of timeKeys.keys) {
      const original = root[key];
      const instant = original === undefined ? undefined : parseInstant(original);
      if (original !== undefined && instant !== undefined) return { instant, original };
    }
  }
  return undefined;
}

export function levelOf(roots: readonly JsonObject[]): Level | undefined {
  for (const root of roots) {
    if (!mayHave(root, levelKeys)) continue;
    for (const key of levelKeys.keys) {
      const level = parseLevel(lookup(root, key));
      if (level !== undefined) return level;
    }
  }
  return undefined;
}

function errorTypeOf(roots: readonly JsonObject[]): string | undefined {
  return firstText(roots, errorTypeKeys);
}
function errorMessageOf(roots: readonly JsonObject[]): string | undefined {
  return firstText(roots, errorMessageKeys);
}

/** Type and message of the error in one line, as `TypeError: x is not a function`. */
export function errorTextOf(roots: readonly JsonObject[]): string | undefined {
  const type = errorTypeOf(roots);
  const message = errorMessageOf(roots);
  if (type === undefined || message === undefined || message.startsWith(type)) return message ?? type;
  return `${type}: ${message}`;
}

/** What a person reads as the line of this record. A failure that the runtime reports names its error, too. */
export function messageOf(roots: readonly JsonObject[]): string | undefined {
  // Container runtimes keep the line feed at the end of a line.
  const said = (firstText(roots, saidKeys) ?? saidByStructlog(roots))?.trimEnd() || undefined;
  const error = errorTextOf(roots);
  if (said === undefined || error === undefined) return said ?? error ?? requestLineOf(roots) ?? printedObject(roots);
  return /^(?:Invoke Error|Uncaught Exception|Unhandled (?:Promise )?Rejection)$/.test(said)
    ? `${said}: ${error}`
    : said;
}

/** Python's structlog keeps the message of a line in `event`; without a level such a key is the name of an event. */
const saidByStructlog = (roots: readonly JsonObject[]): string | undefined =>
  firstText(
    roots.filter((root) => levelOf([root]) !== undefined),
    ['event'],
  );

/** An object that was logged without a text reads as its JSON. */
function printedObject(roots: readonly JsonObject[]): string | undefined {
  const [record] = roots;
  const printed = [record?.['@message'], record?.message].find(isObject);
  return printed === undefined ? undefined : JSON.stringify(printed).slice(0, 2000);
}

/** Access logs have no message; the request line stands in. */
function requestLineOf(roots: readonly JsonObject[]): string | undefined {
  const method = firstText(roots, methodKeys);
  const path = firstText(roots, pathKeys);
  const status = firstNumber(roots, lineStatusKeys);
  if (method === undefined || path === undefined) return undefined;
  return status === undefined ? `${method} ${path}` : `${method} ${path} ${status}`;
}

/** As `firstText`, of a number or a text that is one. */
export function firstNumber(roots: readonly JsonObject[], group: KeyGroup): number | undefined {
  for (const root of roots) {
    if (!mayHave(root, group)) continue;
    for (const key of group.keys) {
      const value = lookup(root, key);
      const number = value === undefined ? undefined : numberAt({ value }, 'value');
      if (number !== undefined) return number;
    }
  }
  return undefined;
}

/** Whether a record says that something failed, apart from its level. */
export function showsError(roots: readonly JsonObject[]): boolean {
  const status = firstNumber(roots, statusKeys);
  if (status !== undefined && status >= 500 && status < 600) return true;
  return roots.some((root) => mayHave(root, errorSigns) && isSignOfError(root));
}

const isSignOfError = (root: JsonObject): boolean =>
  root['$baselime.error'] === true ||
  root['@timedOut'] === true ||
  root['@type'] === 'failure' ||
  root['@status'] === 'error' ||
  root['@status'] === 'failure' ||
  presentKeys.some((key) => isPresent(root[key])) ||
  presentPaths.some((key) => isPresent(root[key])) ||
  isFailedEvent(root) ||
  isFailedAccess(root) ||
  isFailedStep(root) ||
  isErrorObject(root) ||
  isFailedAnswer(root);

/**
 * An error that was printed as JSON: a system error of Node (`errno`, `syscall`), an error of an SDK by its name or code
 * beside its message (that of AWS for JavaScript also by whose fault it is), and what a state of Step Functions fails with
 * (`Error`, `Cause`).
 */
function isErrorObject({
  errno,
  syscall,
  code,
  name,
  message,
  Message,
  ClassName,
  Error: error,
  Cause,
  $fault: fault,
  stack,
}: JsonObject): boolean {
  if (errno !== undefined && typeof syscall === 'string') return true;
  if (typeof error === 'string' && typeof Cause === 'string') return true;
  if (fault === 'client' || fault === 'server') return typeof name === 'string' && ERROR_NAME.test(name);
  const said = message ?? Message;
  // The stack that V8 gives to an error begins with its message.
  if (typeof stack === 'string' && typeof said === 'string' && stack.slice(0, 200).includes(`: ${said.slice(0, 80)}`))
    return true;
  return (
    typeof said === 'string' && [code, name, ClassName].some((one) => typeof one === 'string' && ERROR_NAME.test(one))
  );
}

const ERROR_NAME = /^[A-Z][\w.]{1,120}(?:Error|Exception)$/;

/** The answer of a GraphQL server that failed. Source: GraphQL specification, "Response Format". */
const isFailedAnswer = ({ errors, data }: JsonObject): boolean =>
  Array.isArray(errors) &&
  isObject(errors[0]) &&
  typeof errors[0].message === 'string' &&
  (data !== undefined || errors[0].locations !== undefined || errors[0].path !== undefined);

/** The history of Step Functions names its failures by type and has no level; its API prints the number of the event before. */
export const isFailedStep = ({ type, execution_arn: execution, previousEventId: before }: JsonObject): boolean =>
  (typeof execution === 'string' || typeof before === 'number') &&
  typeof type === 'string' &&
  /(?:Failed|TimedOut|Aborted)$/.test(type);

/** Access logs of API Gateway carry their status beside the method. */
function isFailedAccess(root: JsonObject): boolean {
  if (root.httpMethod === undefined && root.resourcePath === undefined) return false;
  const status = numberAt(root, 'status');
  return status !== undefined && status >= 500;
}

/** `false`, `null`, 0, an empty text, an empty object and words that say there is none are no error. */
function isPresent(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0) return false;
  if (typeof value === 'string') return !/^(?:|-|none|null|undefined|false|no|0)$/i.test(value.trim());
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return true;
}

export const requestOf = (roots: readonly JsonObject[]): string | undefined => firstText(roots, requestKeys);

export const traceOf = (roots: readonly JsonObject[]): string | undefined => firstText(roots, traceKeys);
export const spanOf = (roots: readonly JsonObject[]): string | undefined => firstText(roots, spanKeys);

export function durationOf(roots: readonly JsonObject[]): Millis | undefined {
  const duration = firstNumber(roots, durationKeys);
  return duration === undefined || duration < 0 ? undefined : millis(duration);
}

const namesAround = (roots: readonly JsonObject[], name: 'service' | 'namespace' | 'region'): string | undefined =>
  roots[0] !== undefined && mayHave(roots[0], aroundKeys) ? surroundings(roots, name) : undefined;

export const serviceOf = (roots: readonly JsonObject[]): string | undefined => {
  const service = firstText(speakers(roots), serviceKeys);
  // Powertools' own word for a service that nobody named.
  if (service !== undefined && service !== 'service_undefined') return service;
  return namesAround(roots, 'service');
};

export const namespaceOf = (roots: readonly JsonObject[]): string | undefined =>
  firstText(speakers(roots), namespaceKeys) ??
  functionOfLogGroup(firstText(roots, logGroupKeys)) ??
  functionOfArn(firstText(roots, functionArnKeys)) ??
  namesAround(roots, 'namespace');

export const accountOf = (roots: readonly JsonObject[]): string | undefined => firstText(roots, accountKeys);
export const regionOf = (roots: readonly JsonObject[]): string | undefined =>
  firstText(roots, regionKeys) ?? namesAround(roots, 'region');
