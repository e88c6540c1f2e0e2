/**
 * `npm run bench [-- NAME ...]`: how fast the whole program is, each speed beside a baseline of the same run and through
 * the real server in a process of its own; and how right the analysis and the anonymizer are, over labelled data.
 * Without a name those run that need no data and end within minutes.
 */
import { analyzeBench } from './analyze.js';
import { anomaliesBench } from './anomalies.js';
import { consoleBench } from './console.js';
import { enduranceBench } from './endurance.js';
import { explainBench } from './explain/explain.js';
import { ingestBench } from './ingest.js';
import { privacyBench } from './privacy/privacy.js';
import { queryBench } from './query.js';
import { rcaBench } from './rca.js';
import { templatesBench } from './templates.js';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  ingest: ingestBench,
  endurance: enduranceBench,
  query: queryBench,
  explain: explainBench,
  console: consoleBench,
  privacy: privacyBench,
  analyze: analyzeBench,
  rca: rcaBench,
  templates: templatesBench,
  anomalies: anomaliesBench,
};
const BY_DEFAULT: readonly (readonly [name: string, ...args: readonly string[]])[] = [
  ['ingest'],
  ['query'],
  ['explain', '--events', '60000', '--questions', '200'],
];
const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? BY_DEFAULT : [[name, ...args] as const];
for (const [key, ...own] of chosen) {
  const bench = benches[key];
  if (bench === undefined) {
    process.stderr.write(`There is no benchmark "${key}". Choose one of: ${Object.keys(benches).join(', ')}.\n`);
    process.exit(64);
  }
  await bench(own);
}
