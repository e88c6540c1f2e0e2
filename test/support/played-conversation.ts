/** A model played turn by turn behind OpenAI's protocol, for conversations with tools; keeps every byte it received. */
import { LLMock } from '@copilotkit/aimock';
import { recordingProxy } from './recording-proxy.js';

export interface Asked {
  /** How many requests of this conversation came before, counted from the last `plays`. */
  readonly turn: number;
  /** All messages as text, in order. */
  readonly messages: readonly string[];
  /** What the tools answered, in order. */
  readonly results: readonly string[];
  /** The names of the tools that are offered. */
  readonly tools: readonly string[];
}

export type Said = string | { readonly tool: string; readonly arguments: string };

export interface PlayedConversation {
  readonly url: string;
  /** How the model answers from now on. */
  plays(script: (asked: Asked) => Said): void;
  received(): Buffer;
  bodies(): readonly Record<string, unknown>[];
  close(): Promise<void>;
}

interface Message {
  readonly role: string;
  readonly content?: unknown;
}

const textOf = (content: unknown): string => (typeof content === 'string' ? content : JSON.stringify(content ?? ''));

export async function playConversation(): Promise<PlayedConversation> {
  const mock = new LLMock({ port: 0 });
  let script: (asked: Asked) => Said = () => 'Nothing was scripted.';
  let turn = 0;
  mock.onMessage(/[\s\S]*/, (request) => {
    const messages = request.messages as readonly Message[];
    const tools = (request.tools ?? []) as readonly { readonly function?: { readonly name: string } }[];
    const said = script({
      turn,
      messages: messages.map(({ content }) => textOf(content)),
      results: messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content)),
      tools: tools.map((tool) => tool.function?.name ?? ''),
    });
    turn += 1;
    return typeof said === 'string'
      ? { content: said }
      : { toolCalls: [{ name: said.tool, arguments: said.arguments }] };
  });
  const proxy = await recordingProxy(await mock.start());
  return {
    url: `${proxy.url}/v1`,
    plays(next) {
      script = next;
      turn = 0;
    },
    received: proxy.received,
    bodies: () => mock.getRequests().map(({ body }) => body as unknown as Record<string, unknown>),
    close: () => proxy.close().then(() => mock.stop()),
  };
}

/** The one line of JSON between the fences of a prompt. */
export function dataOf(messages: readonly string[]): Record<string, unknown> {
  const line = messages.flatMap((text) => text.split('\n')).find((candidate) => candidate.startsWith('{"'));
  if (line === undefined) throw new Error('the prompt holds no line of JSON');
  return JSON.parse(line);
}
