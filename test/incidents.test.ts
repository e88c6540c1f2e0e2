/** Every incident of the demo shop: the narrator names the right entity and the right fault, with no model. */
import type { EventView, Explanation, FollowUp, Subject } from '@baselime-ai/contract';
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, incidents, replay } from '@baselime-ai/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.js';

const HOUR_MS = 3_600_000;
const to = Math.floor(Date.now() / 60_000) * 60_000;
const window = { from: to - 6 * HOUR_MS, to };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const sent = await replay({
    baseUrl: server.url,
    apiKey: server.key,
    fetch,
    batches: generateShop({ seed: 7, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE, ...window }),
  });
  expect(sent).toMatchObject({ ok: true });
}, 120_000);
afterAll(() => server?.close());

/** One subject of each kind that shows this symptom. */
function subjectsOf(events: readonly EventView[]): readonly Subject[] {
  const log = events.find((event) => event.kind === 'log');
  const span = events.find((event) => event.kind === 'span');
  const traceId = span?.traceId ?? log?.traceId;
  const requestId = log?.requestId;
  const fingerprint = log?.fingerprint;
  return [
    ...(log === undefined ? [] : [{ kind: 'event' as const, id: log.id }]),
    ...(traceId === undefined ? [] : [{ kind: 'trace' as const, traceId }]),
    ...(requestId === undefined ? [] : [{ kind: 'request' as const, requestId }]),
    ...(fingerprint === undefined ? [] : [{ kind: 'error' as const, fingerprint }]),
  ];
}

const cases = incidents(window).flatMap((incident) =>
  incident.symptoms.map((symptom) => [incident.id, symptom.function, incident, symptom] as const),
);

/** Asks what an answer proposes to ask, as it stands there, and gives what could not be answered. */
async function unanswered({ id, sections }: Explanation): Promise<readonly string[]> {
  const questions = [...sections.nextQuestions.matchAll(/^- (.+)$/gm)].map(([, question = '']) => question);
  expect(questions.length).toBeGreaterThan(0);
  const open: string[] = [];
  for (const message of questions) {
    const response = await server.api.request(
      'POST',
      `/api/explanations/${id}/messages`,
      { message },
      { accept: 'application/json' },
    );
    const { text, note = '', steps }: FollowUp = await response.json();
    if (text === '' || note !== '' || steps.length === 0) open.push(`${message} ${note}`);
  }
  return open;
}

/** Incidents whose questions were asked: once each is enough. */
const followed = new Set<string>();

describe.each(cases)('the incident %s, seen in %s', (_id, _name, incident, symptom) => {
  it('is explained right from an event, a trace, a request and an error of it', async () => {
    const events = await server.api.events({
      timeframe: { from: incident.startsAt, to: Math.min(incident.endsAt ?? to, to) + 1 },
      query: {
        filters: [
          { key: '$baselime.error', operation: '=', value: true },
          { key: 'namespace', operation: '=', value: symptom.function },
        ],
        needle: { value: symptom.contains },
      },
    });
    const subjects = subjectsOf(events);
    expect(subjects.length).toBeGreaterThan(1);
    for (const [index, subject] of subjects.entries()) {
      const explanation = await server.api.explain({ subject });
      const { rootCause, actions, sections, checks } = explanation;
      if (index === 0 && !followed.has(incident.id)) expect(await unanswered(explanation)).toEqual([]);
      followed.add(incident.id);
      expect({ subject: subject.kind, entity: rootCause.entity }).toEqual({
        subject: subject.kind,
        entity: incident.entity,
      });
      expect([incident.fault, ...incident.alsoRight]).toContain(rootCause.fault);
      expect(actions.length).toBeGreaterThan(1);
      expect(sections.rootCause).toContain(incident.entity);
      const preview = await (await server.api.request('POST', '/api/explanations/preview', { subject })).json();
      expect({ verdict: preview.verdict, because: preview.blockedBecause }).toEqual({ verdict: 'passed', because: [] });
      expect(checks.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
    }
  });
});

describe('what is asked about a chart', () => {
  it('ends in questions that can be asked, too', async () => {
    const filters = [{ key: '$baselime.error', operation: '=' as const, value: true }];
    const charts = [{ filters }, { filters: [] }];
    for (const query of charts) {
      const subject = {
        kind: 'chart' as const,
        query: { ...query, calculations: [{ operator: 'COUNT' as const }] },
        timeframe: window,
      };
      expect(await unanswered(await server.api.explain({ subject }))).toEqual([]);
    }
  });
});
