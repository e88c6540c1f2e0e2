/** The demo's data folder: emptied at each start, and therefore guarded by a marker that says it is ours. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '@baselime-ai/engine';

export const MARKER = 'baselime-demo.json';

/**
 * Makes an empty folder at `path`. Raises CONFIG_INVALID when it holds anything and no marker of ours, and
 * STORE_DATA_DIR_LOCKED while the demo that wrote the marker still runs. `isAlive` tells whether a process runs.
 */
export async function emptyDemoFolder(
  path: string,
  pid: number = process.pid,
  isAlive: (pid: number) => boolean = processRuns,
): Promise<void> {
  await mkdir(path, { recursive: true });
  const entries = await readdir(path);
  const marker = entries.includes(MARKER) ? await readMarker(join(path, MARKER)) : undefined;
  if (entries.length > 0 && marker === undefined) {
    const message = `The folder ${path} holds something that is not the demo's. Name another with BASELIME_DATA_DIR.`;
    throw new EngineError('CONFIG_INVALID', message);
  }
  if (marker !== undefined && marker.pid !== pid && isAlive(marker.pid)) {
    const message = `A demo already runs in ${path}. Stop it, or name another folder with BASELIME_DATA_DIR.`;
    throw new EngineError('STORE_DATA_DIR_LOCKED', message);
  }
  // The marker goes last and comes back first, so that a stop in between leaves a folder that is still ours.
  for (const entry of entries) {
    if (entry !== MARKER) await rm(join(path, entry), { recursive: true, force: true });
  }
  await writeFile(join(path, MARKER), `${JSON.stringify({ what: 'demo data; emptied at each start', pid })}\n`);
}

async function readMarker(path: string): Promise<{ readonly pid: number } | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    return typeof value.pid === 'number' ? { pid: value.pid } : undefined;
  } catch {
    return undefined;
  }
}

function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
