import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../model/log.js';
import { startPostgres } from './__fixtures__/throwaway-postgres.js';
import { openWorkspaceStore } from './open-workspace-store.js';
import { workspaceStoreContract } from './workspace-store.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'workspace store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

workspaceStoreContract('libSQL file', () => openWorkspaceStore({ dataDir: folder, logger: silentLogger }));

describe('openWorkspaceStore', () => {
  it('keeps its file to its owner', async () => {
    const store = await openWorkspaceStore({ dataDir: folder, logger: silentLogger });
    await store.settings.save('w', 'a', 'b');
    expect(statSync(join(folder, 'workspace.db')).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('lives in memory without a folder', async () => {
    const store = await openWorkspaceStore({ logger: silentLogger });
    await store.settings.save('w', 'a', 'b');
    const saved = store.database.kysely.transaction().execute(async () => 'done');
    expect(await saved).toBe('done');
    expect(await store.settings.find('w', 'a')).toBe('b');
    await store.close();
  });

  it('raises STORE_UNAVAILABLE when there is no database', async () => {
    const opened = openWorkspaceStore({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', logger: silentLogger });
    await expect(opened).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});

const postgres = await startPostgres(process.env);
if (postgres === undefined) {
  const required = process.env.CI === 'true';
  describe('WorkspaceStore: PostgreSQL', () => {
    it.skipIf(!required)('needs TEST_DATABASE_URL or PostgreSQL on this machine', () => {
      expect.unreachable('no PostgreSQL was found, and CI=true allows no skip');
    });
  });
} else {
  workspaceStoreContract('PostgreSQL', () => openWorkspaceStore({ databaseUrl: postgres.url, logger: silentLogger }));
  afterAll(() => postgres.stop());
}
