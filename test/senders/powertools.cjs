/**
 * A function that logs and measures with Powertools for AWS Lambda: node powertools.cjs. Its lines, among them metrics
 * in the embedded format, go to standard output between the lines that the platform writes.
 */
// Lambda writes both streams of a function into its log group.
process.stderr.write = process.stdout.write.bind(process.stdout);

const { Logger } = require('@aws-lambda-powertools/logger');
const { Metrics } = require('@aws-lambda-powertools/metrics');

const requestId = '8f507cfc-1111-4697-b07a-ac58fc914c96';
const logger = new Logger({ serviceName: 'payments', logLevel: 'INFO' });
const metrics = new Metrics({ namespace: 'shop', serviceName: 'payments' });
logger.addContext({
  functionName: 'charge-card',
  functionVersion: '7',
  memoryLimitInMB: '128',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:charge-card',
  awsRequestId: requestId,
});

process.stdout.write(`START RequestId: ${requestId} Version: 7\n`);
logger.info('charging', { orderId: 'o-41' });
metrics.addDimension('tenant', 'acme');
metrics.addMetric('chargeLatency', 'Milliseconds', 100);
metrics.addMetric('chargeLatency', 'Milliseconds', 140);
metrics.addMetric('charged', 'Count', 1);
metrics.publishStoredMetrics();
logger.error('the card was declined', new RangeError('limit exceeded'));
process.stdout.write(`END RequestId: ${requestId}\n`);
process.stdout.write(
  `REPORT RequestId: ${requestId}\tDuration: 12.50 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\n`,
);
