/**
 * A real OpenTelemetry SDK that sends traces, logs and metrics with every exporter and both compressions. Each
 * combination is a service of its own. Runs in a process of its own: node otlp-signals.cjs HTTP_URL GRPC_URL KEY
 */
const [, , httpUrl, grpcUrl, key] = process.argv;
const { SpanKind, SpanStatusCode, context, trace } = require('@opentelemetry/api');
const { SeverityNumber } = require('@opentelemetry/api-logs');
const { Metadata } = require('@grpc/grpc-js');
const { resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchLogRecordProcessor, LoggerProvider } = require('@opentelemetry/sdk-logs');
const { BatchSpanProcessor, NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
const {
  AggregationTemporality,
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} = require('@opentelemetry/sdk-metrics');

const packages = { json: 'http', proto: 'proto', grpc: 'grpc' };

/** Options of an exporter: over HTTP the key is a header, over gRPC it is metadata. */
function options(encoding, compression, path) {
  if (encoding !== 'grpc') return { url: `${httpUrl}${path}`, headers: { 'x-api-key': key }, compression };
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${key}`);
  return { url: grpcUrl, metadata, compression };
}

async function send(encoding, compression) {
  const load = (signal) => require(`@opentelemetry/exporter-${signal}-otlp-${packages[encoding]}`);
  const service = `${encoding}-${compression}`;
  const resource = resourceFromAttributes({
    'service.name': service,
    'faas.name': `fn-${service}`,
    'cloud.region': 'eu-west-1',
  });
  const spans = new NodeTracerProvider({
    resource,
    spanProcessors: [
      new BatchSpanProcessor(new (load('trace').OTLPTraceExporter)(options(encoding, compression, '/v1/traces'))),
    ],
  });
  const logs = new LoggerProvider({
    resource,
    processors: [
      new BatchLogRecordProcessor({
        exporter: new (load('logs').OTLPLogExporter)(options(encoding, compression, '/v1/logs')),
      }),
    ],
  });
  const metrics = new MeterProvider({
    resource,
    views: [{ instrumentName: 'size', aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
    readers: [
      new PeriodicExportingMetricReader({
        exportIntervalMillis: 3600_000,
        exporter: new (load('metrics').OTLPMetricExporter)({
          ...options(encoding, compression, '/v1/metrics'),
          temporalityPreference:
            compression === 'gzip' ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE,
        }),
      }),
    ],
  });
  const tracer = spans.getTracer('sender', '1.0.0');
  const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 1 };
  const span = tracer.startSpan('handle', {
    kind: SpanKind.SERVER,
    links: [{ context: caller, attributes: { why: 'batch' } }],
    attributes: { 'faas.invocation_id': `req-${service}`, big: 9007199254740991, ratio: 0.5, tags: ['a', 'b'] },
  });
  const error = Object.assign(new Error('no such table'), { name: 'ResourceNotFoundException' });
  span.recordException(error);
  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  logs.getLogger('sender', '2').emit({
    severityNumber: SeverityNumber.ERROR,
    severityText: 'ERROR',
    eventName: 'order.failed',
    body: { msg: 'could not write the order', order: { id: 41, parts: [1, 'two'] } },
    attributes: { 'http.route': '/orders' },
    context: trace.setSpan(context.active(), span),
  });
  span.end();
  const meter = metrics.getMeter('sender');
  meter.createCounter('orders', { unit: '1' }).add(3, { shop: 'a' });
  meter.createUpDownCounter('open').add(-2);
  meter.createGauge('load').record(0.75);
  meter.createHistogram('latency', { unit: 'ms' }).record(12);
  meter.createHistogram('size').record(300);
  await Promise.all([spans.shutdown(), logs.shutdown(), metrics.shutdown()]);
  const { traceId, spanId } = span.spanContext();
  return { service, traceId, spanId };
}

async function main() {
  const sent = [];
  for (const encoding of Object.keys(packages)) {
    for (const compression of ['none', 'gzip']) sent.push(await send(encoding, compression));
  }
  process.stdout.write(JSON.stringify(sent));
}

main().catch((error) => {
  process.stderr.write(String(error.stack));
  process.exit(1);
});
