import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../../ingest/__fixtures__/context.js';
import { enrichBatch } from '../../ingest/enrich/enrich-batch.js';
import { decodeEventsApi } from '../../ingest/events-api.js';
import { RecentTold } from './recent-told.js';

const id = '8b27d8a1-0000-4000-8000-000000000001';
const exit = `RequestId: ${id} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`;
const report = `REPORT RequestId: ${id}\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tStatus: error\tError Type: Runtime.ExitError`;
const decoded = (message: string) =>
  decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, bytesOf([{ message }])).events;

describe('RecentTold', () => {
  const after = (environment: string, isStored: boolean) => {
    const recent = new RecentTold();
    const first = recent.batch('default');
    enrichBatch(decoded(exit), first);
    if (isStored) first.remember();
    return enrichBatch(decoded(report), recent.batch(environment))[0];
  };
  it('lets a REPORT line of a later batch be no kind of error beside the failure', () => {
    expect(after('default', true)).toMatchObject({ isError: true, requestId: id });
    expect(after('default', true)).not.toHaveProperty('fingerprint');
  });
  it('counts only what was stored, and only in its environment', () => {
    expect(after('default', false)?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(after('other', true)?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});
