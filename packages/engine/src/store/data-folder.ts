/** The folder that everything embedded lives in: made and tried before anything is opened in it. */
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EngineError } from '../model/errors.js';

/** Makes the folder, readable by its owner only, where it is missing. Raises CONFIG_INVALID when nothing can be kept in it. */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  const path = resolve(dataDir);
  try {
    await make(path);
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const message = `${path} ${REASONS[code] ?? 'cannot be made or written'}.`;
    throw new EngineError('CONFIG_INVALID', `${message} Set BASELIME_DATA_DIR to a folder that can be written.`, {
      cause: error,
      details: [{ path: 'BASELIME_DATA_DIR', message }],
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: 'is a file, or below one',
  EACCES: 'needs rights that this program does not have',
  EPERM: 'needs rights that this program does not have',
  EROFS: 'is on a file system that is mounted read-only',
  ENOSPC: 'is on a disk that is full',
};

/** One folder after the other: Node's own recursive way never ends where a folder exists that takes none. */
async function make(path: string): Promise<void> {
  const parent = dirname(path);
  const failure = await tryMake(path);
  if (failure === undefined || failure.code === 'EEXIST') return;
  const parentIsMissing = await stat(parent).then(
    () => false,
    () => true,
  );
  if (failure.code !== 'ENOENT' || !parentIsMissing || parent === path) throw failure;
  await make(parent);
  await mkdir(path, { mode: 0o700 });
}

const tryMake = (path: string): Promise<NodeJS.ErrnoException | undefined> =>
  mkdir(path, { mode: 0o700 }).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );
