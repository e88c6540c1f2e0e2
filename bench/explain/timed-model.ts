/**
 * A model played over OpenAI's chat protocol that is obedient and takes a known time: until its first text, and from
 * each piece to the next. What an answer takes beyond that is the program's own.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { dataOf, wording } from '../../test/support/wording.js';

export interface TimedModel {
  /** Settings of a server that is to ask it. */
  readonly env: Readonly<Record<string, string>>;
  /** Requests so far. */
  requests(): number;
  close(): Promise<void>;
}

export interface Pace {
  /** Until the first text, in milliseconds. */
  readonly firstTextMs: number;
  /** Between two pieces of the answer, in milliseconds; 0 sends them at once. */
  readonly pieceMs: number;
}

const PIECE = /[\s\S]{1,160}/g;

export async function startTimedModel({ firstTextMs, pieceMs }: Pace): Promise<TimedModel> {
  let requests = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    requests += 1;
    const pieces = wording(dataOf(await promptOf(request))).match(PIECE) ?? [];
    await wait(Math.max(0, firstTextMs - (performance.now() - started)));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [index, content] of pieces.entries()) {
      if (index > 0 && pieceMs > 0) await wait(pieceMs);
      response.write(chunk({ delta: index === 0 ? { role: 'assistant', content } : { content } }));
    }
    response.write(chunk({ delta: {}, finish_reason: 'stop' }));
    response.end('data: [DONE]\n\n');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    env: {
      BASELIME_AI_PROVIDER: 'openai-compatible',
      BASELIME_AI_MODEL: 'timed-model',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    },
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function promptOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { messages }: { readonly messages: readonly { readonly content: unknown }[] } = JSON.parse(
    Buffer.concat(parts).toString('utf8'),
  );
  return messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))).join('\n');
}

const chunk = (choice: object): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'timed-model', choices: [{ index: 0, ...choice }] })}\n\n`;
