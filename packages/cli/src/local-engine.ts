/** An engine for one command: a folder of its own that is gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, createEngine, type Engine, silentLogger, systemClock } from '@baselime-ai/engine';
import { readConfig } from '@baselime-ai/server/config';
import type { Environment } from './context.js';

export const LOCAL_ACTOR: Actor = { workspaceId: 'default', environment: 'default', actor: 'cli' };

/** Opens, lends and removes the engine, whatever `use` does. Raises CONFIG_INVALID and what the engine raises. */
export async function withLocalEngine<T>(environment: Environment, use: (engine: Engine) => Promise<T>): Promise<T> {
  const { model, ignoreFile, countingMs } = readConfig(environment);
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-ai-'));
  try {
    const engine = await createEngine({
      dataDir,
      model,
      clock: systemClock,
      logger: silentLogger,
      ...(ignoreFile === undefined ? {} : { ignoreFile }),
      ...(countingMs === undefined ? {} : { countingMs }),
    });
    try {
      return await use(engine);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
