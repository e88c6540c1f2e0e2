/**
 * Root causes over two public benchmarks: `npm run bench -- rca --data DIR [--out FILE] [--only nezha|petshop] [--every N] [--traces SHARE] [--draw NAME]`.
 * With `--traces 0.5` half of Nezha's traces were never made, drawn by a hash: how much must be seen to find a cause.
 * DIR holds `nezha/` and `petshop/` as their readers describe them. Every case is sent through the engine's ordinary
 * ingest and asked about through its ordinary analysis; the truth, where it is there, is only compared afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '@baselime-ai/contract';
import { createEngine, type Engine } from '@baselime-ai/engine';
import { print } from './numbers.js';
import { nezhaCases } from './readers/nezha.js';
import { petshopCases } from './readers/petshop.js';
import type { TelemetryCase } from './readers/telemetry-case.js';

interface Answer {
  readonly case: TelemetryCase;
  readonly ranking: readonly { readonly entity: string; readonly score: number }[];
  readonly findings: readonly Finding[];
  /** Detectors that did not come in time. */
  readonly skipped: readonly string[];
  readonly ms: number;
}

const SENT_AT_ONCE = 6;
/** As many as there are cores on a small machine. */
const ASKED_AT_ONCE = 2;
/** What is right is measured here; how long it took is printed beside it. A machine that is busy must not change the first. */
const COUNTING_MS = 60_000;

export async function rcaBench(args: readonly string[]): Promise<void> {
  const options = {
    data: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
    every: { type: 'string' },
    traces: { type: 'string', default: '1' },
    draw: { type: 'string', default: '' },
  } as const;
  const { data, ...values } = parseArgs({ args: [...args], options }).values;
  if (data === undefined) throw new Error('Name the folder of the data: --data DIR');
  const every = Math.max(1, Number(values.every ?? 1));
  const thinning = { share: Number(values.traces), draw: values.draw };
  const cases = [...nezhaCases(join(data, 'nezha'), thinning), ...petshopCases(join(data, 'petshop'))]
    .filter(({ name }) => name.startsWith(values.only ?? ''))
    .filter(({ healthy }, index) => !healthy || index % every === 0);
  if (cases.length === 0) {
    throw new Error(`There is no case below ${data}: it must hold nezha/<day>/faulty or petshop/<traffic>/noissue.`);
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-rca-'));
  const engine = await createEngine({ dataDir, countingMs: COUNTING_MS });
  const answers: Answer[] = [];
  const started = performance.now();
  let sentMs = 0;
  try {
    for (const group of byEnvironment(cases)) {
      const from = performance.now();
      const [first] = group;
      if (first !== undefined) await send(engine, first);
      sentMs += performance.now() - from;
      for (let at = 0; at < group.length; at += ASKED_AT_ONCE)
        answers.push(...(await Promise.all(group.slice(at, at + ASKED_AT_ONCE).map((one) => ask(engine, one)))));
    }
  } finally {
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  if (values.out !== undefined) await writeFile(values.out, answers.map(lineOf).join(''));
  report(answers, sentMs, performance.now() - started);
}

function byEnvironment(cases: readonly TelemetryCase[]): readonly (readonly TelemetryCase[])[] {
  const groups = new Map<string, TelemetryCase[]>();
  for (const one of cases) groups.set(one.environment, [...(groups.get(one.environment) ?? []), one]);
  return [...groups.values()];
}

async function ask(engine: Engine, one: TelemetryCase): Promise<Answer> {
  const from = performance.now();
  const actor = { workspaceId: 'bench', environment: one.environment, actor: 'bench' };
  const { ranking = [], findings, skipped } = await engine.analyze(actor, one.subject);
  return {
    case: one,
    ranking,
    findings,
    skipped: skipped.map(({ detector }) => detector),
    ms: performance.now() - from,
  };
}

const lineOf = ({ case: { name }, ranking, findings }: Answer): string =>
  `${JSON.stringify({ case: name, ranking: ranking.map(({ entity, score }) => ({ entity, score })), findings })}\n`;

async function send(engine: Engine, { name, environment, bodies }: TelemetryCase): Promise<void> {
  const open: Promise<void>[] = [];
  for (const { signal, body } of bodies()) {
    const headers = { 'content-type': 'application/json' };
    open.push(
      engine.ingestOtlp(environment, signal, headers, Buffer.from(body)).then(({ rejected }) => {
        const [first] = rejected;
        if (first !== undefined)
          throw new Error(`${name}: ${rejected.length} rejected, the first because: ${first.reason}`);
      }),
    );
    if (open.length >= SENT_AT_ONCE) await open.shift();
  }
  await Promise.all(open);
}

/** The chance to find the truth among the first `places` when equal scores are put in any order. */
function hit({ case: { truth }, ranking }: Answer, places: number): number {
  const own = ranking.find(({ entity }) => entity === truth);
  if (own === undefined) return 0;
  const before = ranking.filter(({ score }) => score > own.score).length;
  const tied = ranking.filter(({ score }) => score === own.score).length;
  return Math.min(1, Math.max(0, places - before) / tied);
}

/** Wilson's interval for a mean of 0..1. Source: Wilson (1927). */
function interval(mean: number, n: number): string {
  const z = 1.96;
  const center = (mean + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const spread = (z / (1 + (z * z) / n)) * Math.sqrt((mean * (1 - mean)) / n + (z * z) / (4 * n * n));
  return `${Math.max(0, center - spread).toFixed(3)}–${Math.min(1, center + spread).toFixed(3)}`;
}

function report(answers: readonly Answer[], sentMs: number, wholeMs: number): void {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const [benchmark = '', part = ''] = answer.case.name.split('/');
    for (const key of [benchmark, `${benchmark}/${part}`]) groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  const share = (list: readonly number[]): readonly string[] => {
    const mean = list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
    return list.length === 0 ? ['–', '–'] : [mean.toFixed(3), interval(mean, list.length)];
  };
  const rows = [
    ['data', 'faults', 'rank 1', '95 %', 'rank 3', '95 %', 'rank 5', '95 %', 'healthy', 'specificity', '95 %'],
  ];
  for (const [key, list] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const faults = list.filter(({ case: { truth } }) => truth !== undefined);
    const healthy = list.filter(({ case: one }) => one.healthy);
    const hits = [1, 3, 5].flatMap((places) => share(faults.map((answer) => hit(answer, places))));
    const quiet = share(healthy.map(({ ranking }) => Number(ranking.length === 0)));
    rows.push([key, String(faults.length), ...hits, String(healthy.length), ...quiet]);
  }
  print('root causes: share of faults whose entity is in the first places (ties at their expected value)', rows);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number): string => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(0);
  process.stdout.write(
    `  ${answers.length} cases in ${(wholeMs / 1000).toFixed(0)} s, of which sending ${(sentMs / 1000).toFixed(0)} s; an analysis took ${at(0.5)} ms (p50), ${at(0.95)} ms (p95)\n`,
  );
  const late = answers.filter(({ skipped }) => skipped.includes('system')).length;
  if (late > 0) process.stdout.write(`  in ${late} cases the machine was too busy to look at the system in time\n`);
  for (const { case: one, ranking } of answers.filter(
    (answer) => answer.case.truth !== undefined && hit(answer, 1) < 1,
  ))
    process.stdout.write(
      `  missed ${one.name}: ${
        ranking
          .slice(0, 3)
          .map(({ entity }) => entity)
          .join(', ') || 'nothing'
      }; truth ${one.truth}\n`,
    );
}
