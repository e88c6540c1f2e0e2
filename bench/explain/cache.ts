/** A thousand questions about few failures, many of them near-twins: how often a model is asked, and whether each fits. */
import type { EventView, QueryAnswer } from '@baselime-ai/contract';
import { recurringFailures } from '../../test/support/recurring-failures.js';
import { MODEL_PHRASE } from '../../test/support/wording.js';
import { ms, print, quantile } from '../numbers.js';
import { post, startServerProcess } from '../server-process.js';
import { type Timed, timeAnswer } from './ask.js';
import { startTimedModel } from './timed-model.js';

const MOST_CALLS = 25;

/** @param questions a multiple of the number of failures */
export async function cache(questions: number): Promise<void> {
  const model = await startTimedModel({ firstTextMs: 0, pieceMs: 0 });
  const server = await startServerProcess(model.env);
  const occurrences = Math.max(1, Math.round(questions / recurringFailures.length));
  const start = Date.now() - 5 * 3_600_000;
  const records = Array.from({ length: occurrences }, (_, occurrence) =>
    recurringFailures.map((failure, place) => ({
      ...failure.record(occurrence),
      timestamp: start + occurrence * 5 * 60_000 + place * 700,
    })),
  ).flat();
  await post(server.url, '/v1/logs', JSON.stringify(records));
  const body = JSON.stringify({
    view: 'events',
    timeframe: { from: 1, to: Date.now() + 60_000 },
    query: { limit: occurrences * recurringFailures.length },
  });
  const { events = [] }: QueryAnswer = JSON.parse(await (await post(server.url, '/api/query', body)).text());
  const hits: Timed[] = [];
  let wrong = 0;
  let narrated = 0;
  for (const event of events) {
    const timed = await timeAnswer(server.url, { kind: 'event', id: event.id });
    if (timed.answer.engine === 'narrator') narrated += 1;
    if (timed.answer.cached) hits.push(timed);
    if (!fits(event, timed)) wrong += 1;
  }
  const calls = model.requests();
  print(`explain: ${events.length} questions about ${recurringFailures.length} failures`, [
    ['model calls', `at most`, 'hits', 'narrated', 'do not fit', 'a hit takes p50', 'p95'],
    [
      String(calls),
      String(MOST_CALLS),
      `${((hits.length / events.length) * 100).toFixed(1)} %`,
      String(narrated),
      String(wrong),
      ms(
        quantile(
          hits.map((hit) => hit.whole),
          0.5,
        ),
      ),
      ms(
        quantile(
          hits.map((hit) => hit.whole),
          0.95,
        ),
      ),
    ],
  ]);
  await server.stop();
  await model.close();
  if (calls > MOST_CALLS || wrong > 0) process.exitCode = 1;
}

/** The wording is of this failure and of no twin of it. */
function fits(event: EventView, { answer }: Timed): boolean {
  const failure = recurringFailures.find(({ namespace }) => namespace === event.namespace);
  const told = Object.values(answer.sections).join('\n');
  const statement = answer.rootCause.statement.replace(/\.$/, '');
  return (
    failure !== undefined &&
    (answer.engine === 'narrator' || answer.sections.summary.includes(`${MODEL_PHRASE}: ${statement}`)) &&
    told.includes(failure.namespace) &&
    told.includes(failure.mark) &&
    !recurringFailures.some(({ namespace }) => namespace !== failure.namespace && told.includes(namespace)) &&
    !/<[A-Z]+_\d+>|\{(?:time|value) \d+\}/.test(told)
  );
}
