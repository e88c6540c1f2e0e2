/**
 * The time of large events in a process of its own, as the server is one: inside of a benchmark that holds all the texts
 * it measures with, the collection of *its* memory falls on the events. Run as a program, it prints the times as JSON.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.js';
import { LEVELS, type Level } from './ours.js';
import { setA } from './sets/a/set.js';
import { setB } from './sets/b/set.js';
import { largeEvents, largeTimes } from './speed.js';

const EVENTS = 300;
const here = fileURLToPath(import.meta.url);
const program = new URL('../../packages/cli/bin/baselime-ai.js', import.meta.url);

/** What the server's own first line tells Node about its memory. */
function memorySetting(): string {
  const setting = /--max-semi-space-size=\d+/.exec(readFileSync(program, 'utf8'))?.[0];
  if (setting === undefined) throw new Error('the server sets no size of its young memory');
  return setting;
}

/** Milliseconds of one core for each of 300 events of about 32 KB; raises when the process fails. */
export function largeTimesAlone(level: Level): readonly number[] {
  const run = spawnSync(process.execPath, [memorySetting(), '--import', 'tsx', here, level], { encoding: 'utf8' });
  const times: unknown = run.status === 0 ? JSON.parse(run.stdout) : undefined;
  if (!Array.isArray(times)) throw new Error(`the process for large events failed: ${run.stderr}`);
  return times.map(Number);
}

if (process.argv[1] === here) {
  const level = LEVELS.find((one) => one === process.argv[2]) ?? 'strict';
  const records = [...generate(setA, 20_230_421, 10), ...generate(setB, 20_240_211, 10)];
  process.stdout.write(JSON.stringify(largeTimes(largeEvents(records, EVENTS), level)));
}
