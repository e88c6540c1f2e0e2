/** An order from the click to the receipt: place-order, reserve-stock, charge-card, and send-receipt behind a queue. */
import { dynamoDb, failureOf, mailDude, payNorth, receivedFrom, sqsSend } from '../calls.js';
import { type Ending, invoke, type Run } from '../invocation.js';
import type { Random } from '../random.js';
import type { Scene } from '../scene.js';
import { ACCOUNT, type Customer, MAIL_HOST, PRODUCTS, tableArn } from '../shop.js';
import { throughGateway } from './gateway.js';

interface Order {
  readonly id: string;
  readonly customer: Customer;
  readonly items: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[];
  readonly total: number;
}

const answered = (status: number): Ending => ({ how: 'returned', status });

function newOrder(scene: Scene, random: Random): Order {
  const items = Array.from({ length: random.whole(1, 4) }, () => ({
    sku: random.pick(PRODUCTS),
    quantity: random.whole(1, 2),
    price: random.whole(9, 140) + 0.9,
  }));
  const total = items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return { id: `ord_${random.hex(10)}`, customer: scene.customer(random), items, total: Math.round(total * 100) / 100 };
}

export function placeOrder(scene: Scene, random: Random, at: number): void {
  const order = newOrder(scene, random);
  const { customer } = order;
  const messageId = random.uuid();
  let receiptFrom: { readonly traceId: string; readonly spanId: string } | undefined;
  const request = { method: 'POST', route: '/orders', path: '/orders', customer } as const;
  const outcome = throughGateway(scene, random, at, request, (caller) =>
    invoke({ scene, random, name: 'place-order', trigger: 'http', ...caller }, (run) => {
      const ending = handleOrder(scene, run, order, messageId);
      if (ending.how === 'returned' && ending.status === 201)
        receiptFrom = { traceId: run.traceId, spanId: run.spanId };
      return ending;
    }),
  );
  if (receiptFrom !== undefined)
    sendReceipt(scene, random, outcome.end + random.between(40, 400), order, messageId, receiptFrom);
}

function handleOrder(scene: Scene, run: Run, order: Order, messageId: string): Ending {
  run.log('INFO', `Order ${order.id} received: ${order.items.length} items, ${order.total} EUR`);
  const stock = run.invoke('reserve-stock', (inner) => reserveStock(scene, inner, order));
  if (stock.failed) return refused(run, `Order ${order.id}: could not reserve stock, reserve-stock failed`);
  const throttled = storeOrder(scene, run, order);
  if (throttled !== undefined) return throttled;
  const charge = run.invoke('charge-card', (inner) => chargeCard(scene, inner, order));
  if (charge.failed) return refused(run, `Order ${order.id}: could not take the payment, charge-card failed`);
  if (charge.status === 402) {
    run.log('WARN', `Order ${order.id}: the card was declined`);
    return answered(402);
  }
  run.call(sqsSend(run.random, 'receipts', messageId));
  scene.event('shop-events', run.now, orderPlaced(run, order));
  run.log('INFO', `Order ${order.id} placed`);
  return answered(201);
}

function refused(run: Run, message: string): Ending {
  run.log('ERROR', message);
  return answered(502);
}

function orderPlaced(run: Run, order: Order): object {
  const { id, name, email, ip, city } = order.customer;
  return {
    timestamp: Math.floor(run.now),
    level: 'info',
    message: 'order placed',
    namespace: 'place-order',
    traceId: run.traceId,
    requestId: run.requestId,
    orderId: order.id,
    customer: { id, name, email, address: { city } },
    clientIp: ip,
    cart: { items: order.items, total: order.total, currency: 'EUR' },
  };
}

function reserveStock(scene: Scene, run: Run, order: Order): Ending {
  run.log('INFO', `Reserving ${order.items.length} items for ${order.id}`);
  if (scene.broken('stock-permission-lost', run.now)) {
    const role = `arn:aws:sts::${ACCOUNT}:assumed-role/shop-reserve-stock-v2/reserve-stock`;
    const failure = failureOf(
      'AccessDeniedException',
      `User: ${role} is not authorized to perform: dynamodb:UpdateItem on resource: ${tableArn('stock')} because no identity-based policy allows the dynamodb:UpdateItem action`,
      [
        'throwDefaultError (/var/task/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)',
        'async reserve (/var/task/reserve-stock/stock-table.js:41:5)',
        'async Runtime.handler (/var/task/reserve-stock/index.js:18:20)',
      ],
    );
    run.call(dynamoDb(run.random, 'UpdateItem', 'stock', run.random.around(14), { failure, status: 400 }));
    return { how: 'threw', failure };
  }
  run.call(dynamoDb(run.random, 'UpdateItem', 'stock'));
  run.log('INFO', `Stock reserved for ${order.id}`);
  return answered(200);
}

