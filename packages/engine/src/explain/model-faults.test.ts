/** Every way in which a model can fail, over three protocols: the reader gets a right answer and a clear sentence. */
import { type AnswerEvent, AnswerEvent as AnswerEventSchema, type Explanation } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../model/clock.js';
import { silentLogger } from '../model/log.js';
import { TIMEOUT_ORIGINALS, timeout } from './__fixtures__/analyses.js';
import { fakeAnonymizer, memoryWorkspace } from './__fixtures__/fakes.js';
import {
  type Behavior,
  type FaultyModel,
  fails,
  faultyModel,
  opened,
  PROTOCOLS,
  says,
  saysPart,
} from './__fixtures__/faulty-model.js';
import { FORGED_CITATIONS, GOOD_ANSWER, INVENTED_NUMBERS, OTHER_CAUSE } from './__fixtures__/model-answers.js';
import { createExplainer } from './create-explainer.js';
import type { Deadlines } from './deadlines.js';
import { narrate } from './narrator/narrate.js';

const GERMAN = `## Summary
Die Funktion <NAME_1> wurde nach 6 s abgebrochen, weil <NAME_2> nicht geantwortet hat und niemand darauf vorbereitet war [F1].
## Root cause
<NAME_2> hat sehr langsam geantwortet, und deshalb lief <NAME_1> in ihre Grenze hinein [F2].
## Evidence
- Der Aufruf von <NAME_2> wartete lange, bevor er abgebrochen wurde [F2].
## Actions
1. Setzen Sie eine kürzere Grenze für den Aufruf von <NAME_2> [F2].
`;
const good = { text: GOOD_ANSWER };
const never: Behavior = () => undefined;

interface Case {
  readonly name: string;
  readonly plays: Behavior;
  /** What the note says; the model's own answer stands when absent. */
  readonly note?: RegExp;
  readonly deadlines?: Partial<Deadlines>;
  readonly maxRetries?: number;
  readonly calls?: number;
}

