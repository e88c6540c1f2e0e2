/**
 * A model's server that speaks three protocols frame by frame and can break each of them: what a test plays decides
 * what goes on the wire. Frames after OpenAI's and Anthropic's descriptions of their streams; nothing is recorded.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ModelSettings } from '../explainer.js';

export const PROTOCOLS = ['chat', 'responses', 'anthropic'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export interface Speech {
  readonly text: string;
  readonly reasoning?: string;
  readonly finish?: 'stop' | 'length' | 'filter';
}

/** `call` counts from 1; `body` is what was asked. */
export type Behavior = (answer: ServerResponse, protocol: Protocol, call: number, body: string) => void;

export interface FaultyModel {
  settings(protocol: Protocol): ModelSettings;
  /** From now on; calls are counted anew. */
  play(behavior: Behavior): void;
  calls(): number;
  /** The bodies of the requests since the last `play`, in order. */
  bodies(): readonly string[];
  /** How many connections the other side closed before its answer was whole, since the last `play`. */
  broken(): number;
  close(): Promise<void>;
}

const PIECE = 24;
export const frame = (value: unknown, event?: string): string =>
  `${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(value)}\n\n`;
const piecesOf = (text: string): readonly string[] => text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? [];

/** The frames of a whole answer. */
export function framesOf(protocol: Protocol, speech: Speech): readonly string[] {
  return { chat, responses, anthropic }[protocol](speech);
}

function chat({ text, reasoning, finish = 'stop' }: Speech): readonly string[] {
  const chunk = (delta: object, reason: string | null = null): string =>
    frame({
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...piecesOf(reasoning ?? '').map((piece) => chunk({ reasoning_content: piece })),
    ...piecesOf(text).map((piece) => chunk({ content: piece })),
    chunk({}, finish === 'filter' ? 'content_filter' : finish),
    'data: [DONE]\n\n',
  ];
}

function responses({ text, reasoning, finish = 'stop' }: Speech): readonly string[] {
  const message = { type: 'message', id: 'm1', role: 'assistant', status: 'in_progress', content: [] };
  const usage = { input_tokens: 1, output_tokens: 1 };
  const frames: readonly { readonly type: string; readonly [key: string]: unknown }[] = [
    { type: 'response.created', response: { id: 'r1', created_at: 1, model: 'm', status: 'in_progress' } },
    ...(reasoning === undefined
      ? []
      : [
          { type: 'response.output_item.added', output_index: 0, item: { type: 'reasoning', id: 't1', summary: [] } },
          { type: 'response.reasoning_summary_part.added', item_id: 't1', summary_index: 0 },
          { type: 'response.reasoning_summary_text.delta', item_id: 't1', summary_index: 0, delta: reasoning },
          { type: 'response.output_item.done', output_index: 0, item: { type: 'reasoning', id: 't1', summary: [] } },
        ]),
    ...(text === ''
      ? []
      : [
          { type: 'response.output_item.added', output_index: 1, item: message },
          ...piecesOf(text).map((delta) => ({ type: 'response.output_text.delta', item_id: 'm1', delta })),
          { type: 'response.output_item.done', output_index: 1, item: { ...message, status: 'completed' } },
        ]),
    finish === 'stop'
      ? { type: 'response.completed', response: { id: 'r1', usage } }
      : {
          type: 'response.incomplete',
          response: {
            id: 'r1',
            usage,
            incomplete_details: { reason: finish === 'filter' ? 'content_filter' : 'max_output_tokens' },
          },
        },
  ];
  return frames.map((one) => frame(one, one.type));
}

function anthropic({ text, reasoning, finish = 'stop' }: Speech): readonly string[] {
  const reason = { stop: 'end_turn', length: 'max_tokens', filter: 'refusal' }[finish];
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: 'a1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, usage };
  const frames: readonly { readonly type: string; readonly [key: string]: unknown }[] = [
    { type: 'message_start', message },
    ...(reasoning === undefined
      ? []
      : [
          { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
          { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: reasoning } },
          { type: 'content_block_stop', index: 0 },
        ]),
    ...(text === ''
      ? []
      : [
          { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
          ...piecesOf(text).map((piece) => ({
            type: 'content_block_delta',
            index: 1,
            delta: { type: 'text_delta', text: piece },
          })),
          { type: 'content_block_stop', index: 1 },
        ]),
    { type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: 1 } },
    { type: 'message_stop' },
  ];
  return frames.map((one) => frame(one, one.type));
}

/** Opens the stream of an answer. */
export const opened = (answer: ServerResponse): ServerResponse =>
  answer.writeHead(200, { 'content-type': 'text/event-stream' });

/** Says the whole answer. */
export const says =
  (speech: Speech): Behavior =>
  (answer, protocol) =>
    void opened(answer).end(framesOf(protocol, speech).join(''));

/** Says so many frames of the answer, then does something else with the connection. */
export const saysPart =
  (speech: Speech, frames: number, then: (answer: ServerResponse) => void): Behavior =>
  (answer, protocol) => {
    opened(answer).write(framesOf(protocol, speech).slice(0, frames).join(''), () => then(answer));
  };

/** Fails with a status, in the words of the protocol. */
export const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}, message = 'no'): Behavior =>
  (answer) =>
    void answer
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ type: 'error', error: { type: 'api_error', message, code: 'x', param: null } }));

export async function faultyModel(): Promise<FaultyModel> {
  let behavior: Behavior = says({ text: '' });
  let bodies: string[] = [];
  let broken = 0;
  const server = createServer((request: IncomingMessage, answer: ServerResponse) => {
    const path = request.url ?? '';
    const protocol = path.includes('/responses') ? 'responses' : path.includes('/messages') ? 'anthropic' : 'chat';
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.once('end', () => {
      bodies.push(Buffer.concat(parts).toString('utf8'));
      answer.once('close', () => {
        if (!answer.writableFinished) broken += 1;
      });
      behavior(answer, protocol, bodies.length, bodies.at(-1) ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const common = { model: 'small-model', baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-test-key-0001' };
  return {
    settings: (protocol) =>
      protocol === 'anthropic'
        ? { provider: 'anthropic', ...common }
        : { provider: 'openai', api: protocol, ...common },
    play(next) {
      behavior = next;
      bodies = [];
      broken = 0;
    },
    calls: () => bodies.length,
    bodies: () => bodies,
    broken: () => broken,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
