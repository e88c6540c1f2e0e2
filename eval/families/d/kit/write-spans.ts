/** What an invocation exports through an SDK of OpenTelemetry. */
import { exceptionOf } from './deed.js';
import type { Whole } from './invocation.js';

const SCOPES = {
  node: '@opentelemetry/instrumentation-aws-lambda',
  python: 'opentelemetry.instrumentation.aws_lambda',
  java: 'io.opentelemetry.aws-lambda-events-2.2',
  go: 'go.opentelemetry.io/contrib/instrumentation/github.com/aws/aws-lambda-go/otellambda',
  dotnet: 'OpenTelemetry.Instrumentation.AWSLambda',
  ruby: 'OpenTelemetry::Instrumentation::AwsLambda',
} as const;

/** An invocation that is cut off exports nothing: its spans die with it. */
export function writeSpans({ estate, fn, invocation, requestId, spanId, began, tookMs, initMs, made }: Whole): void {
  const { tape, modern, noun } = estate;
  const { deed, traceId, parentSpanId, trigger, answered } = invocation;
  if (deed.ends !== undefined) return;
  const base = {
    service: fn.service,
    fn: fn.name,
    version: deed.version ?? fn.version,
    scope: SCOPES[fn.runtime],
    traceId,
  };
  for (const { doing, id, at, tookMs: callMs } of made) {
    const { to, status, failure } = doing;
    const statusKey = modern ? 'http.response.status_code' : 'http.status_code';
    const isBad = failure !== undefined || (status !== undefined && status >= 400);
    tape.span({
      ...base,
      spanId: id,
      parentSpanId: spanId,
      name: doing.span ?? to.span,
      kind: to.kind,
      at,
      tookMs: callMs,
      values: {
        ...(modern ? to.modern : to.older),
        ...doing.values,
        ...(to.speaksHttp && (status !== undefined || failure === undefined) ? { [statusKey]: status ?? 200 } : {}),
        ...(modern && isBad
          ? { 'error.type': failure?.code === undefined ? `${status ?? failure?.type}` : `${failure.code}` }
          : {}),
      },
      ...(isBad ? { error: failure?.message ?? '' } : {}),
      exception: failure === undefined ? undefined : exceptionOf(fn, failure),
    });
  }
  const crashed = deed.failure !== undefined && deed.how === 'crash';
  const failed = deed.failure !== undefined;
  tape.span({
    ...base,
    spanId,
    parentSpanId,
    name: trigger === 'http' ? `POST /${noun}s` : fn.name,
    kind: trigger === 'pubsub' ? 5 : 2,
    at: began,
    tookMs,
    values: {
      'faas.invocation_id': requestId,
      'faas.trigger': trigger,
      'cloud.resource_id': fn.arn,
      ...(initMs > 0 ? { 'faas.coldstart': true } : {}),
      ...(trigger === 'http' ? { [modern ? 'http.response.status_code' : 'http.status_code']: answered } : {}),
      ...(trigger === 'pubsub'
        ? { 'messaging.system': 'aws_sqs', 'messaging.message.id': deed.message?.id ?? requestId }
        : {}),
      ...deed.values,
    },
    ...(failed ? { error: crashed ? (deed.failure?.message ?? '') : '' } : {}),
    exception: crashed && deed.failure !== undefined ? exceptionOf(fn, deed.failure) : undefined,
  });
}
