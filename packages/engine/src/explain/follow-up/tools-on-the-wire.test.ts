/** Follow-up questions over each protocol, byte for byte: tools offered, called, answered, refused; and broken off. */
import type { Explanation, FollowUp, FollowUpEvent } from '@baselime-ai/contract';
import { FollowUpEvent as FollowUpEventSchema } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryReader } from '../../query/telemetry-reader.js';
import { TIMEOUT_ORIGINALS, timeout } from '../__fixtures__/analyses.js';
import { fakeAnonymizer, type MemoryWorkspace, memoryWorkspace } from '../__fixtures__/fakes.js';
import {
  type Behavior,
  type FaultyModel,
  fails,
  faultyModel,
  opened,
  PROTOCOLS,
  says,
} from '../__fixtures__/faulty-model.js';
import { asksFor } from '../__fixtures__/tool-call-frames.js';
import { CircuitBreaker } from '../circuit-breaker.js';
import { narrate } from '../narrator/narrate.js';
import { Spending } from '../spending/spending.js';
import { Conversations } from './conversations.js';
import { createFollowUps, type FollowUps } from './create-follow-ups.js';
import type { FollowUpLimits } from './limits.js';

const explanation = (id: string): Explanation => ({
  id,
  subject: timeout.subject,
  createdAt: '2026-03-05T12:00:00.000Z',
  confidence: 'confirmed',
  rootCause: timeout.rootCause,
  sections: narrate(timeout),
  findings: [...timeout.findings],
  actions: [...timeout.actions],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 1,
});

/** A store without telemetry: the look-up of earlier explanations needs none. */
const empty: TelemetryReader = {
  environment: 'default',
  run: async () => Promise.reject(new Error('nothing to run')),
  events: async () => [],
  event: async () => undefined,
  trace: async () => undefined,
  request: async () => [],
  error: async () => undefined,
  keys: async () => [],
  keyValues: async () => [],
  select: async () => ({ rows: [], rowsRead: 0, elapsedMs: 0 }),
};

let model: FaultyModel;
beforeAll(async () => {
  model = await faultyModel();
});
afterAll(() => model?.close());

type Protocol = (typeof PROTOCOLS)[number];

interface Asked {
  readonly followUps: FollowUps;
  readonly workspace: MemoryWorkspace;
}

function opening(protocol: Protocol, limits: Partial<FollowUpLimits> = {}): Asked {
  const settings = model.settings(protocol);
  const workspace = memoryWorkspace();
  workspace.saved.push(explanation('x-0'), explanation('x-1'));
  let ids = 0;
  const followUps = createFollowUps({
    model: settings,
    workspace,
    spending: new Spending(workspace, settings, systemClock),
    circuit: new CircuitBreaker(systemClock, 3, 60_000),
    conversations: new Conversations(systemClock),
    newAnonymizer: () => fakeAnonymizer(TIMEOUT_ORIGINALS),
    clock: systemClock,
    logger: silentLogger,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    maxRetries: 0,
    limits,
  });
  return { followUps, workspace };
}

async function ask({ followUps }: Asked, message: string, signal?: AbortSignal): Promise<readonly FollowUpEvent[]> {
  const events: FollowUpEvent[] = [];
  const asked = {
    workspaceId: 'w',
    actor: 'a',
    explanation: explanation('x-1'),
    request: { message },
    reader: empty,
    ...(signal === undefined ? {} : { signal }),
  };
  for await (const event of followUps.ask(asked)) events.push(FollowUpEventSchema.parse(event));
  return events;
}

function answerOf(events: readonly FollowUpEvent[]): FollowUp {
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(`ended with ${JSON.stringify(last)}`);
  return last.message;
}

const SIMILAR = { tool: 'similar', arguments: '{}' };
const TOLD = 'One earlier explanation is about the same cause [F5].';
const inTurn =
  (...turns: readonly Behavior[]): Behavior =>
  (answer, protocol, call, body) =>
    turns[Math.min(call, turns.length) - 1]?.(answer, protocol, call, body);
