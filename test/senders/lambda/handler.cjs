/** A Lambda function as a team writes it, with Powertools logging, that fails on an order without a customer. */
const { Logger } = require('@aws-lambda-powertools/logger');
const logger = new Logger({ serviceName: 'billing' });

exports.handler = async (event, context) => {
  logger.addContext(context);
  logger.info('charging the card', { orderId: event.orderId });
  try {
    return { statusCode: 200, body: event.customer.card };
  } catch (error) {
    logger.error('could not charge the card', error);
    throw error;
  }
};
