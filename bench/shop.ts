/** A server with six hours of the demo shop in it. */
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, replay } from '@baselime-ai/demo';
import { KEY, type ServerProcess, startServerProcess } from './server-process.js';

export interface Shop {
  readonly server: ServerProcess;
  readonly from: number;
  readonly to: number;
  readonly records: number;
}

export async function startShop(): Promise<Shop> {
  const server = await startServerProcess();
  const to = Math.floor(Date.now() / 60_000) * 60_000;
  const from = to - 6 * 3_600_000;
  const sent = await replay({
    baseUrl: server.url,
    apiKey: KEY,
    fetch,
    batches: generateShop({ seed: 7, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE, from, to }),
  });
  if (!sent.ok) throw new Error(sent.reason);
  return { server, from, to, records: sent.records };
}
