/** What is known of the datasets of an environment: their settings, the rules of the file, and which receive events. */
import { type Dataset, DatasetSettings, type DatasetsAnswer } from '@baselime-ai/contract';
import type { Clock } from '../model/clock.js';
import { fromEpochMillis, toEpochMillis } from '../model/units.js';
import { type DatasetBook, sql } from '../store/index.js';
import type { TelemetryReader } from './telemetry-reader.js';

const SEEN_DAYS = 7;
const MAX_SEEN = 1000;

/** With the documented defaults when nothing was saved for it. Raises STORE_UNAVAILABLE. */
export async function describeDataset(book: DatasetBook, environment: string, name: string): Promise<Dataset> {
  const saved = (await book.settings(environment)).get(name) ?? DatasetSettings.parse({});
  const ignored = book.ignored(name);
  const keys = (of: 'block' | 'obfuscate'): string[] => [...new Set(ignored.flatMap((one) => one[of]))];
  return { ...saved, id: name, name, ignored: { exclude: keys('block'), obfuscate: keys('obfuscate') } };
}

/** By name. Those with settings or rules, and those whose events arrived in the last week. */
export async function listDatasets(book: DatasetBook, reader: TelemetryReader, clock: Clock): Promise<DatasetsAnswer> {
  const since = fromEpochMillis(toEpochMillis(clock.now()) - SEEN_DAYS * 86_400_000);
  const seen = await reader.select<{ readonly dataset: string }>(
    sql`SELECT DISTINCT dataset FROM baselime.keys WHERE environment = ${reader.environment}
          AND day >= toDate(fromUnixTimestamp64Nano(${since}, 'UTC')) LIMIT ${MAX_SEEN}`,
  );
  const saved = await book.settings(reader.environment);
  const names = new Set([...saved.keys(), ...book.ignoredDatasets(), ...seen.rows.map(({ dataset }) => dataset)]);
  const datasets = await Promise.all([...names].sort().map((name) => describeDataset(book, reader.environment, name)));
  return { datasets };
}
