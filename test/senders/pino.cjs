/** An application that logs with pino: node pino.cjs TARGET OPTIONS, where OPTIONS is JSON for the transport. */
const [, , target, options] = process.argv;
const pino = require('pino');
const transport = pino.transport({ target, options: JSON.parse(options) });
const logger = pino({ level: 'trace' }, transport);

logger.info({ cart: 3, nested: { password: 'hunter2' } }, 'checkout started');
logger.warn({ requestId: 'req-1', traceId: '5b8efff798038103d269b633813fc60c' }, 'payment is slow');
logger.error({ err: new TypeError('card is undefined'), requestId: 'req-1' }, 'checkout failed');
logger.fatal('giving up');
transport.on('ready', () => setTimeout(() => transport.end(), 1200));
