/** `npm run dev`: the demo's server with its telemetry, and the console with hot reload in front of it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const children = [
  spawn('npm', ['run', 'demo', '--silent'], { cwd: root, stdio: 'inherit' }),
  spawn('npx', ['--no-install', 'vite', '--clearScreen', 'false'], {
    cwd: `${root}/packages/console`,
    stdio: 'inherit',
  }),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
