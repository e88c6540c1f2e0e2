/**
 * A stand-in for the server that a test kills: appends batches of numbered events and prints each number range once
 * its append was acknowledged. Written for the test beside it; arguments: data folder, first number.
 */
import { systemClock } from '../../../model/clock.js';
import { newEventId } from '../../../model/ids.js';
import { silentLogger } from '../../../model/log.js';
import { fromEpochMillis } from '../../../model/units.js';
import { openTelemetryStore } from '../open-telemetry-store.js';

const START_MS = Date.UTC(2024, 4, 1);
const BATCH = 25;

async function main(dataDir: string, first: number): Promise<void> {
  const store = await openTelemetryStore({ dataDir, logger: silentLogger, clock: systemClock });
  process.stdout.write('open\n');
  let next = first;
  const append = async (): Promise<void> => {
    for (;;) {
      const from = next;
      next += BATCH;
      await store.append(
        Array.from({ length: BATCH }, (_, index) => {
          const timestamp = fromEpochMillis(START_MS + (from + index) * 1000);
          return {
            id: newEventId(timestamp),
            environment: 'kill',
            dataset: 'logs',
            service: 's',
            namespace: 'n',
            kind: 'log' as const,
            timestamp,
            isError: false,
            name: String(from + index),
            data: { number: from + index },
          };
        }),
      );
      process.stdout.write(`${from} ${from + BATCH}\n`);
    }
  };
  await Promise.all([append(), append(), append(), append()]);
}

const [dataDir = '', first = '0'] = process.argv.slice(2);
await main(dataDir, Number(first));
