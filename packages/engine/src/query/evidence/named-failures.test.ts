import { describe, expect, it } from 'vitest';
import { eventId } from '../../model/ids.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { readNamedFailures } from './named-failures.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const failed = (namespace: string, message: string, atMs = 0): TelemetryEvent => ({
  id: eventId(`${namespace}${atMs}`),
  environment: 'test',
  dataset: 'app',
  service: 'shop',
  namespace,
  kind: 'log',
  timestamp: fromEpochMillis(NOW + atMs),
  isError: true,
  message,
  data: {},
});

describe('what failed in a function that a failing line names', () => {
  const caller = failed('orders', 'invocation of pricing returned FunctionError "Unhandled"');
  const inner = failed('pricing', 'Java heap space', -20);
  const found = async (stored: readonly TelemetryEvent[], request = [caller]) => {
    let asked = 0;
    const reader: Pick<TelemetryReader, 'events'> = {
      events: async (_query, { from, to }) => {
        asked += 1;
        return stored.filter(({ timestamp }) => timestamp >= from && timestamp < to);
      },
    };
    const events = await readNamedFailures(reader as TelemetryReader, request, undefined);
    return { asked, names: events.map(({ namespace }) => namespace) };
  };

  it('is what failed there before the caller did', async () => {
    expect((await found([inner])).names).toEqual(['pricing']);
    const status = failed('orders', 'pricing answered with status 500');
    expect((await found([inner], [status])).names).toEqual(['pricing']);
  });
  it('is what failed there behind others that only name the next in the row', async () => {
    const middle = failed('pricing', 'ledger answered 500', -10);
    expect((await found([failed('ledger', 'Java heap space', -20), middle])).names).toEqual(['ledger', 'pricing']);
  });
  it('is nothing of another name, or of another time', async () => {
    expect((await found([failed('pricing-history', 'boom'), failed('stock', 'boom')])).names).toEqual([]);
    expect((await found([failed('pricing', 'late', 5_000), failed('pricing', 'early', -600_000)])).names).toEqual([]);
  });
  it('is not looked for where no line speaks of an invocation', async () => {
    for (const said of ['pricing is closed', 'Invoke Error {"errorMessage":"pricing is closed"}'])
      expect(await found([inner], [failed('orders', said)])).toEqual({ asked: 0, names: [] });
  });
});
