/** `tail`: new events of a running server as they arrive. */
import type { EventView } from '@baselime-ai/contract';
import type { Command } from 'commander';
import { serverClient } from '../client/server-client.js';
import { serverAddress } from '../client/server-options.js';
import type { Context } from '../context.js';
import { jsonText } from '../terminal/json-text.js';
import { eventLine, type QueryFlags, queryOf, withQueryFlags } from './query.js';

type Flags = Omit<QueryFlags, 'limit' | 'from' | 'to' | 'last'>;

const EVERY_MS = 1_000;
/** Senders batch, so an event may arrive this much after its own time. */
const LATE_MS = 45_000;
const PAGE = 1_000;

export function addTail(program: Command, context: Context): void {
  withQueryFlags(program.command('tail').description('follow the events of a running server')).action(
    async (flags: Flags) => tail(context, flags),
  );
}

async function tail(context: Context, flags: Flags): Promise<void> {
  const client = serverClient(serverAddress(flags, context.environment), context.fetch);
  const query = queryOf(flags, PAGE);
  const seen = new SeenEvents();
  while (!context.signal.aborted) {
    const to = context.now() + 1;
    const { events = [] } = await client.query({ query, timeframe: { from: to - LATE_MS, to }, view: 'events' });
    for (const event of seen.fresh(events, to - 2 * LATE_MS)) {
      context.terminal.write(flags.json === true ? `${jsonText(event)}\n` : `${eventLine(event, context.terminal)}\n`);
    }
    await pause(EVERY_MS, context.signal);
  }
}

/** Remembers which events were shown, for as long as they can come again. */
export class SeenEvents {
  readonly #times = new Map<string, number>();

  /** Those of `events` that were not shown yet, oldest first; forgets what is older than `forgetBeforeMs`. */
  fresh(events: readonly EventView[], forgetBeforeMs: number): readonly EventView[] {
    for (const [id, time] of this.#times) if (time < forgetBeforeMs) this.#times.delete(id);
    const fresh = events.filter((event) => !this.#times.has(event.id));
    for (const event of fresh) this.#times.set(event.id, event.timestampMs);
    return fresh.toSorted((a, b) => a.timestampMs - b.timestampMs);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      done();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
