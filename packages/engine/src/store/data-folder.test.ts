import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataFolder } from './data-folder.js';

describe('the data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'data-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made with those above it, for its owner only, and may be there already', async () => {
    const path = join(folder, 'a/b/c');
    await prepareDataFolder(path);
    await prepareDataFolder(path);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('is no file, and not below one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'below')]) {
      await expect(prepareDataFolder(path)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        publicMessage: expect.stringContaining('is a file, or below one'),
        details: [{ path: 'BASELIME_DATA_DIR' }],
      });
    }
  });

  it.runIf(existsSync('/proc'))('is refused at once where no folder can be made', async () => {
    await expect(prepareDataFolder('/proc/none/here')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
