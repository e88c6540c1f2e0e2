/** What nobody clicks: pictures that suppliers upload, stock messages from the warehouse, the report on a schedule. */
import { dynamoDb, failureOf, receivedFrom, s3 } from '../calls.js';
import { type Ending, invoke, type Run } from '../invocation.js';
import { type Random, randomOf } from '../random.js';
import { newTraceId, type Scene } from '../scene.js';
import { PRODUCTS } from '../shop.js';
import { MINUTE_MS } from '../truth.js';

const done: Ending = { how: 'returned' };
/** Lambda runs a failed asynchronous invocation again after one and after two minutes. */
const ASYNC_RETRY_MS = [MINUTE_MS, 2 * MINUTE_MS] as const;

export function resizeImage(scene: Scene, random: Random, at: number): void {
  const big = scene.broken('images-too-big', at) && random.chance(0.6);
  const sizeMb = big ? random.between(24, 48) : random.around(3.2, 0.4);
  const key = `uploads/${random.pick(PRODUCTS)}/${random.hex(8)}.${big ? 'tiff' : 'jpg'}`;
  const traceId = newTraceId(random, at);
  const requestId = random.uuid();
  let start = at;
  for (const waitMs of [...ASYNC_RETRY_MS, 0]) {
    const outcome = invoke(
      {
        scene,
        random,
        name: 'resize-image',
        at: start,
        traceId,
        requestId,
        trigger: 'datasource',
        attributes: { 'aws.s3.key': key },
      },
      (run) => resize(run, key, sizeMb),
    );
    if (!outcome.failed) return;
    start = outcome.end + waitMs;
  }
}

function resize(run: Run, key: string, sizeMb: number): Ending {
  const { random } = run;
  run.log('INFO', `Resizing ${key} (${sizeMb.toFixed(1)} MB)`);
  run.call(s3(random, 'GetObject', 'shop-images', key, 30 + sizeMb * random.between(9, 14)));
  // A decoded picture takes about thirteen times its size in the file.
  run.memoryMb = Math.round(118 + sizeMb * 13 + random.between(0, 20));
  if (run.memoryMb > 512) {
    run.log('INFO', `Decoding ${key}`);
    run.spend(random.between(900, 2_400));
    return { how: 'killed' };
  }
  run.spend(180 + sizeMb * random.between(60, 90));
  run.call(s3(random, 'PutObject', 'shop-images', key.replace('uploads/', 'web/'), random.around(38)));
  run.log('INFO', `Wrote 3 sizes of ${key}`);
  return done;
}

export function syncInventory(scene: Scene, random: Random, at: number): void {
  const messageId = random.uuid();
  const attributes = receivedFrom('stock-updates', messageId, 1);
  const traceId = newTraceId(random, at);
  invoke({ scene, random, name: 'sync-inventory', at, traceId, trigger: 'pubsub', attributes }, (run) => {
    const articles = random.whole(3, 25);
    run.log('INFO', `Received message ${messageId} with ${articles} articles`);
    run.call(dynamoDb(random, 'BatchWriteItem', 'stock', random.around(16)));
    run.log('INFO', `Stock of ${articles} articles updated`);
    scene.meter.waited('stock-updates', { from: at, to: run.now });
    return done;
  });
}

/** The queue hands out the poison message again each time its visibility timeout ends. */
export const POISON_EVERY_MS = 75_000;

export function poisonMessage(scene: Scene, at: number, receiveCount: number): void {
  const from = at - (receiveCount - 1) * POISON_EVERY_MS;
  scene.meter.waited('stock-updates', { from, to: at + POISON_EVERY_MS });
  const fixed = randomOf(scene.seed, 'poison');
  const messageId = fixed.uuid();
  const sentTraceId = newTraceId(fixed, at - receiveCount * POISON_EVERY_MS);
  const random = randomOf(scene.seed, 'poison', receiveCount);
  const attributes = receivedFrom('stock-updates', messageId, receiveCount);
  invoke({ scene, random, name: 'sync-inventory', at, traceId: sentTraceId, trigger: 'pubsub', attributes }, (run) => {
    run.log('INFO', `Received message ${messageId}, receive count ${receiveCount}`);
    const failure = failureOf('SyntaxError', `Unexpected token '<', "<stock ver"... is not valid JSON`, [
      'JSON.parse (<anonymous>)',
      'parseMessage (/var/task/sync-inventory/message.js:8:15)',
      'Runtime.handler (/var/task/sync-inventory/index.js:15:21)',
    ]);
    return { how: 'threw', failure };
  });
}

/** Orders that the report renders: they grow all day until the old ones are archived. */
function ordersToRender(scene: Scene, at: number): number {
  const minutesBefore = (scene.anchor - at) / MINUTE_MS;
  return minutesBefore > 126 ? 640_000 - (minutesBefore - 126) * 1_060 : 190_000 + (126 - minutesBefore) * 300;
}

const RENDER_PER_SECOND = 21_000;

export function exportReport(scene: Scene, random: Random, at: number): void {
  const traceId = newTraceId(random, at);
  invoke(
    {
      scene,
      random,
      name: 'export-report',
      at,
      traceId,
      trigger: 'timer',
      attributes: { 'faas.cron': 'rate(2 minutes)' },
    },
    (run) => {
      const orders = Math.round(ordersToRender(scene, at) * random.between(0.995, 1.005));
      const overdue = scene.broken('report-too-long', at);
      // Outside the incident the render stays below the limit, however noisy.
      const seconds = overdue
        ? Math.max(31, orders / RENDER_PER_SECOND + 3)
        : Math.min(27.5, orders / RENDER_PER_SECOND);
      run.log('INFO', `Exporting ${orders} orders`);
      const parts = 8;
      for (let part = 1; part <= parts; part += 1) {
        run.call(dynamoDb(random, 'Scan', 'orders', random.around(46, 0.15)));
        run.spend((seconds * 1000) / parts);
        if (run.now - at > 29_400) return { how: 'timed-out' };
        if (part % 2 === 0) run.log('INFO', `Rendered ${Math.round((orders * part) / parts)} of ${orders} orders`);
      }
      run.call(
        s3(
          random,
          'PutObject',
          'shop-reports',
          `orders/${new Date(at).toISOString().slice(0, 16)}.csv`,
          random.around(210),
        ),
      );
      run.log('INFO', 'Report written');
      return done;
    },
  );
}
