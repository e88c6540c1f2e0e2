/**
 * A segment document of X-Ray as spans. Names of attributes follow OpenTelemetry where it has one, so that what reads
 * spans reads these; `aws`, `annotations` and `metadata` stay as they came.
 * Source: X-Ray developer guide, "X-Ray segment documents".
 */
import { functionOfArn } from '../lambda/lambda-line.js';
import type { OtlpSpan } from '../otlp/otlp-model.js';

/** Any JSON object that came from outside, looked into key by key. */
type Raw = Readonly<Record<string, unknown>>;

export interface SegmentSpan {
  readonly span: OtlpSpan;
  readonly raw: Raw;
  readonly isInProgress: boolean;
  /** Of the segment that this is a part of, or of itself. */
  readonly service: string;
  readonly functionName: string | undefined;
  readonly resourceArn: string | undefined;
}

/** A document larger than the 64 kB that X-Ray allows can hold more; what is beyond is not followed. */
const maxParts = 5000;
const maxDepth = 64;
/** Every part repeats the names of its segment, so that long ones would multiply. X-Ray takes 200 characters. */
const maxNameChars = 512;

interface Place {
  readonly segment: Raw;
  readonly depth: number;
  readonly parentId: string;
  readonly service: string;
  readonly functionName: string | undefined;
  readonly resourceArn: string | undefined;
}

export const isSegment = (value: object): value is Raw =>
  'trace_id' in value &&
  typeof value.trace_id === 'string' &&
  'id' in value &&
  typeof value.id === 'string' &&
  'start_time' in value;

/** The segment and its subsegments, each before its own. Parts without an id or a start are left out. */
export function spansOfDocument(document: Raw): readonly SegmentSpan[] {
  const traceId = text(document, 'trace_id');
  const spans: SegmentSpan[] = [];
  const stack: Place[] = [
    {
      segment: document,
      depth: 0,
      parentId: text(document, 'parent_id'),
      service: nameOf(document) ?? 'default',
      functionName: functionNameOf(document),
      resourceArn:
        (text(document, 'resource_arn') || text(object(document, 'aws'), 'function_arn')).slice(0, maxNameChars) ||
        undefined,
    },
  ];
  for (let place = stack.pop(); place !== undefined && spans.length < maxParts; place = stack.pop()) {
    const { segment, depth, service, resourceArn } = place;
    const functionName = functionNameOf(segment) ?? place.functionName;
    const id = text(segment, 'id');
    const start = nanosOf(segment.start_time);
    if (id !== '' && start !== undefined) {
      const isInProgress = segment.in_progress === true && nanosOf(segment.end_time) === undefined;
      const span = spanOf(place, traceId, start);
      spans.push({ span, raw: segment, isInProgress, service, functionName, resourceArn });
    }
    if (depth >= maxDepth || !Array.isArray(segment.subsegments)) continue;
    for (const inner of segment.subsegments.slice(0, maxParts).reverse()) {
      if (!isRaw(inner)) continue;
      const parentId = id === '' ? place.parentId : id;
      stack.push({ segment: inner, depth: depth + 1, parentId, service, functionName, resourceArn });
    }
  }
  return spans;
}

function spanOf(place: Place, traceId: string, start: bigint): OtlpSpan {
  const { segment, parentId } = place;
  const end = nanosOf(segment.end_time) ?? start;
  const kind = kindOf(segment, place.depth === 0);
  const exceptions = exceptionsOf(segment);
  const isError =
    segment.fault === true ||
    segment.throttle === true ||
    (segment.error === true && (kind !== 2 || exceptions.length > 0));
  return {
    traceId,
    spanId: text(segment, 'id'),
    parentSpanId: parentId,
    traceState: '',
    flags: 0,
    name: text(segment, 'name'),
    kind,
    start,
    end,
    attributes: attributesOf(segment),
    droppedAttributes: 0,
    events: exceptions.map((attributes) => ({ time: end, name: 'exception', attributes, droppedAttributes: 0 })),
    droppedEvents: 0,
    links: list(segment, 'links').map((link) => ({
      traceId: text(link, 'trace_id'),
      spanId: text(link, 'id'),
      traceState: '',
      flags: 0,
      attributes: object(link, 'attributes'),
      droppedAttributes: 0,
    })),
    droppedLinks: 0,
    statusCode: isError ? 2 : 0,
    statusMessage: isError ? statusMessageOf(segment) : '',
  };
}

const statusMessageOf = (segment: Raw): string => text(object(segment, 'cause'), 'message');

/** 1 internal, 2 server, 3 client. A segment serves a request; a subsegment with a namespace calls something. */
function kindOf(segment: Raw, isRoot: boolean): number {
  const namespace = text(segment, 'namespace');
  if (namespace === 'aws' || namespace === 'remote') return 3;
  return isRoot && text(segment, 'type') !== 'subsegment' ? 2 : 1;
}

const lambdaOrigins = ['AWS::Lambda', 'AWS::Lambda::Function'];

