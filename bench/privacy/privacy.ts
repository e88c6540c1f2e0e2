/**
 * `npm run bench -- privacy [--set A,C] [--peers all] [--data DIR] [--logs DIR] [--events N]`: what is hidden, what is lost and how
 * fast, for ours and for the peers in one run. `--set` scores those sets of telemetry and nothing else. The peers run on the sets A
 * and B alone, for they take most of the time; `--peers all` runs them on every set, `--peers none` on none. `--data` adds labelled
 * files, `--logs` real log formats.
 */
import { createAnonymizer, defaultPolicy } from '../../packages/engine/src/anonymize/index.js';
import { print, quantile } from '../numbers.js';
import { canaries } from './canary.js';
import { labelledFiles } from './labelled-files.js';
import { largeTimesAlone } from './large-events.js';
import { scoreLogs } from './log-formats.js';
import type { LabelledRecord } from './marks.js';
import { LEVELS, type Level, ours, oursUnsealed } from './ours.js';
import { installedPeers } from './peers.js';
import { chunkings, identity, linear, restoring } from './proofs.js';
import { precisionOf, type Redactor, recallOf, type Score, scoreRecords, usefulOf } from './score.js';
import { secretRecords } from './secrets.js';
import { setA } from './sets/a/set.js';
import { setB } from './sets/b/set.js';
import { LABELLED_SETS, recordsOf } from './sets.js';
import { speeds } from './speed.js';
import { GROUPS } from './values.js';

/** A busy machine shows as a difference between them. */
const LARGE_RUNS = 3;
const OF_PEERS = ['A', 'B'];
const three = (value: number): string => value.toFixed(3);

