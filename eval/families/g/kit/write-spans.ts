/** Invocations as the spans of OpenTelemetry's instrumentations, in the stable conventions or the ones before. */
// biome-ignore-all format: rows of wire formats, one a line.
import type { OtlpSpan, Tags } from '../../../kit/otlp.js';
import type { Post } from '../../../kit/post.js';
import { containerResource, unhandled } from './containers.js';
import { type Estate, type Fn, type Peer, pascal } from './estate.js';
import type { Attempt, Call, Invocation } from './happenings.js';
import { leaving, tell } from './tell.js';
import { printed, type Thrown } from './thrown.js';
import { HOUR_MS, type World } from './world.js';

const LANGUAGES = { node: 'nodejs', python: 'python', java: 'java', go: 'go', dotnet: 'dotnet', ruby: 'ruby' } as const;

function resourceOf(fn: Fn, version: number, { region, account, stack }: Estate): Tags {
  return {
    'service.name': fn.name,
    'service.namespace': stack,
    'cloud.provider': 'aws',
    'cloud.platform': 'aws_lambda',
    'cloud.region': region,
    'cloud.account.id': account,
    'faas.name': fn.name,
    'faas.version': String(version),
    'telemetry.sdk.language': LANGUAGES[fn.runtime],
    'telemetry.sdk.name': 'opentelemetry',
  };
}

/** Of the invocations that began within the hour. */
export function writeSpans(post: Post, world: World, hour: number): void {
  const { estate, now, trouble } = world;
  for (const invocation of world.invocations) {
    if (Math.floor((now - invocation.from) / HOUR_MS) !== hour) continue;
    const { fn, to, outcome, version, from } = invocation;
    if (to > now || (trouble.mutes === fn.role && from >= trouble.since)) continue;
    if (trouble.unseen?.(invocation) === true) continue;
    const resource = estate.platform === undefined ? resourceOf(fn, version, estate) : containerResource(invocation, estate);
    const behind = trouble.clockBehind?.role === fn.role ? trouble.clockBehind.ms : 0;
    const byItsClock = <T extends { readonly from: number; readonly to: number }>(span: T): T => ({ ...span, from: span.from - behind, to: span.to - behind });
    // A function that is stopped or never ran does not send the span that it had not ended.
    if (outcome === 'ok' || outcome === 'error') post.span(resource, scopeOf(fn, estate.platform === undefined ? 'aws-lambda' : 'http'), byItsClock(serverSpan(invocation, estate)));
    for (const call of invocation.calls) {
      for (const [index, attempt] of shown(call).entries()) {
        if (attempt.isCut !== true) post.span(resource, scopeOf(fn, scopeName(call.peer)), byItsClock(clientSpan(invocation, call.peer, attempt, index, estate)));
      }
    }
    if (estate.signals === 'spans') writeLogs(post, invocation, resource, estate);
  }
}

const scopeOf = ({ runtime }: Fn, what: string): string =>
  runtime === 'java'
    ? `io.opentelemetry.${what}`
    : runtime === 'python'
      ? `opentelemetry.instrumentation.${what.replaceAll('-', '_')}`
      : `@opentelemetry/instrumentation-${what}`;
const SCOPES: Readonly<Partial<Record<Peer['sort'], string>>> = { http: 'http', postgres: 'pg', mysql: 'mysql2', mongo: 'mongodb', redis: 'redis', kafka: 'kafkajs' };
const scopeName = ({ sort }: Peer): string => SCOPES[sort] ?? 'aws-sdk';
/** Those that answer in a protocol of their own, without a status of HTTP. */
const OWN_PROTOCOL: ReadonlySet<Peer['sort']> = new Set(['postgres', 'mysql', 'mongo', 'redis', 'kafka']);

/** The instrumentation of an AWS SDK makes one span of a call with all of its attempts. */
function shown({ peer, attempts, to }: Call): readonly Attempt[] {
  const [first] = attempts;
  const last = attempts.at(-1);
  if (SCOPES[peer.sort] !== undefined || first === undefined || last === undefined) return attempts;
  return [{ ...last, from: first.from, to, spanId: last.spanId }];
}

/** The class alone; the runtime of .NET prints the number of the error behind it. */
const classOf = ({ type }: Thrown): string => type.split(' ')[0] ?? type;

function failureOf(thrown: Thrown | undefined, fn: Fn): Pick<OtlpSpan, 'error' | 'exception'> {
  if (thrown === undefined) return {};
  return { error: thrown.message, exception: { type: classOf(thrown), message: thrown.message, stack: printed(thrown, fn) } };
}

