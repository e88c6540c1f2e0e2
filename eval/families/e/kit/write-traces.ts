/** An invocation as spans of OpenTelemetry or as segments of X-Ray. */

import type { Tags } from '../../../kit/otlp.js';
import { hasFailed, type Played, type PlayedCall } from './act.js';
import type { Estate } from './estate.js';
import { otelCall, xrayCall } from './peer.js';
import { exceptionType, type Thrown, traceOf } from './thrown.js';
import { resourceOf } from './write-lines.js';

const SCOPES = {
  node: '@opentelemetry/instrumentation-aws-lambda',
  python: 'opentelemetry.instrumentation.aws_lambda',
  java: 'io.opentelemetry.aws-lambda-core-1.0',
  go: 'go.opentelemetry.io/contrib/instrumentation/github.com/aws/aws-lambda-go/otellambda',
  dotnet: 'OpenTelemetry.Instrumentation.AWSLambda',
  ruby: 'OpenTelemetry::Instrumentation::AwsLambda',
} as const;
const TRIGGERS = {
  http: 'http',
  invoke: 'other',
  sqs: 'pubsub',
  sns: 'pubsub',
  s3: 'datasource',
  schedule: 'timer',
} as const;

export function writeSpans(estate: Estate, played: Played): void {
  const { post, place, modern } = estate;
  const { fn, act, traceId, spanId, parentSpanId, at, end, trigger, requestId } = played;
  const [resource, scope] = [resourceOf(estate, played), SCOPES[fn.language]];
  for (const call of played.calls.filter(({ isCut }) => !isCut)) {
    const { name, kind, tags } = otelCall(call, place, modern);
    const { failure, status = 0 } = call;
    const error = failure !== undefined ? failure.message : status >= 400 ? '' : undefined;
    post.span(resource, scope, {
      ...{ traceId, spanId: call.spanId, parentSpanId: spanId, name, kind, tags, error },
      ...{ from: call.from, to: call.until, exception: failure },
    });
  }
  // What Lambda kills does not come to send its own span.
  if (act.end === 'timeout' || act.end === 'out-of-memory' || act.end === 'init-failure') return;
  const answered = statusOf(played);
  const tags: Tags = {
    'faas.trigger': TRIGGERS[trigger],
    'faas.invocation_id': requestId,
    'cloud.resource_id': fn.arn,
    ...(act.initMs === undefined ? {} : { 'faas.coldstart': true }),
    ...(trigger === 'http' ? httpTags(estate, answered) : {}),
    ...own(act.fields),
  };
  const crashed = act.end === 'crash';
  post.span(resource, scope, {
    ...{ traceId, spanId, parentSpanId, name: fn.name, tags, from: at, to: end },
    kind: trigger === 'sqs' || trigger === 'sns' ? 'consumer' : 'server',
    error: crashed ? (act.thrown?.message ?? '') : answered >= 500 ? '' : undefined,
    exception:
      hasFailed(act) && act.thrown !== undefined && (crashed || estate.setup.logs === 'none')
        ? exceptionOf(played, act.thrown)
        : undefined,
  });
}

const exceptionOf = ({ fn }: Played, thrown: Thrown) => ({
  type: exceptionType(fn.language, thrown),
  message: thrown.message,
  stack: traceOf(fn, thrown),
});

const own = (fields: Readonly<Record<string, unknown>> = {}): Tags =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[`app.${key}`, value] as const] : [],
    ),
  );

const statusOf = ({ act }: Played): number => act.status ?? (act.end === 'ok' ? 200 : 500);

function httpTags({ modern, trade }: Estate, status: number): Tags {
  return modern
    ? { 'http.request.method': 'POST', 'http.route': trade.route, 'http.response.status_code': status }
    : { 'http.method': 'POST', 'http.route': trade.route, 'http.status_code': status };
}

const seconds = (ms: number): number => Math.round(ms * 1000) / 1e6;

export function writeSegments(estate: Estate, played: Played): void {
  const { post, dice } = estate;
  const { fn, act, traceId, spanId, parentSpanId, at, end, requestId } = played;
  const trace_id = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  const serviceId = dice.hex(16);
  const failed = act.end !== 'ok' && act.end !== 'handled';
  const fault = failed ? { fault: true } : {};
  const cause = act.thrown !== undefined && failed ? { cause: causeOf(estate, played, act.thrown) } : {};
  const began = at - (act.initMs ?? 0);
  post.segment({
    ...{
      name: fn.name,
      id: serviceId,
      trace_id,
      start_time: seconds(began - 4),
      end_time: seconds(end + 3),
      origin: 'AWS::Lambda',
    },
    ...(parentSpanId === undefined ? {} : { parent_id: parentSpanId }),
    ...{ resource_arn: fn.arn, http: { response: { status: failed ? 200 : statusOf(played) } }, ...fault },
    aws: { request_id: requestId, resource_names: [fn.name] },
  });
  const init = {
    name: 'Initialization',
    id: dice.hex(16),
    start_time: seconds(began),
    end_time: seconds(at),
    aws: { function_arn: fn.arn },
  };
  post.segment({
    ...{
      name: fn.name,
      id: spanId,
      parent_id: serviceId,
      trace_id,
      start_time: seconds(began),
      end_time: seconds(end),
    },
    ...{ origin: 'AWS::Lambda::Function', resource_arn: fn.arn, ...fault, ...cause, aws: { function_arn: fn.arn } },
    ...(act.fields === undefined ? {} : { annotations: annotationsOf(act.fields) }),
    subsegments: [
      ...(act.initMs === undefined ? [] : [init]),
      {
        ...{ name: 'Invocation', id: dice.hex(16), start_time: seconds(at), end_time: seconds(end), ...fault },
        subsegments: played.calls.filter(({ isCut }) => !isCut).map((call) => subsegmentOf(estate, call)),
      },
      { name: 'Overhead', id: dice.hex(16), start_time: seconds(end), end_time: seconds(end + 1.2) },
    ],
  });
}

const annotationsOf = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );

function subsegmentOf(estate: Estate, call: PlayedCall): object {
  const { failure, status = 0 } = call;
  const isThrottle = status === 429;
  const broke = failure !== undefined && status < 400;
  return {
    ...xrayCall(call, estate.place, call.requestId),
    ...{ id: call.spanId, start_time: seconds(call.from), end_time: seconds(call.until) },
    ...(status >= 500 || broke ? { fault: true } : status >= 400 ? { error: true } : {}),
    ...(isThrottle ? { throttle: true } : {}),
    ...(failure === undefined
      ? {}
      : {
          cause: {
            working_directory: '/var/task',
            exceptions: [
              {
                id: estate.dice.hex(16),
                type: failure.type,
                message: failure.message,
                remote: call.to.kind !== 'http',
              },
            ],
          },
        }),
  };
}

const causeOf = (estate: Estate, { fn }: Played, { type, message }: Thrown): object => ({
  working_directory: '/var/task',
  exceptions: [
    {
      id: estate.dice.hex(16),
      type,
      message,
      stack: [{ path: fn.code.location.split(':')[0], line: 0, label: fn.stem }],
    },
  ],
});
