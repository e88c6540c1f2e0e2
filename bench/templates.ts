/**
 * `npm run bench -- templates --data DIR [--out FILE]`: log templates of labelled log files, by way of ordinary events.
 * Every line goes through the Events API decoder into the store, in file order; the view `patterns` joins them to
 * templates, and a line's cluster is the template that lists its pattern. Prints the grouping accuracy where the truth
 * is there: a line is right when its cluster holds the same lines as its true template (Zhu et al., ICSE-SEIP 2019).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '@baselime-ai/engine';
import { print } from './numbers.js';
import { namesIn, readTable } from './readers/tables.js';

interface LogFile {
  readonly system: string;
  readonly lines: readonly string[];
  /** Absent where the data holds no truth. */
  readonly truth: readonly string[] | undefined;
}

const ACTOR = { workspaceId: 'bench', environment: 'bench', actor: 'bench' } as const;
const BATCH = 500;
const STEP_MS = 10;

export async function templatesBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, out: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Name the folder of the data: --data DIR');
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-templates-'));
  const engine = await createEngine({ dataDir });
  const answers: string[] = [];
  const rows: string[][] = [['system', 'lines', 'templates', 'grouping accuracy', 'query']];
  const scores: number[] = [];
  try {
    for (const file of logFiles(values.data)) {
      const { clusters, elapsedMs } = await clustersOf(engine, file);
      answers.push(JSON.stringify({ system: file.system, clusters }));
      const score = file.truth === undefined ? undefined : groupingAccuracy(file.truth, clusters);
      if (score !== undefined) scores.push(score);
      const count = new Set(clusters).size;
      rows.push([
        file.system,
        `${clusters.length}`,
        `${count}`,
        score?.toFixed(4) ?? '-',
        `${elapsedMs.toFixed(0)} ms`,
      ]);
    }
  } finally {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  print('Log templates', rows);
  if (scores.length > 0) process.stdout.write(`  ${summaryOf(scores)}\n`);
  if (values.out !== undefined) await writeFile(values.out, `${answers.join('\n')}\n`);
}

function logFiles(root: string): readonly LogFile[] {
  const folder = join(root, 'loghub_2k');
  return namesIn(folder).flatMap((system): readonly LogFile[] => {
    const file = namesIn(folder, system).find((name) => name.endsWith('_structured.csv'));
    if (file === undefined) return [];
    const rows = readTable(join(folder, system, file));
    const truth = rows.map(({ EventId }) => EventId ?? '');
    return [
      {
        system,
        lines: rows.map(({ Content }) => Content ?? ''),
        truth: truth.every((id) => id !== '') ? truth : undefined,
      },
    ];
  });
}

async function clustersOf(
  engine: Engine,
  { system, lines }: LogFile,
): Promise<{ readonly clusters: readonly string[]; readonly elapsedMs: number }> {
  const dataset = `loghub-${system.toLowerCase()}`;
  const start = Date.now() - lines.length * STEP_MS;
  for (let from = 0; from < lines.length; from += BATCH) {
    const events = lines
      .slice(from, from + BATCH)
      .map((message, index) => ({ message, line: from + index, timestamp: start + (from + index) * STEP_MS }));
    const { rejected } = await engine.ingestEvents('bench', { dataset }, {}, Buffer.from(JSON.stringify(events)));
    if (rejected.length > 0) throw new Error(`${system}: ${rejected.length} lines were rejected`);
  }
  const timeframe = { from: start - 60_000, to: Date.now() + 60_000 };
  const query = { datasets: [dataset], limit: 1000 };
  const { patterns = [], statistics } = await engine.query(ACTOR, { query, timeframe, view: 'patterns' });
  const templateOf = new Map(
    patterns.flatMap(({ members }, index) => members.map((member) => [member, `T${index + 1}`])),
  );
  const clusters: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await engine.query(ACTOR, {
      query,
      timeframe,
      view: 'events',
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { data, pattern } of page.events ?? []) {
      clusters[Number(data.line)] = templateOf.get(pattern ?? '') ?? `no template for ${pattern ?? 'an empty line'}`;
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { clusters: lines.map((_, line) => clusters[line] ?? 'not stored'), elapsedMs: statistics.elapsedMs };
}

/** 0..1. */
export function groupingAccuracy(truth: readonly string[], clusters: readonly string[]): number {
  const sizes = (ids: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  };
  const pairs = truth.map((id, line) => `${id}\n${clusters[line] ?? ''}`);
  const [ofTruth, ofClusters, ofPairs] = [sizes(truth), sizes(clusters), sizes(pairs)];
  const right = pairs.filter((pair, line) => {
    const both = ofPairs.get(pair);
    return both === ofTruth.get(truth[line] ?? '') && both === ofClusters.get(clusters[line] ?? '');
  });
  return truth.length === 0 ? 0 : right.length / truth.length;
}

/** The mean over systems with a 95 % interval from Student's t. */
function summaryOf(scores: readonly number[]): string {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, scores.length - 1);
  const half = STUDENT_975[Math.min(scores.length, STUDENT_975.length) - 1] ?? 1.96;
  const margin = half * Math.sqrt(variance / scores.length);
  return `mean grouping accuracy ${mean.toFixed(4)} over ${scores.length} systems, 95 % interval ${(mean - margin).toFixed(3)} to ${Math.min(1, mean + margin).toFixed(3)}`;
}

/** The 97.5 % point of Student's t by number of samples, from one on. */
const STUDENT_975 = [0, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
