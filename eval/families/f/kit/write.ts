/** An invocation as its estate's instrumentation sends it. */
import type { Tags } from '../../../kit/otlp.js';
import type { Post } from '../../../kit/post.js';
import { spanOf } from './peer.js';
import { isFailed, type Run, type Said } from './run.js';
import { attributesOf, type Context, crashed, messageOf, plain, stackOf, structured } from './voice.js';
import type { Estate, Signals } from './world.js';

const SCOPE = {
  node: '@opentelemetry/instrumentation-aws-lambda',
  python: 'opentelemetry.instrumentation.aws_lambda',
  java: 'io.opentelemetry.aws-lambda-events-2.2',
  go: 'go.opentelemetry.io/contrib/instrumentation/github.com/aws/aws-lambda-go/otellambda',
  dotnet: 'OpenTelemetry.Instrumentation.AWSLambda',
  ruby: 'OpenTelemetry::Instrumentation::AwsLambda',
  rust: 'opentelemetry-rust',
} as const;
const RUNTIME = {
  node: 'nodejs:22',
  python: 'python:3.13',
  java: 'java:21',
  go: 'provided:al2023',
  dotnet: 'dotnet:8',
  ruby: 'ruby:3.4',
  rust: 'provided:al2023',
} as const;

export function write(post: Post, estate: Estate, signals: Signals, run: Run): void {
  if (signals === 'otel' || signals === 'both') spans(post, estate, run);
  if (signals !== 'otel') platform(post, estate, signals, run, 'start');
  for (const [at, said] of saidBy(run, signals)) {
    const context: Context = { ...run, at };
    if (signals === 'otel') {
      const { level: severity, text: body } = said;
      const ids = { traceId: run.traceId, spanId: run.spanId };
      post.log(resource(estate, run), run.fn.stem, { at, severity, body, tags: attributesOf(context, said), ...ids });
    } else if (signals === 'events')
      post.event('app-logs', run.fn.service, run.fn.name, at, {
        timestamp: new Date(at).toISOString(),
        ...structured(said, context),
      });
    else line(post, run, at, signals === 'text' ? plain(said, context) : JSON.stringify(structured(said, context)));
  }
  if (signals !== 'otel') platform(post, estate, signals, run, 'end');
}

const line = (post: Post, { fn, spanId }: Run, at: number, text: string): void =>
  post.line(
    `/aws/lambda/${fn.name}`,
    `2026/11/29/[${fn.version}]${fn.stem.length}${spanId.slice(0, 1).repeat(12)}`,
    at,
    text,
  );

function saidBy(run: Run, signals: Signals): readonly (readonly [number, Said])[] {
  const { fn, at, end, trouble, fields } = run;
  if (trouble.end === 'init') return [];
  const fails: readonly Said[] =
    trouble.thrown !== undefined &&
    (trouble.end === 'handled' || (trouble.end === 'crash' && (signals === 'events' || signals === 'otel')))
      ? [{ level: 'ERROR', text: `${fn.stem.replace('-', ' ')} failed`, fields, thrown: trouble.thrown }]
      : [];
  const done: readonly Said[] = isFailed(trouble) ? [] : [{ level: 'INFO', text: fn.doing, fields }];
  const all: readonly Said[] = [
    { level: 'INFO', text: `${fn.trigger} event received`, fields },
    ...(trouble.says ?? []),
    ...done,
    ...fails,
  ];
  return all.map(
    (said, index) =>
      [
        Math.round(
          index === 0 ? at + 1 : index === all.length - 1 ? end - 1 : at + 2 + ((end - at - 4) * index) / all.length,
        ),
        said,
      ] as const,
  );
}

