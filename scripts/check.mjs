/** `npm run check`: format and lint, types of everything, and the tests that need no engine and no network. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['format and lint', ['biome', 'check', '.']],
  ['types', ['tsc', '-b']],
  ['types of the console', ['tsc', '-p', 'packages/console', '--noEmit']],
  ['types of the tests', ['tsc', '-p', 'tsconfig.tests.json', '--noEmit']],
  ['layers, errors and docs', ['vitest', 'run', 'test/layers.test.ts', 'test/errors.test.ts', 'test/docs.test.ts']],
];
for (const [name, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync('npx', ['--no-install', ...args], { cwd: root, stdio: 'inherit' });
  process.stdout.write(
    `${status === 0 ? 'ok' : 'failed'}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (status !== 0) process.exit(status ?? 1);
}
