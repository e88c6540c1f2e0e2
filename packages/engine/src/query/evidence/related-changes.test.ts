import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import { plainWeighing } from '../weighing.js';
import { readRelatedChanges } from './related-changes.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const instant = (minute: number) => fromEpochMillis(NOW + minute * 60_000);
const event = (minute: number, more: Partial<TelemetryEvent>): TelemetryEvent => ({
  id: newEventId(instant(minute)),
  environment: 'test',
  dataset: 'lambda-logs',
  service: 'shop',
  namespace: 'place-order',
  kind: 'log',
  timestamp: instant(minute),
  isError: false,
  data: {},
  ...more,
});
/** As CloudTrail records it: by the same role, in the same region, for every function. */
const change = (minute: number, functionName: string, eventName = 'UpdateFunctionCode20150331v2') =>
  event(minute, {
    dataset: 'cloudtrail',
    namespace: 'AWS/Lambda',
    service: 'default',
    data: {
      eventName,
      awsRegion: 'eu-west-1',
      userIdentity: { arn: 'arn:aws:sts::123456789012:assumed-role/place-order/deploy' },
      requestParameters: { functionName },
      responseElements: { functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}` },
    } satisfies JsonObject,
  });

const message =
  'User: arn:aws:sts::123456789012:assumed-role/place-order/place-order is not authorized to perform: dynamodb:PutItem';
const marker = event(0, { isError: true, message, data: { message } });
const call = event(0, {
  kind: 'span',
  isError: true,
  data: { cloud: { region: 'eu-west-1' }, aws: { dynamodb: { table_names: ['orders-by-day'] } } },
});

let folder: string;
let store: TelemetryStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'related-changes-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append([
    ...Array.from({ length: 30 }, (_, index) => change(-300 + index, 'place-order', 'UpdateFunctionConfiguration')),
    change(-40, 'get-cart'),
    change(-30, 'place-order'),
    change(-20, 'place-order-archive'),
    event(-15, {
      dataset: 'cloudtrail',
      data: { eventName: 'UpdateTable', requestParameters: { tableName: 'orders-by-day' } },
    }),
    event(-10, { dataset: 'markers', name: 'deployment', data: { version: '7' } }),
    event(-5, { dataset: 'markers', name: 'deployment', service: 'stock', data: { version: '8' } }),
  ]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('readRelatedChanges', () => {
  it('reads what names the function, what it calls or its service, and nothing for the region or the role alone', async () => {
    const found = await readRelatedChanges(
      {
        reader: createReader(store, 'test'),
        options: { timeoutMs: 20_000 },
        window: { from: instant(-30), to: instant(10) },
        baseline: { from: instant(-360), to: instant(-30) },
        marker,
        weighing: plainWeighing,
      },
      [marker, call],
    );
    const names = found.map(({ data, name }) => data.eventName ?? name);
    expect(names.slice(-4)).toEqual([
      'UpdateFunctionConfiguration',
      'UpdateFunctionCode20150331v2',
      'UpdateTable',
      'deployment',
    ]);
    expect(found.at(-3)?.timestamp).toBe(instant(-30));
    expect(found).toHaveLength(20);
  });
});
