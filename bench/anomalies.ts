/**
 * `npm run bench -- anomalies --data DIR [--out FILE]`: the streaming anomaly detector over the series in DIR/nab/data,
 * one value after the other, one configuration, one threshold. Writes `{file, scores, threshold}` a line; where the
 * labels are there too it prints the standard score of the Numenta Anomaly Benchmark with a 95 % interval, the same
 * with the threshold chosen without the category that is scored, and the published detectors of DIR/nab/results.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ANOMALY_THRESHOLD, createStreamDetector } from '@baselime-ai/engine';
import { bestThreshold, earned, type Judged, rowsOf, standardScore } from './nab-score.js';
import { print } from './numbers.js';
import { namesIn, readJson, readTable } from './readers/tables.js';

interface SeriesFile {
  /** `category/file.csv`. */
  readonly file: string;
  readonly category: string;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

interface Scored extends SeriesFile {
  readonly scores: readonly number[];
}

const RESAMPLES = 2_000;

export async function anomaliesBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, out: { type: 'string' } } });
  if (values.data === undefined) throw new Error('Name the folder of the data: --data DIR');
  const root = existsSync(join(values.data, 'nab')) ? join(values.data, 'nab') : values.data;
  const files = seriesFiles(root);
  if (files.length === 0)
    throw new Error(`There are no series: expected ${join(root, 'data', '<category>', '<file>.csv')}.`);
  const startedAt = performance.now();
  const scored = files.map((file) => ({ ...file, scores: scoresOf(file) }));
  const tookMs = performance.now() - startedAt;
  const count = files.reduce((sum, file) => sum + file.values.length, 0);
  process.stdout.write(
    `\nAnomalies: ${files.length} series, ${count} values, ${((tookMs * 1000) / count).toFixed(0)} µs a value, threshold ${ANOMALY_THRESHOLD}\n`,
  );
  if (values.out !== undefined) {
    const lines = scored.map(({ file, scores }) => JSON.stringify({ file, scores, threshold: ANOMALY_THRESHOLD }));
    await writeFile(values.out, `${lines.join('\n')}\n`);
  }
  const windows = labelsOf(root);
  if (windows === undefined) process.stdout.write('  There are no labels here, so nothing is scored.\n');
  else report(root, scored, windows);
}

function seriesFiles(root: string): readonly SeriesFile[] {
  return namesIn(root, 'data').flatMap((category) =>
    namesIn(root, 'data', category)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => {
        const rows = readTable(join(root, 'data', category, name));
        return {
          file: `${category}/${name}`,
          category,
          times: rows.map(({ timestamp = '' }) => instant(timestamp)),
          values: rows.map(({ value }) => Number(value)),
        };
      }),
  );
}

/** `2014-04-10 07:15:00`, with or without fractions, in UTC. */
const instant = (text: string): number => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);

function scoresOf({ times, values }: SeriesFile): readonly number[] {
  const detector = createStreamDetector();
  return values.map((value, index) => detector.next(times[index] ?? Number.NaN, value).score);
}

type Windows = Readonly<Record<string, readonly (readonly [number, number])[]>>;

function labelsOf(root: string): Windows | undefined {
  const labels = readJson(join(root, 'combined_windows.json'));
  if (typeof labels !== 'object' || labels === null) return undefined;
  const known: Record<string, readonly (readonly [number, number])[]> = {};
  for (const [file, spans] of Object.entries(labels)) {
    if (!Array.isArray(spans)) continue;
    known[file] = spans.map((span: unknown) => {
      const [from, to] = Array.isArray(span) ? span : [];
      return [instant(String(from)), instant(String(to))];
    });
  }
  return known;
}

const judge = ({ file, times, scores }: Scored, windows: Windows): Judged => {
  const own = windows[file] ?? [];
  return { rows: rowsOf({ times, windows: own }), windows: own.length, scores };
};

function report(root: string, scored: readonly Scored[], windows: Windows): void {
  const mine = scored.map((file) => judge(file, windows));
  const categories = [...new Set(scored.map(({ category }) => category))];
  const rows = [['category', 'series', 'windows', 'standard score']];
  for (const category of categories) {
    const part = mine.filter((_, index) => scored[index]?.category === category);
    const labelled = part.reduce((sum, file) => sum + file.windows, 0);
    const cost = part.reduce((sum, file) => sum + earned(file, ANOMALY_THRESHOLD), 0);
    rows.push([
      category,
      `${part.length}`,
      `${labelled}`,
      labelled === 0 ? `false reports cost ${(-cost).toFixed(2)}` : standardScore(part, ANOMALY_THRESHOLD).toFixed(1),
    ]);
  }
  const labelled = mine.reduce((sum, file) => sum + file.windows, 0);
  rows.push(['all', `${mine.length}`, `${labelled}`, standardScore(mine, ANOMALY_THRESHOLD).toFixed(1)]);
  print('NAB standard score', rows);
  const [low, high] = interval(mine);
  process.stdout.write(`  95 % interval over the ${mine.length} series: ${low.toFixed(1)} to ${high.toFixed(1)}\n`);
  process.stdout.write(
    `  threshold chosen without the category that is scored: ${leftOut(scored, mine, categories).toFixed(1)}\n`,
  );
  for (const detector of namesIn(root, 'results')) {
    const theirs = scored.map((file) => judge({ ...file, scores: publishedScores(root, detector, file) }, windows));
    const best = standardScore(theirs, bestThreshold(theirs));
    process.stdout.write(
      `  ${detector} as published, at its best threshold on this data: ${best.toFixed(1)}; ours has ${(standardScore(mine, ANOMALY_THRESHOLD) / best).toFixed(2)} times that\n`,
    );
  }
}

function publishedScores(root: string, detector: string, { file, category, scores }: Scored): readonly number[] {
  const name = file.slice(category.length + 1);
  const rows = readTable(join(root, 'results', detector, category, `${detector}_${name}`));
  return scores.map((_, index) => Number(rows[index]?.anomaly_score ?? 0));
}

/** Each category with the threshold that is best for all others. */
function leftOut(scored: readonly Scored[], mine: readonly Judged[], categories: readonly string[]): number {
  let sum = 0;
  for (const category of categories) {
    const inside = mine.filter((_, index) => scored[index]?.category === category);
    const threshold = bestThreshold(mine.filter((_, index) => scored[index]?.category !== category));
    sum += inside.reduce((all, file) => all + earned(file, threshold), 0);
  }
  const labelled = mine.reduce((all, file) => all + file.windows, 0);
  return labelled === 0 ? 0 : (100 * sum) / (2 * labelled);
}

/** Series drawn with replacement; the draws are the same in every run. */
function interval(files: readonly Judged[]): readonly [number, number] {
  const parts = files.map((file) => ({ windows: file.windows, sum: earned(file, ANOMALY_THRESHOLD) }));
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = Array.from({ length: RESAMPLES }, () => {
    let [sum, windows] = [0, 0];
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[Math.floor(next() * parts.length)];
      sum += part?.sum ?? 0;
      windows += part?.windows ?? 0;
    }
    return windows === 0 ? 0 : (100 * sum) / (2 * windows);
  }).sort((a, b) => a - b);
  return [drawn[Math.floor(0.025 * RESAMPLES)] ?? 0, drawn[Math.floor(0.975 * RESAMPLES)] ?? 0];
}
