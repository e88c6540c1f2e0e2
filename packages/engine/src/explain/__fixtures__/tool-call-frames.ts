/**
 * A turn in which a model asks for tools, frame by frame: after OpenAI's descriptions of chat completion chunks and of
 * the Responses API's events, and Anthropic's of its stream. Arguments come in pieces, as they do from a model.
 */
import { type Behavior, frame, opened, type Protocol } from './faulty-model.js';

export interface ToolCall {
  readonly tool: string;
  /** As the model wrote them, whether that is JSON or not. */
  readonly arguments: string;
}

interface Frame {
  readonly type: string;
  readonly [key: string]: unknown;
}

const usage = { input_tokens: 20, output_tokens: 10 };
const pieces = (text: string): readonly string[] => text.match(/[\s\S]{1,9}/g) ?? [''];

/** Asks for all of them in one turn; the ids are the provider's own. */
export const asksFor =
  (...calls: readonly ToolCall[]): Behavior =>
  (answer, protocol) =>
    void opened(answer).end(framesOf[protocol](calls).join(''));

function chat(calls: readonly ToolCall[]): readonly string[] {
  const chunk = (delta: object, reason: string | null = null): string =>
    frame({
      id: 'c1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'm',
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
  const part = (index: number, rest: object): string => chunk({ tool_calls: [{ index, ...rest }] });
  return [
    chunk({ role: 'assistant', content: null }),
    ...calls.flatMap(({ tool: name, arguments: text }, index) => [
      part(index, { id: `call_provider${index}`, type: 'function', function: { name, arguments: '' } }),
      ...pieces(text).map((piece) => part(index, { function: { arguments: piece } })),
    ]),
    chunk({}, 'tool_calls'),
    frame({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage: CHAT_USAGE }),
    'data: [DONE]\n\n',
  ];
}
const CHAT_USAGE = { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 };

function responses(calls: readonly ToolCall[]): readonly string[] {
  const frames: readonly Frame[] = [
    { type: 'response.created', response: { id: 'r1', created_at: 1, model: 'm', status: 'in_progress' } },
    ...calls.flatMap(({ tool: name, arguments: text }, index): readonly Frame[] => {
      const item = { type: 'function_call', id: `fc_${index}`, call_id: `call_provider${index}`, name };
      const at = { item_id: item.id, output_index: index };
      return [
        {
          type: 'response.output_item.added',
          output_index: index,
          item: { ...item, arguments: '', status: 'in_progress' },
        },
        ...pieces(text).map((delta) => ({ type: 'response.function_call_arguments.delta', ...at, delta })),
        { type: 'response.function_call_arguments.done', ...at, arguments: text },
        {
          type: 'response.output_item.done',
          output_index: index,
          item: { ...item, arguments: text, status: 'completed' },
        },
      ];
    }),
    { type: 'response.completed', response: { id: 'r1', usage } },
  ];
  return frames.map((one) => frame(one, one.type));
}

function anthropic(calls: readonly ToolCall[]): readonly string[] {
  const message = { id: 'a1', type: 'message', role: 'assistant', model: 'm', content: [], stop_reason: null, usage };
  const frames: readonly Frame[] = [
    { type: 'message_start', message },
    ...calls.flatMap(({ tool: name, arguments: text }, index): readonly Frame[] => [
      {
        type: 'content_block_start',
        index,
        content_block: { type: 'tool_use', id: `toolu_provider${index}`, name, input: {} },
      },
      ...pieces(text).map((piece) => ({
        type: 'content_block_delta',
        index,
        delta: { type: 'input_json_delta', partial_json: piece },
      })),
      { type: 'content_block_stop', index },
    ]),
    {
      type: 'message_delta',
      delta: { stop_reason: 'tool_use', stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    },
    { type: 'message_stop' },
  ];
  return frames.map((one) => frame(one, one.type));
}

const framesOf: Readonly<Record<Protocol, (calls: readonly ToolCall[]) => readonly string[]>> = {
  chat,
  responses,
  anthropic,
};
