/** The table that `npm run eval` prints. */
import type { Confidence } from '@baselime-ai/contract';
import type { Outcome } from './run.js';

/** One line for the newest of the outcomes: how many are done, and which one this was. */
export function progress(outcomes: readonly Outcome[], of: number): string {
  const newest = outcomes.at(-1);
  if (newest === undefined) return '';
  const { family, scenario, shape, seed, isHeldOut, grade, elapsedMs } = newest;
  const verdict = isHeldOut ? '' : `  ${grade?.rank1 === true ? 'right' : 'WRONG'}`;
  return `[${outcomes.length}/${of}] ${family}/${scenario}/${shape}/${seed}  ${elapsedMs.toFixed(0)} ms${verdict}\n`;
}

export function report(outcomes: readonly Outcome[], verbose: boolean): string {
  const lines: string[] = [];
  for (const part of [...new Set(outcomes.map(partOf))].sort()) {
    const own = outcomes.filter((one) => partOf(one) === part);
    const faulty = own.filter(({ generated }) => generated.truth.fault !== undefined);
    const healthy = own.filter(({ generated }) => generated.truth.fault === undefined);
    lines.push(
      '',
      `Family ${part}: ${own.length} cases (${faulty.length} with a fault, ${healthy.length} without), ${new Set(own.map((one) => one.scenario)).size} scenarios`,
      `  right entity and fault, first named   ${share(faulty, ({ grade }) => grade?.rank1 === true)}`,
      `  the same among the first three        ${share(faulty, ({ grade }) => grade?.rank3 === true)}`,
      `  right entity                          ${share(faulty, ({ grade }) => grade?.entityRight === true)}`,
      `  right fault                           ${share(faulty, ({ grade }) => grade?.faultRight === true)}`,
      `  wrong and confident                   ${share(own, ({ grade }) => grade?.wrongAndConfident === true)}`,
      `  healthy, and no cause named           ${share(healthy, ({ grade }) => grade?.rank1 === true)}`,
      `  rubric covered by the actions         ${mean(faulty.map(({ grade }) => grade?.actionsCovered ?? 0))}`,
      `  sentences supported by findings       ${mean(own.map(({ grade }) => grade?.supported ?? 0))}`,
      `  time to the finished answer           p50 ${quantile(own, 0.5)} ms, p95 ${quantile(own, 0.95)} ms`,
      ...reliability(own),
      ...byGrounds(own),
    );
    const wrong = own.filter(({ grade, isHeldOut }) => grade?.rank1 !== true && !isHeldOut);
    if (verbose) lines.push(...wrong.map(describe));
  }
  return `${lines.join('\n')}\n`;
}

/** What went wrong in scenarios that are held out is counted and not shown, so that nobody writes a rule for it. */
const partOf = ({ family, isHeldOut }: Outcome): string => (isHeldOut ? `${family}, held out` : family);

function describe({ scenario, shape, seed, generated, answer, problem }: Outcome): string {
  const { truth } = generated;
  const said =
    answer === undefined ? problem : `${answer.confidence}: ${answer.rootCause.fault} in ${answer.rootCause.entity}`;
  return `  wrong: ${scenario}/${shape}/${seed}: planted ${truth.fault ?? 'nothing'} in ${truth.entities.join(' or ')}, said ${said}`;
}

const CONFIDENCES: readonly (Confidence | 'no answer')[] = ['confirmed', 'likely', 'inconclusive', 'no answer'];

/** How often an answer of each confidence is right: how sure it says it is must be how sure one may be. */
function reliability(own: readonly Outcome[]): readonly string[] {
  return CONFIDENCES.flatMap((confidence) => {
    const such = own.filter((one) => confidenceOf(one) === confidence);
    if (such.length === 0) return [];
    return [`  right where the answer is ${confidence.padEnd(12)}${share(such, ({ grade }) => grade?.rank1 === true)}`];
  });
}

/** The same by what found the cause and what spoke against it; see packages/engine/src/analyze/confidence/grounds.ts. */
function byGrounds(own: readonly Outcome[]): readonly string[] {
  return [...new Set(own.flatMap(({ grounds }) => grounds ?? []))].sort().map((ground) => {
    const such = own.filter(({ grounds }) => grounds?.includes(ground) === true);
    return `  right on the ground of ${ground.padEnd(30)}${share(such, ({ grade }) => grade?.rank1 === true)}`;
  });
}

/** An answer without a place names no cause, whatever it calls itself. */
const confidenceOf = ({ answer, grade }: Outcome): Confidence | 'no answer' =>
  answer === undefined ? 'no answer' : grade?.inconclusive === true ? 'inconclusive' : answer.confidence;

/** A share with the 95 % interval of Wilson (1927). */
function share(of: readonly Outcome[], is: (one: Outcome) => boolean): string {
  if (of.length === 0) return '-';
  const n = of.length;
  const p = of.filter(is).length / n;
  const z = 1.96;
  const center = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const spread = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const percent = (value: number): string => `${(Math.min(1, Math.max(0, value)) * 100).toFixed(1)} %`;
  return `${percent(p).padStart(7)}  (${of.filter(is).length} of ${n}; ${percent(center - spread)} to ${percent(center + spread)})`;
}

const mean = (values: readonly number[]): string =>
  values.length === 0
    ? '-'
    : `${((values.reduce((sum, one) => sum + one, 0) / values.length) * 100).toFixed(1)} %`.padStart(7);

function quantile(of: readonly Outcome[], level: number): string {
  const sorted = of.map(({ elapsedMs }) => elapsedMs).sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] ?? 0).toFixed(0);
}
