import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { silentLogger } from '../../model/log.js';
import { sql } from '../sql.js';
import { openTelemetryStore } from './open-telemetry-store.js';

const folder = mkdtempSync(join(tmpdir(), 'durability-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SERVER = fileURLToPath(new URL('./__fixtures__/appending-server.ts', import.meta.url));

/** Runs the server in a process group of its own and kills all of it `afterMs` after its first acknowledgment; what it acknowledged. */
async function killedServer(first: number, afterMs: number): Promise<readonly string[]> {
  const server = spawn(process.execPath, ['--import', 'tsx', SERVER, folder, String(first)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  const acknowledged = (): number => printed.split('\n').length - 2; // the first line says that it is open
  server.stdout.on('data', (chunk) => {
    const before = acknowledged();
    printed += String(chunk);
    if (before < 1 && acknowledged() >= 1) setTimeout(() => process.kill(-(server.pid ?? 0), 'SIGKILL'), afterMs);
  });
  await new Promise((resolve) => server.once('close', resolve));
  return printed
    .split('\n')
    .slice(1, -1)
    .flatMap((line) => {
      const [from = 0, to = 0] = line.split(' ').map(Number);
      return Array.from({ length: to - from }, (_, index) => String(from + index));
    });
}

describe('an acknowledged event', () => {
  it('survives kill -9 of every process, and is stored once', async () => {
    const acknowledged: string[] = [];
    // The moments are spread over several inserts and differ in phase, so that some fall into the middle of one.
    for (const [round, afterMs] of [120, 273, 431, 602].entries()) {
      acknowledged.push(...(await killedServer(round * 1_000_000, afterMs)));
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    const store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
    const found = await store.select<{ name: string; copies: number }>(
      sql`SELECT name, count() AS copies FROM baselime.events WHERE environment = 'kill' GROUP BY name`,
      { maxRows: 1_000_000 },
    );
    await store.close();
    const stored = new Set(found.rows.map(({ name }) => name));
    expect(acknowledged.filter((name) => !stored.has(name))).toEqual([]);
    expect(found.rows.filter(({ copies }) => copies !== 1)).toEqual([]);
  }, 120_000);
});