function serverSpan(invocation: Invocation, estate: Estate): OtlpSpan {
  const { fn, requestId, traceId, spanId, parentSpanId, from, to, initMs, status, via, message, job, outcome } = invocation;
  const isHttp = via === 'http';
  const route = `/${estate.noun}s`;
  const old = estate.isOldConvention;
  const web: Tags = old
    ? { 'http.method': 'POST', 'http.route': route, 'http.target': route, 'http.status_code': status }
    : { 'http.request.method': 'POST', 'http.route': route, 'url.path': route, 'http.response.status_code': status };
  const queued: Tags = {
    'messaging.system': estate.queue.sort === 'stream' ? 'aws_kinesis' : 'aws_sqs',
    'messaging.operation.type': 'process',
    'messaging.destination.name': estate.queue.name,
    ...(message === undefined ? {} : { 'messaging.message.id': message.id }),
  };
  const ofLambda: Tags = {
    'faas.invocation_id': requestId,
    'faas.coldstart': initMs !== undefined,
    'faas.trigger': isHttp ? 'http' : via === 'queue' ? 'pubsub' : via === 'schedule' ? 'timer' : 'other',
    'cloud.resource_id': `arn:aws:lambda:${estate.region}:${estate.account}:function:${fn.name}`,
  };
  const isServed = isHttp || (estate.platform !== undefined && message === undefined);
  const tags: Tags = {
    ...(estate.platform === undefined ? ofLambda : {}),
    'app.tenant': job.tenant,
    ...(isServed ? web : {}),
    ...(message === undefined ? {} : queued),
  };
  const isFailed = outcome === 'error' || status >= 500;
  return {
    traceId,
    spanId,
    parentSpanId,
    tags,
    from: from + (initMs ?? 0),
    to,
    name: isServed ? `POST ${route}` : message === undefined ? fn.name : `${estate.queue.name} process`,
    kind: message === undefined ? 'server' : 'consumer',
    ...(isFailed ? (outcome === 'error' ? failureOf(leaving(invocation, estate), fn) : { error: '' }) : {}),
  };
}