const CASES: readonly Case[] = [
  { name: 'answers well', plays: says(good) },
  { name: 'thinks aloud before it answers well', plays: says({ ...good, reasoning: 'It is the vendor. Or is it?' }) },
  {
    name: 'is cut off in the middle of a frame',
    plays: cutInAFrame,
    note: /broke off|error of its own|could not be reached/,
  },
  { name: 'ends its stream too early', plays: saysPart(good, 9, (answer) => answer.end()), note: /broke off/ },
  { name: 'runs into its own limit', plays: says({ ...good, finish: 'length' }), note: /broke off/ },
  {
    name: 'sends broken JSON',
    plays: (answer) => void opened(answer).end('data: {"choices":[{"de\n\n'),
    note: /error of its own|broke off/,
  },
  {
    name: 'sends a web page',
    plays: (answer) => void answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>hi</html>'),
    note: /error of its own|broke off/,
  },
  {
    name: 'sends JSON where a stream was asked for',
    plays: (answer) => void answer.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'),
    note: /error of its own|broke off/,
  },
  { name: 'declines in words', plays: says({ text: "I'm sorry, but I can't help with that." }), note: /left out/ },
  {
    name: 'declines by its filter',
    plays: says({ text: '## Summary\nIt', finish: 'filter' }),
    note: /declined|broke off/,
  },
  {
    name: 'is busy once',
    plays: (answer, protocol, call, body) =>
      (call === 1 ? fails(429, { 'retry-after': '0' }) : says(good))(answer, protocol, call, body),
    maxRetries: 1,
    calls: 2,
  },
  {
    name: 'is busy for an hour',
    plays: fails(429, { 'retry-after': '3600' }),
    note: /busy|did not start/,
    maxRetries: 1,
    deadlines: { firstTextMs: 400 },
  },
  { name: 'is busy always', plays: fails(429, { 'retry-after': '0' }), note: /busy/, maxRetries: 1, calls: 2 },
  { name: 'fails with 500', plays: fails(500), note: /error of its own/ },
  {
    name: 'fails once with 503',
    plays: (answer, protocol, call, body) =>
      (call === 1 ? fails(503, { 'retry-after': '0' }) : says(good))(answer, protocol, call, body),
    maxRetries: 1,
    calls: 2,
  },
  { name: 'refuses the key', plays: fails(401), note: /refused the configured key/ },
  {
    name: 'closes the connection',
    plays: (answer) => void answer.destroy(),
    note: /could not be reached|error of its own/,
  },
  { name: 'never answers', plays: never, note: /did not start/, deadlines: { firstTextMs: 200 } },
  {
    name: 'opens a stream and says nothing',
    plays: (answer) => void opened(answer).flushHeaders(),
    note: /did not start/,
    deadlines: { firstTextMs: 200 },
  },
  {
    name: 'stops in the middle',
    plays: saysPart(good, 9, () => undefined),
    note: /did not finish|did not start/,
    deadlines: { totalMs: 600 },
  },
  { name: 'invents numbers', plays: says({ text: INVENTED_NUMBERS }), note: /not supported/ },
  { name: 'cites what does not exist', plays: says({ text: FORGED_CITATIONS }), note: /not supported/ },
  { name: 'names another cause', plays: says({ text: OTHER_CAUSE }), note: /contradicted/ },
  { name: 'says nothing', plays: says({ text: '' }), note: /left out|broke off|error of its own/ },
  {
    name: 'only thinks',
    plays: says({ text: '', reasoning: 'Let me see what the vendor did.' }),
    note: /left out|broke off|error of its own/,
  },
  { name: 'says everything twice', plays: says({ text: `${GOOD_ANSWER}\n${GOOD_ANSWER}` }) },
  { name: 'answers in another language', plays: says({ text: GERMAN }), note: /language/ },
  {
    name: 'answers with other headings',
    plays: says({ text: GERMAN.replace(/## .*/g, '## Überschrift') }),
    note: /left out/,
  },
];

function cutInAFrame(...call: Parameters<Behavior>): void {
  saysPart(good, 9, (open) => open.write('data: {"choi', () => open.destroy()))(...call);
}

let model: FaultyModel;
beforeAll(async () => {
  model = await faultyModel();
});
afterAll(() => model?.close());

function explaining(protocol: (typeof PROTOCOLS)[number], one: Partial<Case> = {}) {
  const workspace = memoryWorkspace();
  let ids = 0;
  const explainer = createExplainer({
    model: model.settings(protocol),
    workspace,
    newAnonymizer: () => fakeAnonymizer(TIMEOUT_ORIGINALS),
    clock: systemClock,
    logger: silentLogger,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    maxRetries: one.maxRetries ?? 0,
    ...(one.deadlines === undefined ? {} : { deadlines: one.deadlines }),
  });
  return { explainer, workspace };
}

async function asked(protocol: (typeof PROTOCOLS)[number], one: Case) {
  const { explainer, workspace } = explaining(protocol, one);
  model.play(one.plays);
  const events: AnswerEvent[] = [];
  for await (const event of explainer.explain({ analysis: timeout, workspaceId: 'w', actor: 'a' }))
    events.push(AnswerEventSchema.parse(event));
  return { events, explanation: endOf(events), workspace };
}

function endOf(events: readonly AnswerEvent[]): Explanation {
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(`ended with ${JSON.stringify(last)}`);
  return last.explanation;
}

let sections: Explanation['sections'] | undefined;

describe.each(PROTOCOLS)('a model over %s', (protocol) => {
  it.each(CASES)('that $name leaves a right answer', async (one) => {
    const { events, explanation, workspace } = await asked(protocol, one);
    if (one.note === undefined) {
      expect(explanation.note).toBeUndefined();
      expect(explanation.engine).toBe('small-model');
      sections ??= explanation.sections;
      expect(explanation.sections).toEqual(sections);
      expect(explanation.sections.rootCause).toContain('maildude.example was slow to answer');
      expect(JSON.stringify(explanation.sections)).not.toContain('Or is it?');
    } else {
      expect(explanation).toMatchObject({ engine: 'narrator', sections: narrate(timeout) });
      expect(explanation.note).toMatch(one.note);
      expect(workspace.answers.size).toBe(0);
    }
    if (one.calls !== undefined) expect(model.calls()).toBe(one.calls);
    // What the reader saw last is what the answer holds.
    const from = events.findLastIndex(({ type }) => type === 'answer-restart');
    const shown = events.slice(from + 1).flatMap((event) => (event.type === 'text-delta' ? [event.text] : []));
    expect(shown.join('').replace(/\s+/g, '')).toBe(Object.values(explanation.sections).join('').replace(/\s+/g, ''));
    expect(events.filter(({ type }) => type === 'answer-end' || type === 'answer-error')).toHaveLength(1);
    expect(workspace.entries.some(({ outcome }) => outcome === 'pending')).toBe(false);
  });

  it.each([
    ['before it answers', never],
    ['after it began', (answer) => void opened(answer).flushHeaders()],
    ['in the middle', saysPart(good, 9, () => undefined)],
  ] as readonly (readonly [string, Behavior])[])(
    'that hangs %s is let go with the reader and costs nothing',
    async (_when, hangs) => {
      const { explainer, workspace } = explaining(protocol);
      model.play(hangs);
      const reader = new AbortController();
      const asking = { analysis: timeout, workspaceId: 'w', actor: 'a', signal: reader.signal };
      const events = (async () => {
        const all: AnswerEvent[] = [];
        for await (const event of explainer.explain(asking)) all.push(event);
        return all;
      })();
      await vi.waitFor(() => expect(model.calls()).toBe(1));
      reader.abort();
      expect((await events).at(-1)).toMatchObject({ type: 'answer-error', code: 'EXPLAIN_CANCELLED' });
      await vi.waitFor(() => expect(model.broken()).toBe(1));
      expect(workspace.entries).toMatchObject([{ outcome: 'cancelled' }]);
      for (const told of ['costUsd', 'inputTokens', 'outputTokens'])
        expect(workspace.entries[0]).not.toHaveProperty(told);
      expect([workspace.saved, [...workspace.answers]]).toEqual([[], []]);
    },
  );
});
