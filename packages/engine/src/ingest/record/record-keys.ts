/** The paths at which senders put what an event needs to know, in order of trust; read by record-fields.ts. */
import { CLUSTER_REASON } from '../failure/cluster-event.js';
import { keyGroup } from './key-groups.js';

export const timeKeys = keyGroup([
  '@timestamp',
  'timestamp',
  'time',
  '_timestamp',
  'eventTime',
  'requestTimeEpoch',
  'requestTime',
  'ts',
  'datetime',
  'date',
  // Step Functions.
  'event_timestamp',
]);

export const levelKeys = keyGroup([
  'LogLevel',
  'level',
  'severity',
  'levelname',
  'log.level',
  'severityText',
  'severity_text',
  '@l',
]);

export const errorMessageKeys = keyGroup([
  'error',
  'err.message',
  'error.message',
  'exception.message',
  'errorMessage',
  'exception',
  'err',
  'reason.errorMessage',
  '@errorMessage',
]);

export const errorTypeKeys = keyGroup([
  'error.type',
  'error.name',
  'err.type',
  'err.name',
  'errorType',
  'exception.type',
  'exception.name',
  'exception_name',
  '@errorType',
  'errorCode',
]);

/** The last one as Rust's tracing-subscriber writes it (`format::Json`). */
export const saidKeys = keyGroup([
  '@message',
  'message',
  'msg',
  'body',
  'log',
  'short_message',
  '@m',
  '@mt',
  'fields.message',
]);

export const methodKeys = keyGroup(['httpMethod', 'requestMethod', 'method', 'http.method']);

export const pathKeys = keyGroup(['path', 'resourcePath', 'http.target', 'url']);

export const lineStatusKeys = keyGroup(['status', 'statusCode', 'http.status_code']);

export const statusKeys = keyGroup([
  'result.statusCode',
  'http.status_code',
  'http.response.status_code',
  'statusCode',
  'status_code',
  'response.statusCode',
  'res.statusCode',
]);

export const presentKeys = ['error', 'err', 'exception', 'errorMessage', 'errorType', 'errorCode', '@errorType'];
export const presentPaths = ['error.message', 'error.type', 'error.name', 'exception.message', 'exception.type'];

export const errorSigns = keyGroup([
  ...presentKeys,
  ...presentPaths,
  CLUSTER_REASON,
  '$baselime.error',
  '@timedOut',
  '@type',
  '@status',
  'httpMethod',
  'resourcePath',
  'execution_arn',
  'previousEventId',
  'stack',
  'syscall',
  'Cause',
  'code',
  'name',
  'ClassName',
  '$fault',
  'errors',
]);

/** `RequestId`, `TraceId` and `SpanId` as the scopes of .NET's logging (`ActivityTrackingOptions`) call them. */
export const requestKeys = keyGroup([
  '@requestId',
  'requestId',
  'request_id',
  'function_request_id',
  'awsRequestId',
  'aws_request_id',
  'AWSRequestId',
  'faas.invocation_id',
  'faas.execution',
  'context.awsRequestId',
  'lambda.request_id',
  'requestID',
  'record.requestId',
  'RequestId',
  // Of the span that Rust's lambda_runtime opens for an invocation.
  'span.requestId',
]);

export const traceKeys = keyGroup([
  'traceId',
  'trace_id',
  'traceID',
  'trace.id',
  'dd.trace_id',
  'otelTraceID',
  '@xRAYTraceId',
  'xray_trace_id',
  'xRayTraceId',
  'xrayTraceId',
  'X-Amzn-Trace-Id',
  'x-amzn-trace-id',
  'headers.X-Amzn-Trace-Id',
  'headers.x-amzn-trace-id',
  'traceparent',
  'TraceId',
]);

export const spanKeys = keyGroup(['spanId', 'span_id', 'spanID', 'span.id', 'dd.span_id', 'otelSpanID', 'SpanId']);

export const durationKeys = keyGroup([
  '@duration',
  'duration',
  'durationMs',
  'duration_ms',
  'elapsedMs',
  'responseTime',
  'responseLatency',
]);

/** What `surroundings` looks at. */
export const aroundKeys = keyGroup([
  'kubernetes',
  'fly',
  'container_name',
  'label',
  'labels',
  'container_labels',
  'attrs',
]);

export const serviceKeys = keyGroup([
  '$baselime.service',
  'service',
  'serviceName',
  'service.name',
  'io.baselime.service',
]);

export const namespaceKeys = keyGroup([
  '$baselime.namespace',
  'namespace',
  'faas.name',
  'functionName',
  'function_name',
  'io.baselime.namespace',
]);

export const logGroupKeys = keyGroup(['@logGroup', 'logGroup', '@log', 'log_group', 'aws.log.group.names']);

export const functionArnKeys = keyGroup(['function_arn', 'context.invokedFunctionArn']);

export const accountKeys = keyGroup([
  'cloud.account.id',
  'cloud.account_id',
  'accountId',
  'account',
  'owner',
  'recipientAccountId',
]);

export const regionKeys = keyGroup(['cloud.region', 'region', 'awsRegion', 'aws.region']);
