import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDemoFolder, MARKER } from './demo-folder.js';

describe('emptyDemoFolder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-folder-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));

  it('empties a folder that a demo left', async () => {
    await emptyDemoFolder(folder, 1, () => false);
    await writeFile(join(folder, 'old'), 'x');
    await emptyDemoFolder(folder, 2, () => false);
    expect(await readdir(folder)).toEqual([MARKER]);
  });

  it('refuses a folder that is not ours and leaves it alone', async () => {
    await writeFile(join(folder, 'thesis.tex'), 'x');
    await expect(emptyDemoFolder(folder)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(await readdir(folder)).toEqual(['thesis.tex']);
  });

  it('refuses while another demo runs in it', async () => {
    await emptyDemoFolder(folder, 1, () => false);
    await expect(emptyDemoFolder(folder, 2, () => true)).rejects.toMatchObject({ code: 'STORE_DATA_DIR_LOCKED' });
  });
});
