/**
 * `npx tsx eval/prose.ts [--family a|b] [--only NAME] [--shapes all] [--out FILE]` after a build
 *
 * Prints what the narrator says of every scenario, for a person to read; counts sentences that its own check does not
 * support, of which there must be none. `--out` keeps the analyses, one JSON line each.
 */
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SECTION_NAMES } from '@baselime-ai/contract';
import { createEngine } from '@baselime-ai/engine';
import { familyA } from './families/a/family.js';
import { familyB } from './families/b/family.js';
import { runScenario } from './run.js';

const { values } = parseArgs({
  options: {
    family: { type: 'string' },
    only: { type: 'string' },
    shapes: { type: 'string', default: 'first' },
    out: { type: 'string' },
  },
});

const dataDir = await mkdtemp(join(tmpdir(), 'baselime-prose-'));
const engine = await createEngine({ dataDir });
const now = Math.floor(Date.now() / 60_000) * 60_000;
let sentences = 0;
let unsupported = 0;
if (values.out !== undefined) await writeFile(values.out, '');
try {
  for (const { name, scenarios } of [familyA, familyB]) {
    if (values.family !== undefined && values.family !== name) continue;
    for (const scenario of scenarios) {
      if (values.only !== undefined && values.only !== scenario.name) continue;
      for (const shape of values.shapes === 'all' ? scenario.shapes : scenario.shapes.slice(0, 1)) {
        const { answer, problem } = await runScenario(engine, name, scenario, { seed: 1, shape, now });
        process.stdout.write(`\n=== ${name}/${scenario.name}/${shape}\n`);
        if (answer === undefined) {
          process.stdout.write(`${problem ?? 'no answer'}\n`);
          continue;
        }
        for (const section of SECTION_NAMES) process.stdout.write(`--- ${section}\n${answer.sections[section]}\n`);
        const bad = answer.checks.filter(({ verdict }) => verdict !== 'supported');
        for (const { verdict, sentence } of bad) process.stdout.write(`!!! ${verdict}: ${sentence}\n`);
        sentences += answer.checks.length;
        unsupported += bad.length;
        if (values.out === undefined) continue;
        const actor = { workspaceId: 'eval', environment: `${name}-${scenario.name}-${shape}-1`, actor: 'eval' };
        const analysis = await engine.analyze(actor, answer.subject);
        const line = { scenario: `${name}/${scenario.name}/${shape}`, analysis };
        await appendFile(values.out, `${JSON.stringify(line)}\n`);
      }
    }
  }
} finally {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
}
process.stdout.write(`\n${unsupported} of ${sentences} sentences are not supported\n`);
