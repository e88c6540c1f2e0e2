/**
 * `npm run eval [-- --family a,b] [--open] [--only NAME,NAME] [--every N] [--seeds N] [--first-seed N] [--out FILE] [--model NAME] [--verbose]`
 *
 * `--open` leaves out what is held out, `--every N` takes one case of N.
 * Incidents with planted truth, asked about through the whole program. Without `--model` the narrator answers; with it
 * the model that the environment configures (OPENAI_API_KEY, OPENAI_BASE_URL), under that name.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine, type Engine, type ModelSettings } from '@baselime-ai/engine';
import { familyA } from './families/a/family.js';
import { familyB } from './families/b/family.js';
import { familyC } from './families/c/family.js';
import { familyD } from './families/d/family.js';
import { familyE } from './families/e/family.js';
import { familyF } from './families/f/family.js';
import { familyG } from './families/g/family.js';
import { progress, report } from './report.js';
import { type Outcome, runScenario } from './run.js';
import type { Family } from './scenario.js';

/** What is right is measured here, and a machine that is busy must not change it. */
const COUNTING_MS = 60_000;

const FAMILIES: readonly Family[] = [familyA, familyB, familyC, familyD, familyE, familyF, familyG];

const { values } = parseArgs({
  options: {
    family: { type: 'string' },
    open: { type: 'boolean', default: false },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '2' },
    'first-seed': { type: 'string', default: '1' },
    out: { type: 'string' },
    model: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const outcomes = await withEngine(async (engine) => {
  const all: Outcome[] = [];
  const cases = casesOf(Number(values.seeds), Number(values['first-seed']));
  for (const { family, scenario, shape, seed } of cases) {
    // Taken anew for each case: an alert looks at the time before now, and a long run must not age its telemetry.
    const now = Math.floor(Date.now() / 60_000) * 60_000;
    all.push(await runScenario(engine, family, scenario, { seed, shape, now }));
    process.stderr.write(progress(all, cases.length));
  }
  return all;
});

process.stdout.write(report(outcomes, values.verbose));
if (values.out !== undefined) {
  const shown = outcomes.filter(({ isHeldOut }) => !isHeldOut);
  const lines = shown.map(({ family, scenario, seed, shape, answer, problem, generated, grade, grounds }) =>
    JSON.stringify({
      scenario: `${family}/${scenario}/${shape}`,
      seed,
      answer: answer ?? { problem },
      truth: generated.truth,
      question: generated.question,
      grade,
      grounds,
    }),
  );
  await writeFile(values.out, `${lines.join('\n')}\n`);
}

function casesOf(seeds: number, firstSeed: number) {
  const isNamed = (list: string | undefined, name: string): boolean =>
    list === undefined || list.split(',').includes(name);
  return FAMILIES.filter(({ name }) => isNamed(values.family, name))
    .flatMap(({ name: family, scenarios }) =>
      scenarios
        .filter(({ name, isHeldOut }) => isNamed(values.only, name) && !(values.open && isHeldOut === true))
        .flatMap((scenario) =>
          scenario.shapes.flatMap((shape) =>
            Array.from({ length: seeds }, (_, step) => ({ family, scenario, shape, seed: firstSeed + step })),
          ),
        ),
    )
    .filter((_, place) => place % Number(values.every) === 0);
}

async function withEngine<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-eval-'));
  const engine = await createEngine({ dataDir, model: modelOf(values.model), countingMs: COUNTING_MS });
  try {
    return await use(engine);
  } finally {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function modelOf(name: string | undefined): ModelSettings {
  if (name === undefined) return { provider: 'none', model: '' };
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = process.env;
  if (baseUrl !== undefined) {
    return { provider: 'openai-compatible', model: name, baseUrl, ...(apiKey === undefined ? {} : { apiKey }) };
  }
  if (apiKey === undefined) throw new Error('--model needs OPENAI_API_KEY or OPENAI_BASE_URL in the environment.');
  return { provider: 'openai', model: name, apiKey };
}
