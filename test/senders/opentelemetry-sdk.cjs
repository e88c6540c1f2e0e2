/**
 * A real OpenTelemetry SDK that sends one failing trace and one log, in the encoding that is asked for.
 * Runs in a process of its own, as an instrumented application does: node opentelemetry-sdk.cjs URL KEY json|proto none|gzip
 */
const [, , url, key, encoding, compression] = process.argv;
const { SpanKind, SpanStatusCode, context, trace } = require('@opentelemetry/api');
const { SeverityNumber } = require('@opentelemetry/api-logs');
const { resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchLogRecordProcessor, LoggerProvider } = require('@opentelemetry/sdk-logs');
const { BatchSpanProcessor, NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
const { OTLPTraceExporter } = require(`@opentelemetry/exporter-trace-otlp-${encoding === 'json' ? 'http' : 'proto'}`);
const { OTLPLogExporter } = require(`@opentelemetry/exporter-logs-otlp-${encoding === 'json' ? 'http' : 'proto'}`);

const options = (path) => ({ url: `${url}${path}`, headers: { 'x-api-key': key }, compression });
const resource = resourceFromAttributes({
  'service.name': 'orders',
  'faas.name': 'place-order',
  'service.version': '7',
  'cloud.region': 'eu-west-1',
});

async function main() {
  const spans = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter(options('/v1/traces')))],
  });
  spans.register();
  const logs = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(options('/v1/logs')) })],
  });
  const tracer = trace.getTracer('sender', '1.0.0');
  const root = tracer.startSpan('POST /orders', {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': 'POST', 'http.route': '/orders', 'faas.invocation_id': 'req-1' },
  });
  const inRoot = trace.setSpan(context.active(), root);
  const child = tracer.startSpan(
    'DynamoDB.PutItem',
    {
      kind: SpanKind.CLIENT,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': 'DynamoDB',
        'rpc.method': 'PutItem',
        'aws.dynamodb.table_names': ['orders-table'],
      },
    },
    inRoot,
  );
  const error = Object.assign(
    new Error('User is not authorized to perform: dynamodb:PutItem on resource: orders-table'),
    {
      name: 'AccessDeniedException',
    },
  );
  child.recordException(error);
  child.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  child.end();
  logs.getLogger('sender').emit({
    severityNumber: SeverityNumber.ERROR,
    severityText: 'ERROR',
    body: 'could not write the order',
    attributes: { orderId: 41 },
    context: inRoot,
  });
  root.setStatus({ code: SpanStatusCode.ERROR });
  root.end();
  await spans.shutdown();
  await logs.shutdown();
  process.stdout.write(JSON.stringify({ traceId: root.spanContext().traceId, spanId: child.spanContext().spanId }));
}

main().catch((error) => {
  process.stderr.write(String(error));
  process.exit(1);
});
