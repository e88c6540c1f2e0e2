#!/usr/bin/env -S node --max-semi-space-size=32
// The flag lets what one request leaves behind die young; with the default, collecting it takes a sixth of all time.
// Plain JavaScript that an old Node can read too, so that it can say in one sentence what is missing.
import { existsSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const entry = new URL('../dist/main.js', import.meta.url);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`baselime-ai needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 78;
} else if (!existsSync(entry)) {
  process.stderr.write('baselime-ai is not built yet. Run `npm run build` in the project folder, then try again.\n');
  process.exitCode = 78;
} else {
  const { main } = await import(entry.href);
  process.exitCode = await main(process.argv.slice(2));
}
