/** Many questions about few failures: the model is asked once for each, and every answer fits what it is about. */
import type { EventView, Explanation } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_PHRASE, type PlayedModel, playModel } from './support/played-model.js';
import { recurringFailures } from './support/recurring-failures.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const OCCURRENCES = 3;
const MINUTE_MS = 60_000;
/** What 1,000 questions about the same failures may cost; more occurrences of a failure are hits. */
const MOST_CALLS = 25;

let model: PlayedModel;
let server: TestServer;
const asked: { readonly event: EventView; readonly answer: Explanation }[] = [];
beforeAll(async () => {
  model = await playModel();
  server = await startTestServer({
    BASELIME_AI_PROVIDER: 'openai-compatible',
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'sk-test',
    BASELIME_AI_MODEL: 'test-model',
  });
  const start = Date.now() - 60 * MINUTE_MS;
  const records = Array.from({ length: OCCURRENCES }, (_, occurrence) =>
    recurringFailures.map((failure, place) => ({
      ...failure.record(occurrence),
      timestamp: start + occurrence * 5 * MINUTE_MS + place * 700,
    })),
  ).flat();
  expect((await server.api.send('/v1/logs', JSON.stringify(records))).status).toBe(202);
  const events = await server.api.events({ query: { limit: 1000 } });
  expect(events).toHaveLength(recurringFailures.length * OCCURRENCES);
  for (const event of events) {
    asked.push({ event, answer: await server.api.explain({ subject: { kind: 'event', id: event.id } }) });
  }
}, 300_000);
afterAll(async () => {
  await server?.close();
  await model?.close();
});

describe(`${recurringFailures.length * OCCURRENCES} questions about ${recurringFailures.length} failures`, () => {
  it('cost one call for each failure, give or take a few', () => {
    expect(asked.filter(({ answer }) => answer.engine !== 'test-model').map(({ answer }) => answer.note)).toEqual([]);
    expect(model.requests()).toBeLessThanOrEqual(MOST_CALLS);
    expect(asked.filter(({ answer }) => answer.cached)).toHaveLength(asked.length - model.requests());
  });

  it.each(recurringFailures)('answers about $name fit it and no twin of it', (failure) => {
    const own = asked.filter(({ event }) => event.namespace === failure.namespace);
    expect(own).toHaveLength(OCCURRENCES);
    for (const { answer } of own) {
      const { rootCause, sections } = answer;
      const statement = rootCause.statement.replace(/\.$/, '');
      // The played model repeats the statement word for word, so a wording of another failure would show.
      expect(sections.summary).toContain(`${MODEL_PHRASE}: ${statement}`);
      expect(sections.rootCause).toContain(statement);
      const told = Object.values(sections).join('\n');
      expect(told).toContain(failure.namespace);
      expect(told).toContain(failure.mark);
      for (const other of recurringFailures) {
        if (other.namespace !== failure.namespace) expect(told).not.toContain(other.namespace);
      }
      expect(told).not.toMatch(/<[A-Z]+_\d+>|\{(?:time|value) \d+\}/);
    }
  });
});
