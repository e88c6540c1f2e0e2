/** Builds what changed: the packages with `tsc -b`, then the console with Vite when its sources are newer than its build. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

function run(packageName, bin, args, cwd = root) {
  const manifest = require.resolve(`${packageName}/package.json`);
  const entry = require(manifest).bin;
  const script = join(dirname(manifest), typeof entry === 'string' ? entry : entry[bin]);
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

run('typescript', 'tsc', ['-b']);

const console_ = join(root, 'packages/console');
const built = join(console_, 'dist/index.html');
const sources = [
  'src',
  'index.html',
  'vite.config.ts',
  'compressed-files.ts',
  'public',
  '../contract/dist',
  '../../docs',
].map((path) => newest(join(console_, path)));
if (
  existsSync(join(console_, 'index.html')) &&
  (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources))
) {
  run('vite', 'vite', ['build', '--logLevel', 'warn'], console_);
}
