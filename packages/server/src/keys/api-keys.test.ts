import { createHash } from 'node:crypto';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../__fixtures__/fake-engine.js';
import { openApiKeys } from './api-keys.js';
import { keptKey } from './first-key.js';

const clock = fixedClock(1_700_000_000_000);

describe('openApiKeys', () => {
  it('records the first key as a hash only', async () => {
    const store = createFakeEngine().workspace.apiKeys;
    await openApiKeys(store, 'secret', 'default', clock);
    const records = await store.list('default');
    expect(records).toHaveLength(1);
    expect(records[0]?.sha256).toBe(createHash('sha256').update('secret').digest('hex'));
    expect(JSON.stringify(records)).not.toContain('secret');
  });

  it('revokes the first key that was in force before', async () => {
    const store = createFakeEngine().workspace.apiKeys;
    await openApiKeys(store, 'old', 'default', clock);
    const keys = await openApiKeys(store, 'new', 'default', clock);
    expect([await keys.accept('old'), (await keys.accept('new'))?.workspaceId]).toEqual([undefined, 'default']);
  });

  it('accepts further keys of the store until they are revoked', async () => {
    const store = createFakeEngine().workspace.apiKeys;
    const sha256 = createHash('sha256').update('second').digest('hex');
    await store.create({
      id: 'k2',
      workspaceId: 'w',
      name: 'CI',
      sha256,
      scope: 'read',
      createdAt: '2023-01-01T00:00:00Z',
    });
    const keys = await openApiKeys(store, 'first', 'w', clock);
    expect(await keys.accept('second')).toEqual({ id: 'k2', workspaceId: 'w', scope: 'read', first: false });
    expect(await keys.acceptForIngest('second')).toBeUndefined();
    expect((await keys.acceptForIngest('first'))?.first).toBe(true);
    await store.revoke('w', 'k2', '2023-01-02T00:00:00Z');
    expect(await (await openApiKeys(store, 'first', 'w', clock)).accept('second')).toBeUndefined();
  });
});

describe('keptKey', () => {
  it('replaces a file that holds no key of ours and closes it to others', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-key-'));
    await writeFile(join(dataDir, 'api-key'), 'damaged', { mode: 0o644 });
    const key = await keptKey(dataDir);
    expect(await readFile(join(dataDir, 'api-key'), 'utf8')).toBe(`${key}\n`);
    expect((await stat(join(dataDir, 'api-key'))).mode & 0o777).toBe(0o600);
  });
});
