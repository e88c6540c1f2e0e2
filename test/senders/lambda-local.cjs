/**
 * Runs lambda/handler.cjs under lambda-local with OpenTelemetry's own Lambda instrumentation:
 * node lambda-local.cjs URL KEY. Spans go to URL; the function's log lines go to standard output, as in Lambda.
 */
const path = require('node:path');
const [, , url, key] = process.argv;
process.env.LAMBDA_TASK_ROOT = path.join(__dirname, 'lambda');
process.env._HANDLER = 'handler.handler';
process.env.AWS_LAMBDA_FUNCTION_NAME = 'charge-card';
process.env.AWS_REGION = 'eu-west-1';

const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { AwsLambdaInstrumentation } = require('@opentelemetry/instrumentation-aws-lambda');
const { resourceFromAttributes } = require('@opentelemetry/resources');
const { NodeTracerProvider, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-node');
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-proto');

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'billing', 'faas.name': 'charge-card' }),
  spanProcessors: [
    new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${url}/v1/traces`, headers: { 'x-api-key': key } })),
  ],
});
provider.register();
registerInstrumentations({ instrumentations: [new AwsLambdaInstrumentation()], tracerProvider: provider });

const lambdaLocal = require('lambda-local');
lambdaLocal
  .execute({
    lambdaPath: path.join(__dirname, 'lambda', 'handler.cjs'),
    lambdaHandler: 'handler',
    event: { orderId: 41 },
    timeoutMs: 3000,
    verboseLevel: 3,
  })
  .then(() => process.exit(1))
  .catch(() => provider.shutdown())
  .then(() => process.exit(0));