function platform(post: Post, { region }: Estate, signals: Signals, run: Run, when: 'start' | 'end'): void {
  const { fn, at, end, trouble, requestId, traceId, spanId } = run;
  if (signals === 'events') return;
  const version = trouble.version ?? fn.version;
  if (when === 'start') {
    if (trouble.initMs !== undefined)
      line(
        post,
        run,
        at - trouble.initMs,
        `INIT_START Runtime Version: ${RUNTIME[fn.language]}.v18\tRuntime Version ARN: arn:aws:lambda:${region}::runtime:${'5c27d1'.repeat(10)}`,
      );
    if (trouble.end !== 'init') line(post, run, at, `START RequestId: ${requestId} Version: ${version}`);
    else if (trouble.thrown !== undefined) line(post, run, at, crashed(trouble.thrown, run));
    return;
  }
  const tells: Partial<Record<typeof trouble.end, string>> = {
    timeout: `${new Date(end).toISOString()} ${requestId} Task timed out after ${(fn.timeoutMs / 1000).toFixed(2)} seconds\n`,
    memory: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`,
  };
  if (trouble.end === 'crash' && trouble.thrown !== undefined)
    line(post, run, end - 1, crashed(trouble.thrown, { ...run, at: end - 1 }));
  const told = tells[trouble.end];
  if (told !== undefined) line(post, run, end, told);
  line(post, run, end, `END RequestId: ${requestId}`);
  const used = trouble.memoryMb ?? (trouble.end === 'memory' ? fn.memoryMb : Math.round(fn.memoryMb * 0.36));
  const init = trouble.initMs === undefined ? '' : `Init Duration: ${trouble.initMs.toFixed(2)} ms\t`;
  const status = {
    timeout: 'Status: timeout',
    memory: 'Status: error\tError Type: Runtime.ExitError',
    init: 'Status: error\tError Type: Runtime.Unknown',
    ok: '',
    crash: '',
    handled: '',
  }[trouble.end];
  const ms = end - at;
  line(
    post,
    run,
    end,
    `REPORT RequestId: ${requestId}\tDuration: ${ms.toFixed(2)} ms\tBilled Duration: ${Math.ceil(ms)} ms\tMemory Size: ${fn.memoryMb} MB\tMax Memory Used: ${used} MB\t${init}${status}\nXRAY TraceId: 1-${traceId.slice(0, 8)}-${traceId.slice(8)}\tSegmentId: ${spanId}\tSampled: true\t`,
  );
}

const resource = ({ region, account }: Estate, { fn, trouble }: Run): Tags => ({
  ...{ 'service.name': fn.service, 'cloud.provider': 'aws', 'cloud.platform': 'aws_lambda', 'cloud.region': region },
  'cloud.resource_id': `arn:aws:lambda:${region}:${account}:function:${fn.name}`,
  ...{
    'faas.name': fn.name,
    'faas.version': trouble.version ?? fn.version,
    'faas.max_memory': fn.memoryMb * 1_048_576,
  },
  'telemetry.sdk.language': fn.language === 'node' ? 'nodejs' : fn.language,
});

function spans(post: Post, estate: Estate, run: Run): void {
  const { fn, at, end, trouble, traceId, spanId, parentSpanId, requestId, trigger } = run;
  const [of, scope] = [resource(estate, run), SCOPE[fn.language]];
  // A call that is still open when Lambda stops the function is never sent.
  for (const { peer, op, status, thrown, from, to, ...call } of run.calls.filter(
    (one) => one.to < end || trouble.end !== 'timeout',
  )) {
    const { name, tags } = spanOf(peer, op, status, estate);
    const failed = thrown !== undefined || (status ?? 0) >= 400;
    const exception = thrown && {
      type: thrown.type,
      message: messageOf(fn.language, thrown),
      stack: stackOf(fn, thrown),
    };
    const isMessage = 'messaging.destination.name' in tags;
    const kind = isMessage ? 'producer' : 'client';
    post.span(of, scope, {
      traceId,
      spanId: call.spanId,
      parentSpanId: spanId,
      name,
      kind,
      from,
      to,
      tags,
      error: failed ? (thrown?.message ?? '') : undefined,
      exception,
    });
  }
  if (trouble.end === 'timeout' || trouble.end === 'memory' || trouble.end === 'init') return;
  const status = trouble.status ?? (isFailed(trouble) ? 500 : 200);
  const isHttp = trigger === 'http';
  const http = isHttp
    ? { 'http.request.method': 'POST', 'http.route': `/${fn.stem}`, 'http.response.status_code': status }
    : {};
  const exception =
    trouble.end === 'crash' && trouble.thrown
      ? {
          type: trouble.thrown.type,
          message: messageOf(fn.language, trouble.thrown),
          stack: stackOf(fn, trouble.thrown),
        }
      : undefined;
  const tags: Tags = {
    'faas.invocation_id': requestId,
    'faas.trigger': isHttp ? 'http' : trigger === 'schedule' ? 'timer' : trigger === 'invoke' ? 'other' : 'pubsub',
    ...(trouble.initMs === undefined ? {} : { 'faas.coldstart': true }),
    ...http,
  };
  const error =
    trouble.end === 'crash'
      ? (trouble.thrown?.message ?? '')
      : trouble.end === 'handled' && (!isHttp || status >= 500)
        ? ''
        : undefined;
  post.span(of, scope, {
    traceId,
    spanId,
    parentSpanId,
    name: fn.name,
    kind: trigger === 'sqs' || trigger === 'kinesis' ? 'consumer' : 'server',
    from: at,
    to: end,
    tags,
    error,
    exception,
  });
}
