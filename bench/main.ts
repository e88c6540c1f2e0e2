/**
 * `npm run bench [-- ingest | query | explain]`: how fast the whole program is, each speed beside a baseline of the same run.
 * All of it goes through the real server in a process of its own.
 */
import { analyzeBench } from './analyze.js';
import { anomaliesBench } from './anomalies.js';
import { enduranceBench } from './endurance.js';
import { explainBench } from './explain.js';
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
  privacy: privacyBench,
  analyze: analyzeBench,
  rca: rcaBench,
  templates: templatesBench,
  anomalies: anomaliesBench,
};
const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? Object.keys(benches) : [name];
for (const key of chosen) {
  const bench = benches[key];
  if (bench === undefined) {
    process.stderr.write(`There is no benchmark "${key}". Choose one of: ${Object.keys(benches).join(', ')}.\n`);
    process.exit(64);
  }
  await bench(args);
}