/** How each protocol tells a call back and what it gave. */
const TOLD_BACK: Readonly<Record<Protocol, readonly RegExp[]>> = {
  chat: [/"tool_calls":\[\{"id":"call_1","type":"function"/, /"role":"tool","tool_call_id":"call_1"/],
  responses: [
    /"type":"function_call","call_id":"call_1","name":"similar"/,
    /"type":"function_call_output","call_id":"call_1"/,
  ],
  anthropic: [/"type":"tool_use","id":"call_1","name":"similar"/, /"type":"tool_result","tool_use_id":"call_1"/],
};

describe.each(PROTOCOLS)('tools over %s', (protocol) => {
  it('are called, answered in the form of the protocol, and every byte is in the ledger', async () => {
    model.play(inTurn(asksFor(SIMILAR), says({ text: TOLD })));
    const asked = opening(protocol);
    const answer = answerOf(await ask(asked, 'Did shop-prod-send-receipt fail like this before?'));
    expect(answer).toMatchObject({ engine: 'small-model', text: TOLD, steps: [{ tool: 'similar', outcome: 'found' }] });
    expect(answer.usage).toMatchObject({ calls: 2 });
    const [first, second] = model.bodies();
    expect(first).toContain('"recurrence"');
    for (const form of TOLD_BACK[protocol]) expect(second).toMatch(form);
    expect(second).toContain('earlier explanation');
    for (const original of TIMEOUT_ORIGINALS) expect(model.bodies().join('\n')).not.toContain(original);
    expect(model.bodies().join('\n')).not.toMatch(/call_provider|toolu_provider/);
    expect(asked.workspace.entries.map(({ body }) => body)).toEqual(model.bodies());
    expect(asked.workspace.entries).toMatchObject([
      { verdict: 'passed', outcome: 'answered', purpose: 'follow-up' },
      { verdict: 'passed', outcome: 'answered', purpose: 'follow-up' },
    ]);
    expect(answer.receiptIds).toEqual(asked.workspace.entries.map(({ id }) => id));
  });

  it('may be called several at once, and only as often as a question may', async () => {
    model.play(asksFor(SIMILAR, SIMILAR, SIMILAR, SIMILAR, SIMILAR, SIMILAR));
    const asked = opening(protocol);
    const answer = answerOf(await ask(asked, 'Show similar failures'));
    expect(answer.engine).toBe('narrator');
    expect(answer.note).toMatch(/more than the 8 look-ups|did not come to an answer/);
    expect(answer.steps.length).toBeLessThanOrEqual(8);
    expect(model.calls()).toBeLessThanOrEqual(6);
    expect(answer.text).toContain('earlier explanation');
    expect(asked.workspace.entries.every(({ outcome }) => outcome === 'answered')).toBe(true);
  });

  it.each([
    ['cut off', '{"trace_id": '],
    ['a list', '[1,2]'],
    ['of the wrong kind', '{"minutes_before":"soon"}'],
  ])('with arguments that are %s are refused, and the conversation goes on', async (_case, text) => {
    model.play(inTurn(asksFor({ tool: 'query', arguments: text }), says({ text: 'The data does not say.' })));
    const answer = answerOf(await ask(opening(protocol), 'Why?'));
    expect(answer).toMatchObject({ engine: 'small-model', steps: [{ outcome: 'refused', findings: [] }] });
    expect(model.bodies()[1]).toContain('cannot be looked up like this');
    expect(model.bodies()[1]).not.toContain('soon');
  });

  it.each([
    ['400', 'small-model does not support tools'],
    ['400', '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
    ['404', 'No endpoints found that support tool use.'],
    ['500', 'Unsupported param: tools'],
  ])(
    'refused with %s and %j are left out from then on, and the look-ups of the narrator are told instead',
    async (status, why) => {
      const asked = opening(protocol);
      model.play((answer, own, call, body) =>
        (body.includes('"tools"') ? fails(Number(status), {}, why) : says({ text: TOLD }))(answer, own, call, body),
      );
      const first = answerOf(await ask(asked, 'Show similar failures'));
      expect(first).toMatchObject({
        engine: 'small-model',
        text: TOLD,
        note: expect.stringContaining('takes no tools'),
        steps: [{ tool: 'similar', outcome: 'found' }],
      });
      expect(model.calls()).toBe(2);
      expect(model.bodies()[1]).toContain('1 earlier explanation is about');
      expect(asked.workspace.entries.map(({ outcome }) => outcome)).toEqual(['failed', 'answered']);
      answerOf(await ask(asked, 'Was it seen before?'));
      expect(model.calls()).toBe(3);
      for (const original of TIMEOUT_ORIGINALS) expect(model.bodies().join('\n')).not.toContain(original);
    },
  );

  it('end with the tokens that a question may take', async () => {
    model.play(asksFor(SIMILAR));
    const answer = answerOf(await ask(opening(protocol, { tokens: 50 }), 'Show similar failures'));
    expect(answer.note).toContain('used up the 50 tokens');
    expect(answer).toMatchObject({ engine: 'narrator', usage: { calls: 2, inputTokens: 40, outputTokens: 20 } });
    expect(answer.text).toContain('earlier explanation');
  });

  it('leave what was found when the model declines afterwards', async () => {
    model.play(inTurn(asksFor(SIMILAR), says({ text: 'I will', finish: 'filter' })));
    const asked = opening(protocol);
    const events = await ask(asked, 'Show similar failures');
    const answer = answerOf(events);
    expect(answer.note).toMatch(/declined|broke off/);
    expect(answer.engine).toBe('narrator');
    expect(answer.text).toContain('earlier explanation');
    expect(events.at(-1)?.type).toBe('answer-end');
    expect(asked.workspace.entries.some(({ outcome }) => outcome === 'pending')).toBe(false);
  });

  it('do not hide another refusal', async () => {
    model.play(fails(400, {}, 'The model small-model does not exist.'));
    const answer = answerOf(await ask(opening(protocol), 'Show similar failures'));
    expect(answer.note).toContain('did not accept the request');
    expect(model.calls()).toBe(1);
  });

  it.each([
    ['before it answers', (answer: Parameters<Behavior>[0]) => void answer],
    ['after it began', (answer: Parameters<Behavior>[0]) => opened(answer).flushHeaders()],
  ])('end with the reader: a model that hangs %s is let go at once and costs nothing', async (_when, hangs) => {
    model.play((answer) => hangs(answer));
    const asked = opening(protocol);
    const reader = new AbortController();
    const events = ask(asked, 'Did it happen before?', reader.signal);
    await vi.waitFor(() => expect(model.calls()).toBe(1));
    reader.abort();
    expect((await events).at(-1)).toMatchObject({ type: 'answer-error', code: 'EXPLAIN_CANCELLED' });
    await vi.waitFor(() => expect(model.broken()).toBe(1));
    const [entry] = asked.workspace.entries;
    expect(entry).toMatchObject({ outcome: 'cancelled' });
    expect(entry).not.toHaveProperty('costUsd');
    expect(entry).not.toHaveProperty('inputTokens');
    expect(asked.workspace.asked).toEqual([]);
  });
});
