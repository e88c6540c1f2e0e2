/** Ordinary traffic of six hours, and what merely looks suspicious. */
import { type Ran, request, type Work } from './request.js';
import type { World } from './world.js';

const MINUTE_MS = 60_000;

export interface Traffic {
  /** What a healthy request of the worker does. */
  readonly healthy: () => Work;
  /** What a request does while the fault lasts; undefined for one that is not hit. */
  readonly planted?: (index: number) => Work | undefined;
  /** Requests before the fault, and while it lasts. */
  readonly before?: number;
  readonly during?: number;
  readonly peak?: boolean;
}

/** The requests while the fault lasted, oldest first. */
export function traffic(
  world: World,
  { healthy, planted, before = 42, during = 16, peak = true }: Traffic,
): readonly Ran[] {
  const { random, now, since } = world;
  const begin = now - 5.8 * 3_600_000;
  for (let index = 0; index < before; index += 1)
    request(world, begin + ((since - begin) * (index + random.next())) / before - 1_000, healthy());
  if (peak) {
    const at = now - random.int(150, 210) * MINUTE_MS;
    for (let index = 0; index < 12; index += 1) request(world, at + index * 9_000 + random.int(0, 4_000), healthy());
  }
  const span = now - 90_000 - since;
  return Array.from({ length: during }, (_, index) => {
    const at = since + (span * index) / during + random.int(0, Math.floor(span / during / 2));
    const work = planted?.(index);
    const ran = request(world, at, work ?? healthy());
    return { ...ran, failed: work !== undefined };
  });
}

/** A deployment of somebody else, a neighbor that handles its errors, and a dependency that was always slow. */
export function distract(world: World): void {
  const { random, tape, since, now, siblings } = world;
  const [audit = '', notify = '', price = ''] = siblings;
  tape.record(
    'cloudtrail',
    change(since - random.int(3, 9) * MINUTE_MS, 'UpdateFunctionCode20150331v2', {
      functionName: notify,
      dryRun: false,
    }),
  );
  for (let index = 0; index < 10; index += 1) {
    const at = now - random.int(2, 340) * MINUTE_MS;
    const requestId = random.uuid();
    const more = { requestId, attempt: 1, err: { name: 'ThrottlingException', message: 'Rate exceeded' } };
    tape.json(notify, at, {
      level: 'WARN',
      message: 'send was throttled, trying again',
      time: new Date(at).toISOString(),
      ...more,
    });
    tape.json(notify, at + 180, {
      level: 'INFO',
      message: 'sent at the second attempt',
      time: new Date(at + 180).toISOString(),
      requestId,
    });
  }
  for (let index = 0; index < 12; index += 1) {
    const at = now - random.int(2, 340) * MINUTE_MS;
    const [requestId, tookMs] = [random.uuid(), random.int(3_600, 4_400)];
    tape.line(price, at, `START RequestId: ${requestId} Version: $LATEST`);
    tape.json(price, at + tookMs, { level: 'INFO', message: 'tariffs loaded', requestId, tookMs });
    tape.line(
      price,
      at + tookMs,
      `REPORT RequestId: ${requestId}\tDuration: ${tookMs}.00 ms\tBilled Duration: ${tookMs} ms\tMemory Size: 512 MB\tMax Memory Used: 140 MB\t`,
    );
  }
  tape.json(audit, now - 200 * MINUTE_MS, {
    level: 'ERROR',
    message: 'audit export skipped: nothing to export',
    requestId: random.uuid(),
  });
}

/** A record of CloudTrail. */
export function change(
  at: number,
  eventName: string,
  requestParameters: Readonly<Record<string, unknown>>,
  source = 'lambda.amazonaws.com',
): object {
  return {
    eventVersion: '1.10',
    eventTime: new Date(at).toISOString(),
    eventSource: source,
    eventName,
    eventType: 'AwsApiCall',
    awsRegion: 'eu-west-1',
    userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/deployer/ci' },
    requestParameters,
  };
}
