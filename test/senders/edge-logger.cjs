/**
 * An edge function that logs with @baselime/edge-logger inside a span: node edge-logger.cjs URL KEY [SERVICE NAMESPACE]
 * Prints the id of the trace.
 */
const [, , baselimeUrl, apiKey, service, namespace] = process.argv;
const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
const { BaselimeLogger } = require('@baselime/edge-logger');

const provider = new NodeTracerProvider();
provider.register();
const ctx = { waitUntil: (promise) => promise, passThroughOnException() {} };
const logger = new BaselimeLogger({ ctx, apiKey, baselimeUrl, service, namespace, requestId: 'edge-1' });

provider.getTracer('edge').startActiveSpan('fetch', (span) => {
  logger.info('hello edge', { country: 'NZ' });
  logger.warn('slow origin');
  logger.error(new RangeError('too many items'));
  span.end();
  logger.flush().then(() => {
    process.stdout.write(span.spanContext().traceId);
    process.exit(0);
  });
});