/** Writes the order; undefined when it is stored. */
function storeOrder(scene: Scene, run: Run, order: Order): Ending | undefined {
  const { random } = run;
  if (!scene.broken('orders-throttled', run.now) || random.chance(0.12)) {
    run.call(dynamoDb(random, 'PutItem', 'orders'));
    return undefined;
  }
  run.log('WARN', `DynamoDB throttles PutItem on orders, trying again (attempt 2 of 4)`);
  const failure = failureOf(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
    [
      'throwDefaultError (/var/task/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)',
      'async storeOrder (/var/task/place-order/orders-table.js:63:3)',
      'async Runtime.handler (/var/task/place-order/index.js:52:16)',
    ],
  );
  run.call(dynamoDb(random, 'PutItem', 'orders', random.between(1_100, 2_400), { failure, status: 400 }));
  // Each of the four attempts was refused.
  for (let attempt = 0; attempt < 4; attempt += 1) scene.meter.refused('orders', 'PutItem', run.now);
  run.log('ERROR', `Order ${order.id} could not be stored`);
  return { how: 'threw', failure };
}

function chargeCard(scene: Scene, run: Run, order: Order): Ending {
  const { random } = run;
  if (scene.broken('payment-setting-missing', run.now)) {
    run.spend(random.between(1, 3));
    return {
      how: 'threw',
      failure: failureOf('Error', 'Environment variable PAYNORTH_API_URL is not set', [
        'requireSetting (/var/task/charge-card/settings.js:9:11)',
        'Runtime.handler (/var/task/charge-card/index.js:12:22)',
      ]),
    };
  }
  run.log('INFO', `Charging ${order.total} EUR for ${order.id}`);
  const typicalMs = scene.distracted('slowPayments', run.now) ? 1_050 : 260;
  const declined = random.chance(0.03);
  run.call(payNorth({ durationMs: random.around(typicalMs), status: declined ? 402 : 201 }));
  run.log('INFO', declined ? `Charge for ${order.id} declined by the bank` : `Charge for ${order.id} accepted`);
  return answered(declined ? 402 : 201);
}

const RECEIVE_LIMIT = 3;
const VISIBILITY_MS = 45_000;

/** The queue delivers again when a run fails; after the third time the message goes to the dead-letter queue. */
function sendReceipt(
  scene: Scene,
  random: Random,
  at: number,
  order: Order,
  messageId: string,
  from: { readonly traceId: string; readonly spanId: string },
): void {
  for (let count = 1, start = at; count <= RECEIVE_LIMIT; count += 1) {
    const outcome = invoke(
      {
        scene,
        random,
        name: 'send-receipt',
        at: start,
        traceId: from.traceId,
        parentSpanId: from.spanId,
        trigger: 'pubsub',
        attributes: receivedFrom('receipts', messageId, count),
      },
      (run) => deliver(scene, run, order),
    );
    if (!outcome.failed || count === RECEIVE_LIMIT) scene.meter.waited('receipts', { from: at, to: outcome.end });
    if (!outcome.failed) return;
    start = outcome.end + VISIBILITY_MS;
  }
}

function deliver(scene: Scene, run: Run, order: Order): Ending {
  const { random } = run;
  run.log('INFO', `Sending the receipt of ${order.id} to ${order.customer.email}`);
  const down = scene.broken('maildude-down', run.now) && !random.chance(0.05);
  const hiccup = !down && random.chance(0.01);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    if (!down && !(hiccup && attempt === 1)) {
      run.call(mailDude({ durationMs: random.around(180), status: 202 }));
      run.log('INFO', `Receipt of ${order.id} accepted by MailDude`);
      return answered(200);
    }
    if (random.chance(0.7)) {
      run.call(mailDude({ durationMs: random.around(95), status: 503 }));
      run.log('WARN', `MailDude answered 503 Service Unavailable (attempt ${attempt} of 3)`);
    } else {
      const frames = ['TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)'];
      const failure = failureOf('Error', 'connect ECONNREFUSED 203.0.113.25:443', frames);
      run.call(mailDude({ durationMs: random.around(6), failure }));
      run.log('WARN', `No connection to ${MAIL_HOST}: ECONNREFUSED (attempt ${attempt} of 3)`);
    }
    run.spend(150 * 2 ** attempt);
  }
  return {
    how: 'threw',
    failure: failureOf('Error', 'MailDude is down', [
      'sendMail (/var/task/send-receipt/mail-dude.js:27:11)',
      'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
      'async Runtime.handler (/var/task/send-receipt/index.js:21:3)',
    ]),
  };
}
