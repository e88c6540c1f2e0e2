/** An application that logs with winston and Baselime's transport: node winston.cjs OPTIONS, as JSON for the transport. */
const [, , options] = process.argv;
const winston = require('winston');
const { BaselimeTransport } = require('@baselime/winston-transport');
const logger = winston.createLogger({ transports: [new BaselimeTransport(JSON.parse(options))] });

logger.info('hello winston', { cart: 3 });
logger.error('checkout failed', { requestId: 'req-2', error: 'card is undefined' });
