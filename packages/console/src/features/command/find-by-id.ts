/** What an id belongs to. The server is asked for an event, a trace, a request and an error at once; what is not there is left out. */
import { Problem } from '../../api/problem.js';
import { fetchEvent, fetchTrace, runQuery } from '../../api/routes.js';

export type Found =
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'trace'; readonly id: string }
  | { readonly kind: 'request'; readonly id: string }
  | { readonly kind: 'error'; readonly id: string };

/** @param nowMs the end of the time that is looked at; the start is the beginning of all time */
export async function findById(id: string, nowMs: number, signal: AbortSignal): Promise<readonly Found[]> {
  const has = async (key: string): Promise<boolean> => {
    const query = { filters: [{ key, operation: '=', value: id } as const], limit: 1 };
    const timeframe = { from: 0, to: Math.ceil(nowMs) + 86_400_000 };
    return ((await runQuery({ query, timeframe, view: 'events' }, signal)).events ?? []).length > 0;
  };
  const found = await Promise.all([
    exists(fetchEvent(id, signal)).then((yes): Found[] => (yes ? [{ kind: 'event', id }] : [])),
    exists(fetchTrace(id, signal)).then((yes): Found[] => (yes ? [{ kind: 'trace', id }] : [])),
    has('@requestId').then((yes): Found[] => (yes ? [{ kind: 'request', id }] : [])),
    has('$baselime.fingerprint').then((yes): Found[] => (yes ? [{ kind: 'error', id }] : [])),
  ]);
  return found.flat();
}

/** Whether the call found it; any other failure stays a failure. */
async function exists(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 400)) return false;
    throw error;
  }
}
