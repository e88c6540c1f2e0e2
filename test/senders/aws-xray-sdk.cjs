/**
 * A program that is traced with the X-Ray SDK: AWS_XRAY_DAEMON_ADDRESS=HOST:PORT node aws-xray-sdk.cjs. It sends over
 * UDP as to the daemon, and writes the id of its trace to standard output.
 */
const xray = require('aws-xray-sdk-core');

xray.enableManualMode();
xray.setContextMissingStrategy('IGNORE_ERROR');
const segment = new xray.Segment('checkout');
segment.http = { request: { method: 'POST', url: 'https://shop.example/orders' }, response: { status: 500 } };
segment.addAnnotation('order', 'o-41');
segment.addMetadata('items', [1, 2]);

const payment = segment.addNewSubsegment('pay.example.com');
payment.namespace = 'remote';
payment.addError(new TypeError('items is not iterable'));
payment.close();
const table = segment.addNewSubsegment('DynamoDB');
table.namespace = 'aws';
table.addAttribute('aws', { operation: 'PutItem', table_name: 'orders', region: 'eu-west-1' });
table.close();
segment.addFaultFlag();
segment.close();
process.stdout.write(JSON.stringify({ traceId: segment.trace_id, spanId: segment.id, paymentId: payment.id }));
setTimeout(() => undefined, 300);
