/**
 * Whether a failure happened on AWS, so that its steps may speak of Lambda and of queues, roles and trails of AWS. Where
 * nothing shows it, steps are worded for any platform.
 * Sources: AWS Lambda developer guide (folders of the runtimes, log format), OpenTelemetry's resource conventions
 * (`cloud.*`, `faas.*`); Vercel's functions also lie below `/var/task`.
 */
import { leaves } from '../../model/json.js';
import { eitherOf } from '../../model/patterns.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Failure } from '../failures/failure.js';

/** The events are looked at in their order; no more than some of each are. */
export function isOnAws(cause: Failure | undefined, events: readonly TelemetryEvent[]): boolean {
  const signals = cause?.signals;
  const texts = signals === undefined ? [] : [...signals.texts, ...signals.types, signals.stack ?? { value: '' }];
  const said = texts.map(({ value }) => value.slice(0, 4_000)).join('\n');
  if (ELSEWHERE.test(said)) return false;
  return signals?.aws === true || SIGN.test(said) || events.slice(0, MOST_EVENTS).some(isOfAws);
}

const MOST_EVENTS = 40;
const MOST_VALUES = 120;
const ELSEWHERE = /\bVercel\b|\/var\/task\/\.next\/|\/vercel\/path|\bnetlify\b/i;
const SIGN = eitherOf(
  /\/var\/(?:task|runtime|lang)\b|\/opt\/(?:nodejs|python|java|ruby)\/|\bRuntime\.[A-Z]\w+/,
  /\bRequestId: [\da-f-]{36}|Task timed out after|Unable to import module|\barn:aws|\.amazonaws\.com\b/,
  /\bbotocore\b|\baws-sdk\b|@(?:aws-sdk|smithy)\/|\bawssdk\b|\(Service: |\boperation error [A-Z]\w+: |\bAWS/,
  /\bLambda\b|\bAmazon\b/,
);

function isOfAws({ namespace, requestId, data }: TelemetryEvent): boolean {
  if (namespace.startsWith('/aws/') || requestId !== undefined) return true;
  for (const [path, value] of leaves(data, MOST_VALUES)) {
    if (/^(?:aws|faas)\.|\.aws\.|^@(?:requestId|type|logStream|memorySize)$|\.faas\./.test(path)) return true;
    if (typeof value === 'string' && (value === 'aws' || /\barn:aws|\.amazonaws\.com\b/.test(value.slice(0, 300))))
      return true;
  }
  return false;
}
