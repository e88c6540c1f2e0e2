/**
 * What Baselime's SDK does in ways of its own: node baselime-sdk-habits.cjs COLLECTOR_URL KEY HABIT
 * `answers-500` returns a failure, `runs-out-of-time` is ended by the SDK's guard, `is-unnamed` sets no service.
 */
const [, , collectorUrl, baselimeKey, habit] = process.argv;
const service = habit === 'is-unnamed' ? undefined : 'shop';
const { BaselimeSDK } = require('@baselime/node-opentelemetry');
new BaselimeSDK({ collectorUrl, baselimeKey, service, namespace: 'ignored', serverless: true }).start();
const { withOpenTelemetry } = require('@baselime/node-opentelemetry/lambda');

const handlers = {
  'answers-500': async () => ({ statusCode: 500, body: 'no' }),
  'runs-out-of-time': () => new Promise((resolve) => setTimeout(() => resolve({ statusCode: 200 }), 700)),
  'is-unnamed': async () => ({ statusCode: 200 }),
};
const endsAt = Date.now() + 800;
const context = {
  functionName: `fn-${habit}`,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:fn-${habit}`,
  memoryLimitInMB: '128',
  awsRequestId: `request-${habit}`,
  logGroupName: `/aws/lambda/fn-${habit}`,
  logStreamName: 's',
  getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
};
const captured = { captureEvent: true, captureResponse: true };
withOpenTelemetry(handlers[habit], captured)(
  { httpMethod: 'GET', headers: { Authorization: 'Bearer hunter2' }, body: '{"orderId":41}' },
  context,
).then(
  () => setTimeout(() => process.exit(0), 400),
  () => process.exit(1),
);
