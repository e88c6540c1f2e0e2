/**
 * A function that logs with @baselime/lambda-logger: node lambda-logger.cjs. The console writes as it does under Lambda's
 * Node.js runtime (time, request, level, text, between tabs), with the lines of the platform around.
 */
process.env.LOG_LEVEL = 'DEBUG';
const requestId = '8f507cfc-1111-4697-b07a-ac58fc914c95';
const write = (line) => process.stdout.write(`${line}\n`);
for (const level of ['debug', 'info', 'warn', 'error']) {
  console[level] = (text) => write(`${new Date().toISOString()}\t${requestId}\t${level.toUpperCase()}\t${text}`);
}
const { logger, wrap } = require('@baselime/lambda-logger');

const handler = wrap(async ({ orderId }) => {
  logger.info('order received', { orderId });
  logger.debug('cache miss');
  logger.error('order failed', { orderId }, new TypeError('items is not iterable'));
  throw new TypeError('items is not iterable');
});

write(`START RequestId: ${requestId} Version: 7`);
handler({ orderId: 41 })
  .catch(() => undefined)
  .then(() => {
    write(`END RequestId: ${requestId}`);
    write(
      `REPORT RequestId: ${requestId}\tDuration: 12.50 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\tInit Duration: 250.11 ms`,
    );
  });