/** Name, kind and attributes by what is called. */
const SPANS: Readonly<Record<Peer['sort'], (peer: Peer, estate: Estate, key: string) => { readonly name: string; readonly tags: Tags; readonly kind?: OtlpSpan['kind'] }>> = {
  table: ({ name, op }, { region }) => ({ name: `DynamoDB.${op}`, tags: { 'rpc.system': 'aws-api', 'rpc.service': 'DynamoDB', 'rpc.method': op, 'db.system': 'dynamodb', 'aws.dynamodb.table_names': [name], 'cloud.region': region } }),
  postgres: ({ name, op, path }, { isOldConvention }) => ({
    name: `${op.split(' ')[0]} ${path}`,
    tags: isOldConvention ? { 'db.system': 'postgresql', 'db.name': path, 'db.statement': op, 'net.peer.name': name, 'net.peer.port': 5432 } : { 'db.system.name': 'postgresql', 'db.namespace': path, 'db.query.text': op, 'server.address': name, 'server.port': 5432 },
  }),
  mysql: ({ name, op, path }, { isOldConvention }) => ({
    name: `${op.split(' ')[0]} ${path}`,
    tags: isOldConvention ? { 'db.system': 'mysql', 'db.name': path, 'db.statement': op, 'net.peer.name': name, 'net.peer.port': 3306 } : { 'db.system.name': 'mysql', 'db.namespace': path, 'db.query.text': op, 'server.address': name, 'server.port': 3306 },
  }),
  mongo: ({ name, op, path }, { isOldConvention, stack }) => ({
    name: `mongodb.${op}`,
    tags: isOldConvention ? { 'db.system': 'mongodb', 'db.name': stack, 'db.operation': op, 'db.mongodb.collection': path, 'net.peer.name': name, 'net.peer.port': 27017 } : { 'db.system.name': 'mongodb', 'db.namespace': stack, 'db.operation.name': op, 'db.collection.name': path, 'server.address': name, 'server.port': 27017 },
  }),
  kafka: ({ name }) => ({ name: `${name} publish`, kind: 'producer', tags: { 'messaging.system': 'kafka', 'messaging.destination.name': name, 'messaging.operation.type': 'send' } }),
  topic: ({ name, op }, { region, account }) => ({ name: `${name} send`, kind: 'producer', tags: { 'rpc.system': 'aws-api', 'rpc.service': 'SNS', 'rpc.method': op, 'messaging.system': 'aws_sns', 'messaging.destination.name': name, 'aws.sns.topic.arn': `arn:aws:sns:${region}:${account}:${name}` } }),
  bus: ({ name, op }) => ({ name: `EventBridge.${op}`, tags: { 'rpc.system': 'aws-api', 'rpc.service': 'EventBridge', 'rpc.method': op, 'messaging.destination.name': name } }),
  http: ({ name, op, path }, { isOldConvention }) => ({ name: op, tags: isOldConvention ? { 'http.method': op, 'http.url': `https://${name}${path}`, 'net.peer.name': name, 'net.peer.port': 443 } : { 'http.request.method': op, 'url.full': `https://${name}${path}`, 'server.address': name, 'server.port': 443 } }),
  redis: ({ name, op, path }, { isOldConvention }, key) => ({ name: op, tags: { ...(isOldConvention ? { 'db.system': 'redis', 'db.statement': `${op} ${path}${key}`, 'net.peer.name': name, 'net.peer.port': 6379 } : { 'db.system.name': 'redis', 'db.query.text': `${op} ${path}?`, 'server.address': name, 'server.port': 6379 }) } }),
  bucket: ({ name, op, path }, _, key) => ({ name: `S3.${op}`, tags: { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': op, 'aws.s3.bucket': name, 'aws.s3.key': `${path}${key}` } }),
  queue: ({ name, op }, { region, account }) => ({ name: `${name} send`, kind: 'producer', tags: { 'rpc.system': 'aws-api', 'rpc.service': 'SQS', 'rpc.method': op, 'messaging.system': 'aws_sqs', 'messaging.destination.name': name, 'messaging.operation.type': 'send', 'url.full': `https://sqs.${region}.amazonaws.com/${account}/${name}` } }),
  stream: ({ name, op }) => ({ name: `Kinesis.${op}`, kind: 'producer', tags: { 'rpc.system': 'aws-api', 'rpc.service': 'Kinesis', 'rpc.method': op, 'messaging.system': 'aws_kinesis', 'aws.kinesis.stream_name': name } }),
  secret: ({ name, op }, { region, account }) => ({ name: `SecretsManager.${op}`, tags: { 'rpc.system': 'aws-api', 'rpc.service': 'SecretsManager', 'rpc.method': op, 'aws.secretsmanager.secret.arn': `arn:aws:secretsmanager:${region}:${account}:secret:${name}` } }),
  function: ({ name, op }, { region, platform, noun, isOldConvention }) => platform !== undefined ? { name: 'POST', tags: isOldConvention ? { 'http.method': 'POST', 'http.url': `http://${name}:8080/${noun}s`, 'net.peer.name': name, 'net.peer.port': 8080 } : { 'http.request.method': 'POST', 'url.full': `http://${name}:8080/${noun}s`, 'server.address': name, 'server.port': 8080 } } : ({ name: `Lambda.${op}`, tags: { 'rpc.system': 'aws-api', 'rpc.service': 'Lambda', 'rpc.method': op, 'faas.invoked_name': name, 'faas.invoked_provider': 'aws', 'faas.invoked_region': region } }),
}; // biome-ignore format: a table

function clientSpan(
  { fn, spanId: parentSpanId, traceId, job }: Invocation,
  peer: Peer,
  { spanId, from, to, failed, status }: Attempt,
  index: number,
  estate: Estate,
): OtlpSpan {
  const { name, kind = 'client', tags } = SPANS[peer.sort](peer, estate, job.key);
  const isWeb = !OWN_PROTOCOL.has(peer.sort);
  const code: Tags = isWeb && status !== undefined ? { [estate.isOldConvention ? 'http.status_code' : 'http.response.status_code']: status } : {};
  const resent: Tags = index > 0 && peer.sort === 'http' ? { 'http.request.resend_count': index } : {};
  const known = { traceId, spanId, parentSpanId, name, kind, from, to };
  if (failed === undefined) return { ...known, tags: { ...tags, ...code } };
  const { thrown } = failed;
  // The HTTP instrumentation sees an answer and its status; the error is made of it only above.
  const isAnswered = peer.sort === 'http' || (peer.sort === 'function' && estate.platform !== undefined);
  if (isAnswered && status !== undefined) return { ...known, tags: { ...tags, ...code, ...resent, 'error.type': String(status) }, error: '' };
  if (peer.sort === 'function' && status === 200) return { ...known, tags: { ...tags, ...code } };
  return { ...known, tags: { ...tags, ...code, ...resent, 'error.type': thrown.code ?? classOf(thrown) }, ...failureOf(thrown, fn) };
}

/** Lines that a bridge of the SDK sends in place of a log group. */
function writeLogs(post: Post, invocation: Invocation, resource: Tags, estate: Estate): void {
  const { fn, traceId, spanId, to, initMs, requestId } = invocation;
  if (initMs === undefined && to < 0) return;
  for (const { at, level, text, fields, thrown } of tell(invocation, estate)) {
    const exception: Tags =
      thrown === undefined ? {} : { 'exception.type': classOf(thrown), 'exception.message': thrown.message, 'exception.stacktrace': printed(thrown, fn) };
    post.log(resource, `${pascal(fn.file)}Service`, {
      at,
      severity: level,
      body: text,
      tags: { ...fields, ...(estate.platform === undefined ? { 'faas.invocation_id': requestId } : {}), ...exception },
      traceId,
      spanId,
    });
  }
  const out = leaving(invocation, estate);
  if (estate.platform !== undefined && invocation.outcome === 'error' && out !== undefined)
    post.log(resource, 'server', { at: to - 0.2, severity: 'ERROR', body: unhandled(out, invocation, estate), tags: {}, traceId, spanId });
}
