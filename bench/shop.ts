/** A server with six hours of the demo shop in it. */
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, replay } from '@baselime-ai/demo';
import { KEY, type ServerProcess, startServerProcess } from './server-process.js';

export interface Shop {
  readonly server: ServerProcess;
  readonly from: number;
  readonly to: number;
  readonly records: number;
}

/** What six hours hold at the demo's own rate; how the rate for another number of events is found. */
const RECORDS_BY_DEFAULT = 59_500;

/**
 * `events` makes the six hours denser: about so many records, all of them in the time that an answer looks at.
 * @param env further settings of the server
 */
export async function startShop(
  options: { readonly events?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Shop> {
  const server = await startServerProcess(options.env);
  const to = Math.floor(Date.now() / 60_000) * 60_000;
  const from = to - 6 * 3_600_000;
  const times = (options.events ?? RECORDS_BY_DEFAULT) / RECORDS_BY_DEFAULT;
  const sent = await replay({
    baseUrl: server.url,
    apiKey: KEY,
    fetch,
    batches: generateShop({ seed: 7, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE * times, from, to }),
  });
  if (!sent.ok) throw new Error(sent.reason);
  return { server, from, to, records: sent.records };
}
