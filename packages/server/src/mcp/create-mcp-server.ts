/**
 * One session's server of the Model Context Protocol over the engine's verbs. The client is usually a model's agent, so
 * whatever it gets went through the session's reader: in tokens and sealed, unless the operator chose originals.
 *
 * Source: modelcontextprotocol.io, specification 2025-06-18, "Tools" and "Progress".
 */
import type { Timeframe } from '@baselime-ai/contract';
import { type Actor, type Clock, type Engine, EngineError, type Logger, type SafeText } from '@baselime-ai/engine';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { toHttp } from '../errors-to-http.js';
import { fitted } from './fitted.js';
import { instructionsFor } from './instructions.js';
import type { McpReader, RawText } from './reader.js';
import type { Tool, ToolContext } from './tool.js';
import { TOOLS } from './tools/tools.js';

export interface McpServerSettings {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reader: McpReader;
  /** Whether tools that change something are offered. */
  readonly mayChange: boolean;
  /** What a range of time is when the client names none; the last day when absent. */
  readonly timeframe?: Timeframe;
}

const VERSION = '0.1.0';

/** Not connected yet. */
export function createMcpServer(settings: McpServerSettings): McpServer {
  const server = new McpServer(
    { name: 'baselime-ai', title: 'Baselime AI', version: VERSION },
    { instructions: instructionsFor(settings.reader.isRaw, settings.timeframe !== undefined) },
  );
  const client = (): string => server.server.getClientVersion()?.name ?? 'unnamed';
  for (const tool of TOOLS) {
    if (!tool.isReading && !settings.mayChange) continue;
    const annotations = { readOnlyHint: tool.isReading, destructiveHint: false, openWorldHint: false };
    const { name, title, description, input: inputSchema } = tool;
    server.registerTool(name, { title, description, inputSchema, annotations }, async (input, extra) => {
      const token = extra._meta?.progressToken;
      let steps = 0;
      const progress = (message: string): void => {
        if (token === undefined) return;
        steps += 1;
        const params = { progressToken: token, progress: steps, message };
        // A client that went away is told of by the signal; there is nobody to tell it to here.
        void extra.sendNotification({ method: 'notifications/progress', params }).catch(() => undefined);
      };
      const { text, isError } = await called(tool, input, client(), settings, progress, extra.signal);
      return { content: [{ type: 'text', text }], ...(isError ? { isError } : {}) };
    });
  }
  return server;
}

interface Called {
  readonly text: SafeText | RawText | FixedText;
  readonly isError: boolean;
}

async function called(
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  client: string,
  { engine, actor, clock, logger, reader, timeframe }: McpServerSettings,
  progress: ToolContext['progress'],
  signal: AbortSignal,
): Promise<Called> {
  const context: ToolContext = { engine, actor, clock, signal, timeframe, instantOf: reader.instantOf, progress };
  try {
    const answer = await tool.run(context, reader.restore(JSON.parse(JSON.stringify(input))));
    return { text: await reader.disclose(fitted(answer), client), isError: false };
  } catch (error) {
    return { text: await failureText(error, reader, client, logger), isError: true };
  }
}

declare const fixed: unique symbol;
/** Words of this program, with nothing of the data. */
type FixedText = string & { readonly [fixed]: true };

/** An error may name what was asked for, so it takes the same way out; where even that is closed, its code remains. */
async function failureText(
  error: unknown,
  reader: McpReader,
  client: string,
  logger: Logger,
): Promise<SafeText | RawText | FixedText> {
  const { code, body, reference } = toHttp(error);
  if (reference !== undefined) logger.error('a tool failed', { code, reference });
  try {
    if (error instanceof EngineError && CLOSED.has(code)) return fixedText(code);
    return await reader.disclose(body, client);
  } catch {
    return fixedText(code);
  }
}

/** What `disclose` itself raises: asking it once more would only raise again. */
const CLOSED = new Set(['ANONYMIZE_LEAK_DETECTED', 'ANONYMIZE_INPUT_TOO_LARGE', 'PRIVACY_RULES_CHANGED']);

const SENTENCES: Readonly<Record<string, string>> = {
  ANONYMIZE_LEAK_DETECTED:
    'The last check of the answer still found something identifying, so nothing was given out. Ask for less.',
  ANONYMIZE_INPUT_TOO_LARGE: 'The answer is too large to anonymize. Ask for less: a shorter range, a filter, a limit.',
  PRIVACY_RULES_CHANGED: 'The privacy rules changed since this session began. Connect again; tokens start anew.',
};

const fixedText = (code: string): FixedText =>
  JSON.stringify({ error: { code, message: SENTENCES[code] ?? 'The tool failed.' } }) as FixedText;
