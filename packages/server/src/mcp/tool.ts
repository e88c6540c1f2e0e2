/** What every tool has: a name, what it takes, and one function from input to answer. */
import type { Timeframe } from '@baselime-ai/contract';
import { type Actor, type Clock, type Engine, EngineError } from '@baselime-ai/engine';
import type { z } from 'zod';

export interface ToolContext {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What a range of time is when the input names none; the last day when absent. */
  readonly timeframe?: Timeframe | undefined;
  /** Epoch milliseconds of an offset as the answers show it; undefined for other text. */
  readonly instantOf: (text: string) => number | undefined;
  /** Shown by the client while it waits. Words of this program only: nothing of the data may be in it. */
  readonly progress: (message: string) => void;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  /** Read by a model. */
  readonly description: string;
  readonly input: z.ZodObject;
  /** False for what changes something. */
  readonly isReading: boolean;
  /** The answer with its original values. Raises REQUEST_INVALID and what the engine raises. */
  run(context: ToolContext, input: unknown): Promise<unknown>;
}

export interface ToolDefinition<Input extends z.ZodObject> extends Omit<Tool, 'input' | 'run'> {
  readonly input: Input;
  run(context: ToolContext, input: z.output<Input>): Promise<unknown>;
}

/** Tokens in the input have been put back by then, so it is checked once more. */
export function defineTool<Input extends z.ZodObject>(definition: ToolDefinition<Input>): Tool {
  return {
    ...definition,
    async run(context, input) {
      const checked = definition.input.safeParse(input);
      if (checked.success) return definition.run(context, checked.data);
      throw new EngineError('REQUEST_INVALID', 'The input does not have the documented shape.', {
        details: checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      });
    },
  };
}
