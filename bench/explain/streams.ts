/** Many answers at once from one server: whether all end well, how long they take, and what they hold in memory. */
import type { Subject } from '@baselime-ai/contract';
import { ms, print, quantile } from '../numbers.js';
import type { Shop } from '../shop.js';
import { allowModel, failingEvents, timeAnswer } from './ask.js';

export async function streams({ server, from, to }: Shop, many: number): Promise<void> {
  const events = await failingEvents(server.url, { from, to }, many);
  const subjects = Array.from({ length: many }, (_, index): Subject => {
    const event = events[index % events.length];
    if (event === undefined) throw new Error('no failing event');
    return { kind: 'event', id: event.id };
  });
  const rows = [
    ['worded by', 'streams', 'ended well', 'first text p50', 'p95', 'whole p50', 'p95', 'server', 'engine'],
  ];
  for (const by of ['narrator', 'model'] as const) {
    await allowModel(server.url, by === 'model');
    const started = performance.now();
    const ended = await Promise.allSettled(
      subjects.map((subject) => timeAnswer(server.url, subject, { regenerate: true })),
    );
    const took = performance.now() - started;
    const well = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const reason of new Set(ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))))
      process.stdout.write(`  did not end well: ${reason.slice(0, 200)}\n`);
    const asked = well.filter(({ answer }) => (answer.engine === 'narrator') === (by === 'narrator'));
    for (const note of new Set(well.filter((one) => !asked.includes(one)).map(({ answer }) => answer.note)))
      process.stdout.write(`  worded by somebody else: ${note}\n`);
    const { server: own, engine } = await server.usage();
    const times = (name: 'first' | 'whole') =>
      [0.5, 0.95].map((share) =>
        ms(
          quantile(
            well.map((one) => one[name]),
            share,
          ),
        ),
      );
    rows.push([
      by,
      `${many} in ${ms(took)}`,
      `${asked.length}`,
      ...times('first'),
      ...times('whole'),
      `${own.residentMiB} MiB, at most ${own.peakMiB}`,
      `${engine.residentMiB} MiB, at most ${engine.peakMiB}`,
    ]);
  }
  print(`explain: ${many} streams at once`, rows);
}