function functionNameOf(segment: Raw): string | undefined {
  const arn = text(segment, 'resource_arn') || text(object(segment, 'aws'), 'function_arn');
  const named = functionOfArn(arn);
  if (named !== undefined) return named;
  return lambdaOrigins.includes(text(segment, 'origin')) ? nameOf(segment) : undefined;
}

const nameOf = (segment: Raw): string | undefined => text(segment, 'name').slice(0, maxNameChars) || undefined;

const kept = ['aws', 'annotations', 'metadata'];
/** What only X-Ray has a word for. */
const ownWords = [
  'origin',
  'namespace',
  'type',
  'inferred',
  'fault',
  'error',
  'throttle',
  'in_progress',
  'precursor_ids',
];

function attributesOf(segment: Raw): Raw {
  const attributes: Record<string, unknown> = Object.create(null);
  const set = (key: string, value: unknown): void => {
    if (value !== undefined && value !== '') attributes[key] = value;
  };
  const http = object(segment, 'http');
  const [request, response] = [object(http, 'request'), object(http, 'response')];
  set('http.method', request.method);
  set('http.url', request.url);
  set('http.user_agent', request.user_agent);
  set('http.client_ip', request.client_ip);
  set('http.status_code', response.status);
  set('http.response_content_length', response.content_length);
  const database = object(segment, 'sql');
  set('db.system', database.database_type);
  set('db.statement', database.sanitized_query);
  set('db.user', database.user);
  set('db.connection_string', database.url ?? database.connection_string);
  set('enduser.id', segment.user);
  const aws = object(segment, 'aws');
  if (text(segment, 'namespace') === 'aws') {
    set('rpc.system', 'aws-api');
    set('rpc.service', segment.name);
    set('rpc.method', aws.operation);
    if (segment.name === 'DynamoDB') set('db.system', 'dynamodb');
    if (typeof aws.table_name === 'string') set('aws.dynamodb.table_names', [aws.table_name]);
    set('aws.queue.url', aws.queue_url);
    set('aws.sns.topic.arn', aws.topic_arn);
    set('faas.invoked_name', aws.function_name);
  } else if (text(segment, 'namespace') === 'remote') {
    set('peer.service', segment.name);
  }
  if (lambdaOrigins.includes(text(segment, 'origin'))) set('faas.invocation_id', aws.request_id);
  if (startsCold(segment)) set('faas.coldstart', true);
  if (segment.throttle === true && list(object(segment, 'cause'), 'exceptions').length === 0) {
    // The flag is all that says so: the status may be 400, as DynamoDB answers it.
    set('error.type', 'Throttling');
    set('error.message', 'The request was throttled.');
  }
  for (const key of kept) set(key, segment[key]);
  const own: Record<string, unknown> = {};
  for (const key of ownWords) if (segment[key] !== undefined && segment[key] !== false) own[key] = segment[key];
  if (Object.keys(own).length > 0) attributes.xray = own;
  return attributes;
}

/** Lambda writes this part only into the segment of the request that had to wait for it. */
const startsCold = (segment: Raw): boolean =>
  text(segment, 'origin') === 'AWS::Lambda::Function' &&
  list(segment, 'subsegments').some((one) => ['Initialization', 'Init'].includes(text(one, 'name')));

const maxExceptions = 20;
const maxFrames = 100;

function exceptionsOf(segment: Raw): readonly Raw[] {
  return list(object(segment, 'cause'), 'exceptions')
    .slice(0, maxExceptions)
    .map((exception) => {
      const attributes: Record<string, unknown> = Object.create(null);
      const [type, message] = [text(exception, 'type'), text(exception, 'message')];
      if (type !== '') attributes['exception.type'] = type;
      if (message !== '') attributes['exception.message'] = message;
      const frames = list(exception, 'stack').slice(0, maxFrames);
      if (frames.length > 0) {
        const lines = frames.map(
          (frame) => `    at ${text(frame, 'label')} (${text(frame, 'path')}:${String(frame.line ?? '')})`,
        );
        attributes['exception.stacktrace'] = [`${type}: ${message}`, ...lines].join('\n');
      }
      return attributes;
    });
}

/** Seconds since the epoch with fractions; X-Ray gives microseconds at best. */
function nanosOf(seconds: unknown): bigint | undefined {
  const value = typeof seconds === 'string' && /^\d{1,12}(?:\.\d{1,12})?$/.test(seconds) ? Number(seconds) : seconds;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || value > 1e12) return undefined;
  return BigInt(Math.round(value * 1e6)) * 1000n;
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (record: Raw, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);
const object = (record: Raw, key: string): Raw => {
  const value = own(record, key);
  return isRaw(value) ? value : {};
};
const text = (record: Raw, key: string): string => {
  const value = own(record, key);
  return typeof value === 'string' ? value : '';
};
const list = (record: Raw, key: string): readonly Raw[] => {
  const value: unknown = own(record, key);
  return Array.isArray(value) ? value.filter(isRaw) : [];
};
