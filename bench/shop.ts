/** A server with hours of the demo shop in it. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, replay } from '@baselime-ai/demo';
import { KEY, type ServerProcess, startServerProcess } from './server-process.js';

export interface Shop {
  readonly server: ServerProcess;
  readonly from: number;
  readonly to: number;
  readonly records: number;
}

const HOURS = 6;
/** What six hours hold at the demo's own rate; how the rate for another number of events is found. */
const RECORDS_BY_DEFAULT = 59_500;

export interface ShopOptions {
  /** The hours become denser: about so many records for every six of them, all in the time that an answer looks at. */
  readonly events?: number;
  /** Default 6. */
  readonly hours?: number;
  /** Further settings of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that keeps the shop: filled when it is empty, and used as it is when it is not. */
  readonly keep?: string;
}

export async function startShop({
  events = RECORDS_BY_DEFAULT,
  hours = HOURS,
  env,
  keep,
}: ShopOptions = {}): Promise<Shop> {
  const kept = keep === undefined ? undefined : join(keep, 'shop.json');
  const before = kept === undefined ? undefined : await readFile(kept, 'utf8').catch(() => undefined);
  const server = await startServerProcess(env, keep);
  if (before !== undefined) return { server, ...(JSON.parse(before) as Omit<Shop, 'server'>) };
  const to = Math.floor(Date.now() / 60_000) * 60_000;
  const from = to - Math.round(hours * 3_600_000);
  const requestsPerMinute = (DEFAULT_REQUESTS_PER_MINUTE * events) / RECORDS_BY_DEFAULT;
  const sent = await replay({
    baseUrl: server.url,
    apiKey: KEY,
    fetch,
    batches: generateShop({ seed: 7, requestsPerMinute, from, to }),
  });
  if (!sent.ok) throw new Error(sent.reason);
  const shop = { from, to, records: sent.records };
  if (kept !== undefined) await writeFile(kept, JSON.stringify(shop));
  return { server, ...shop };
}
