/**
 * Baselime's own SDK around a Lambda handler that throws: node baselime-node-opentelemetry.cjs COLLECTOR_URL KEY
 * `start()` has to come before `/lambda` is required; otherwise the root span is silently missing.
 */
const [, , collectorUrl, baselimeKey] = process.argv;
const { BaselimeSDK } = require('@baselime/node-opentelemetry');
new BaselimeSDK({ collectorUrl, baselimeKey, service: 'mailer', serverless: true }).start();
const { withOpenTelemetry } = require('@baselime/node-opentelemetry/lambda');

const handler = withOpenTelemetry(async () => {
  throw new TypeError("Cannot read properties of undefined (reading 'address')");
});
const context = {
  functionName: 'send-receipt',
  functionVersion: '3',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:send-receipt',
  memoryLimitInMB: '128',
  awsRequestId: '8f507cfc-xmpl-4697-b07a-ac58fc914c95',
  logGroupName: '/aws/lambda/send-receipt',
  logStreamName: '2026/01/01/[$LATEST]1',
  getRemainingTimeInMillis: () => 3000,
};
handler({ Records: [] }, context)
  .then(() => process.exit(1))
  .catch(() => setTimeout(() => process.exit(0), 300));