export async function privacyBench(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const only = option('--set')?.toUpperCase().split(',');
  const unknown = only?.filter((name) => !LABELLED_SETS.some(({ set }) => set.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no set ${unknown.join(', ')}.`);
  const which = option('--peers') ?? (only === undefined ? 'some' : 'none');
  const { peers, missing } = which === 'none' ? { peers: [], missing: [] } : await installedPeers();
  const mine = LEVELS.map(ours);
  const all = [...mine, ...peers];
  if (missing.length > 0) process.stdout.write(`not installed: ${missing.join(', ')}\n`);
  const byLevel = LEVELS.map((level) => ({ level, scores: {} as Record<string, Score> }));
  const records = new Map<string, readonly LabelledRecord[]>();
  for (const labelled of LABELLED_SETS) {
    const { set, about } = labelled;
    if (only?.includes(set.name) === false) continue;
    const made = recordsOf(labelled);
    const isForPeers = which === 'all' || OF_PEERS.includes(set.name);
    const title = `set ${set.name} (${about}${isForPeers || which === 'none' ? '' : '; the peers were not run on it'})`;
    const scores = await telemetry(title, made, isForPeers ? all : mine);
    for (const [index, one] of byLevel.entries()) {
      const score = scores[index];
      if (score !== undefined) one.scores[set.name] = score;
    }
    records.set(set.name, made);
  }
  for (const { level, scores } of byLevel) byGroup(level, scores);
  if (only !== undefined) return;
  await credentials(all);
  const data = option('--data');
  if (data !== undefined) await files(data, all);
  const logs = option('--logs');
  if (logs !== undefined) await logFormats(logs, mine[0]);
  const events = OF_PEERS.flatMap((name) => records.get(name) ?? []);
  await speed(events, [...LEVELS.map(oursUnsealed), ...peers]);
  proofs(Number(option('--events') ?? 100_000));
  await tokens(events);
}

const row = (name: string, score: Score): readonly string[] => [
  name,
  three(recallOf(score)),
  three(precisionOf(score)),
  score.useful === 0 ? '-' : three(usefulOf(score)),
];

/** The scores in the order of the tools. */
async function telemetry(
  title: string,
  records: readonly LabelledRecord[],
  tools: readonly Redactor[],
): Promise<readonly Score[]> {
  const scores: Score[] = [];
  const rows = [['tool', 'recall', 'character precision', 'useful tokens kept']];
  let values = 0;
  for (const tool of tools) {
    const score = await scoreRecords(tool, records);
    values = score.values;
    scores.push(score);
    rows.push([...row(tool.name, score)]);
  }
  print(`privacy: telemetry, ${title}: ${records.length} records, ${values} values`, rows);
  return scores;
}

/** Credentials in code, configuration, commands and notes: the rules were written looking at the forms, not at the values. */
async function credentials(tools: readonly Redactor[]): Promise<void> {
  const records = secretRecords(20_230_421, 4);
  const rows = [['tool', 'recall', 'character precision']];
  for (const tool of tools) rows.push([...row(tool.name, await scoreRecords(tool, records)).slice(0, 3)]);
  print(`privacy: credentials, ${records.length} texts`, rows);
}

/** Recall of ours by group and by type, so that one can see where it leaks. */
function byGroup(level: Level, named: Readonly<Record<string, Score>>): void {
  const scores = Object.values(named);
  const rows = [[`${level}, recall of`, ...Object.keys(named).map((name) => `set ${name}`)]];
  const sum = (score: Score, types: readonly string[]): string => {
    const counts = types.flatMap((type) => score.byType.get(type) ?? []);
    return three(
      recallOf({ values: counts.reduce((n, c) => n + c.values, 0), leaked: counts.reduce((n, c) => n + c.leaked, 0) }),
    );
  };
  for (const [name, types] of Object.entries(GROUPS)) rows.push([name, ...scores.map((score) => sum(score, types))]);
  const encoded = (score: Score): string => {
    const counts = [...score.byForm].filter(([form]) => form !== 'plain').map(([, count]) => count);
    return three(
      recallOf({ values: counts.reduce((n, c) => n + c.values, 0), leaked: counts.reduce((n, c) => n + c.leaked, 0) }),
    );
  };
  rows.push(['encoded values', ...scores.map(encoded)]);
  const types = [...new Set(scores.flatMap((score) => [...score.byType.keys()]))].sort();
  for (const type of types) {
    if (scores.some((score) => (score.byType.get(type)?.leaked ?? 0) > 0))
      rows.push([type, ...scores.map((score) => sum(score, [type]))]);
  }
  print(`privacy: by group, and the types that leak (${types.length} types in all)`, rows);
}

async function files(directory: string, tools: readonly Redactor[]): Promise<void> {
  for (const { name, records } of labelledFiles(directory)) {
    const rows = [['tool', 'recall', 'character precision', 'PERSON']];
    for (const tool of tools) {
      const score = await scoreRecords(tool, records);
      const person = score.byType.get('PERSON');
      rows.push([...row(tool.name, score).slice(0, 3), person === undefined ? '-' : three(recallOf(person))]);
    }
    print(`privacy: ${name}, ${records.length} texts`, rows);
  }
}

async function logFormats(directory: string, tool: Redactor | undefined): Promise<void> {
  if (tool === undefined) return;
  const rows = [['system', 'IPv4', 'leaked', 'letters and digits removed', 'without the addresses']];
  const scores = await scoreLogs(directory, tool);
  for (const { system, addresses, leaked, removed, removedElse, characters } of scores) {
    rows.push([
      system,
      String(addresses),
      String(leaked),
      three(removed / characters),
      three(removedElse / characters),
    ]);
  }
  print('privacy: real log formats, strict', rows);
}

async function speed(records: readonly LabelledRecord[], tools: readonly Redactor[]): Promise<void> {
  const measured = await speeds(tools, records);
  const base = measured.find(({ name }) => name.startsWith('fast-redact'))?.megabytesPerSecond ?? Number.NaN;
  const rows = [['tool', 'MB/s', 'of fast-redact']];
  for (const { name, megabytesPerSecond } of measured) {
    rows.push([name, megabytesPerSecond.toFixed(2), three(megabytesPerSecond / base)]);
  }
  print('privacy: JSON events, time of one core, best of the rounds', rows);
  const runs = Array.from({ length: LARGE_RUNS }, () => largeTimesAlone('strict'));
  print('privacy: an event of 32 KB, hidden, sealed and inspected, in processes of their own', [
    ['p50', 'p99'],
    ...runs.map((times) => [`${quantile(times, 0.5).toFixed(1)} ms`, `${quantile(times, 0.99).toFixed(1)} ms`]),
  ]);
}

function proofs(events: number): void {
  const canary = canaries(events, 7);
  const { worstGrowth, worstGrowthOf, worstMs, worstMsOf } = linear();
  const stream = chunkings(20_000);
  const restored = restoring(10_000);
  const same = { A: identity(setA), B: identity(setB) };
  print('privacy: proofs', [
    ['what', 'figure', 'goal'],
    ['planted values found in what leaves', `${canary.hits} of ${canary.events}`, '0'],
    ['events that the guard refused', `${canary.blocked} of ${canary.events}`, '-'],
    ['values put back and not found', `${canary.missed} of ${canary.injected}`, 'at most 0.3 %'],
    [
      'growth for twice the length, worst shape',
      `${worstGrowth.toFixed(2)} (${JSON.stringify(worstGrowthOf)})`,
      'at most 2.3',
    ],
    ['20 KB of the worst shape', `${worstMs.toFixed(0)} ms (${JSON.stringify(worstMsOf)})`, 'at most 40 ms'],
    ['wrong among 20,000 random chunkings', String(stream.wrong), '0'],
    ['wrong among 10,000 distinct values of a type', String(restored.wrong), '0'],
    ['originals restored inside URLs or markup', String(restored.inside), '0'],
    ['forged tokens honored', String(restored.forged), '0'],
    [
      'equal prompts of two tenants, set A, set B',
      `${three(same.A.tenants)}, ${three(same.B.tenants)}`,
      'at least 0.950',
    ],
    ['equal prompts of a repeat', `${three(same.A.repeat)}, ${three(same.B.repeat)}`, '1.000'],
  ]);
}

/** What a pseudonym costs in a byte-pair encoding, and how an event with its tokens compares with the event as it was. */
async function tokens(records: readonly LabelledRecord[]): Promise<void> {
  try {
    const { getEncoding } = await import('js-tiktoken');
    const encoding = getEncoding('o200k_base');
    const sizeOf = (text: string): number => encoding.encode(text).length;
    const pseudonyms = ['<EMAIL_1>', '<SECRET_12>', '<PHONE_3>', '<NAME_104>', '<LITERAL_7>'];
    const lengths = promptLengths(records, sizeOf);
    const inCharacters = promptLengths(records, ({ length }) => length);
    const longer = (all: readonly PromptLength[]): string =>
      `${all.filter(({ hidden, raw, legend }) => hidden > raw + legend).length} of ${all.length}`;
    const total = lengths.reduce((sum, { hidden, raw }) => ({ hidden: sum.hidden + hidden, raw: sum.raw + raw }), {
      hidden: 0,
      raw: 0,
    });
    print('privacy: byte-pair tokens, strict', [
      ['what', 'figure', 'goal'],
      ['most of a pseudonym', String(Math.max(...pseudonyms.map((text) => sizeOf(` ${text}`)))), 'at most 6'],
      ['all events, hidden of raw', three(total.hidden / total.raw), 'at most 1'],
      ['events longer than raw and legend together, in tokens', longer(lengths), '0'],
      ['the same in characters', longer(inCharacters), '0'],
    ]);
  } catch {
    process.stdout.write('not installed: js-tiktoken\n');
  }
}

interface PromptLength {
  readonly raw: number;
  readonly hidden: number;
  readonly legend: number;
}

function promptLengths(records: readonly LabelledRecord[], sizeOf: (text: string) => number): readonly PromptLength[] {
  return records.map(({ text, isJson }) => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = isJson ? JSON.stringify(anonymizer.hide(JSON.parse(text))) : anonymizer.hideText(text);
    return { raw: sizeOf(text), hidden: sizeOf(hidden), legend: sizeOf(anonymizer.legend().join('\n')) };
  });
}
