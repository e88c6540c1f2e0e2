/** Account, region, function and service, told from ARNs, log groups and the tags of CloudFormation. */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { functionOfArn } from '../lambda/lambda-line.js';
import { accountOf, regionOf } from '../record/record-fields.js';

export interface Discovered {
  readonly account?: string;
  readonly region?: string;
  readonly service?: string;
  readonly namespace?: string;
}

const arnKeys = [
  'cloud.resource_id',
  'faas.id',
  'aws.lambda.invoked_arn',
  'invokedFunctionArn',
  'context.invokedFunctionArn',
  'function_arn',
  'functionArn',
  'aws.ecs.task.arn',
  'aws.ecs.container.arn',
  'eventSourceARN',
  'stateMachineArn',
  'execution_arn',
];
const groupKeys = ['@log', '@logGroup', 'logGroup', 'log_group', 'aws.log.group.names', 'context.logGroupName'];
const stackTag = 'aws:cloudformation:stack-name';

/** Only what the event itself does not say; empty when there is nothing to add. */
export function discover(event: TelemetryEvent): Discovered {
  const roots = placesOf(event.data);
  const arn = firstOwn(roots, arnKeys);
  const group = firstOwn(roots, groupKeys);
  const place = placeOfArn(arn) ?? placeOfGroup(group);
  const needsNamespace = event.namespace === 'default';
  const stack = event.service === 'default' ? stackOf(roots) : undefined;
  if (place === undefined && stack === undefined && !(needsNamespace && group !== undefined)) return {};
  const namespace = needsNamespace ? (functionOfArn(arn) ?? nameOfGroup(group)) : undefined;
  return {
    ...(place?.account === undefined || accountOf(roots) !== undefined ? {} : { account: place.account }),
    ...(place?.region === undefined || regionOf(roots) !== undefined ? {} : { region: place.region }),
    ...(stack === undefined ? {} : { service: stack }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function placesOf(data: JsonObject): readonly JsonObject[] {
  const message = data['@message'];
  const { resource, context } = data;
  const places = [data];
  for (const inner of [message, data.message, resource]) if (isObject(inner)) places.push(inner);
  // Only the context of Lambda names the function that ran; other records call other things a context.
  if (isObject(context) && typeof context.invokedFunctionArn === 'string') places.push(context);
  return places;
}

function firstOwn(roots: readonly JsonObject[], keys: readonly string[]): string | undefined {
  for (const root of roots) {
    for (const key of keys) {
      const value = root[key];
      const text = Array.isArray(value) ? value[0] : value;
      if (typeof text === 'string' && text !== '') return text;
    }
  }
  return undefined;
}

interface Place {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

function placeOfArn(arn: string | undefined): Place | undefined {
  const match = /^arn:aws[\w-]{0,20}:[\w-]{1,40}:([a-z]{2}(?:-[a-z]{2,8}){1,2}-\d)?:(\d{12})?:/.exec(arn ?? '');
  return match === null ? undefined : { region: match[1], account: match[2] };
}

/** CloudWatch Logs Insights writes `<account>:<log group>`; other places give an ARN. */
function placeOfGroup(group: string | undefined): Place | undefined {
  const account = /^(\d{12}):\//.exec(group ?? '')?.[1];
  return account === undefined ? placeOfArn(group) : { account, region: undefined };
}

/** `/aws/<what>/<name>` and `/ecs/<name>` name what writes; a group of any other shape names itself. */
function nameOfGroup(group: string | undefined): string | undefined {
  const path = group?.slice(0, 600).replace(/^(?:arn:[^/]{0,120}:log-group|\d{12}):/, '');
  if (path === undefined || path === '') return undefined;
  return /^\/aws\/[\w-]+\/([^:]{1,256})/.exec(path)?.[1] ?? /^\/ecs\/([^:]{1,256})/.exec(path)?.[1] ?? path;
}

/** Tags come as an object, as dotted keys, and as lists of `{key, value}`. */
function stackOf(roots: readonly JsonObject[]): string | undefined {
  for (const root of roots) {
    const own =
      root['aws.cloudformation.stack.name'] ??
      root['aws.cloudformation.stack_name'] ??
      root[stackTag] ??
      root[`tags.${stackTag}`];
    const found = own ?? tagIn(root.tags) ?? tagIn(root.Tags);
    if (typeof found === 'string' && found !== '') return found.slice(0, 256);
  }
  return undefined;
}

function tagIn(tags: JsonValue | undefined): JsonValue | undefined {
  if (isObject(tags)) return tags[stackTag];
  if (!Array.isArray(tags)) return undefined;
  const tag = tags.slice(0, 100).find((one: JsonValue) => isObject(one) && (one.Key ?? one.key) === stackTag);
  return isObject(tag) ? (tag.Value ?? tag.value) : undefined;
}
