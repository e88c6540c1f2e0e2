/** `mcp`: the verbs as tools for an agent that starts this program; over a running server, or over log files alone. */
import type { Timeframe } from '@baselime-ai/contract';
import { type Engine, EngineError, silentLogger, systemClock } from '@baselime-ai/engine';
import { readConfig } from '@baselime-ai/server/config';
import { createMcpServer, rawReader, sealedReader } from '@baselime-ai/server/mcp';
import type { Command } from 'commander';
import { type ServerFlags, serverAddress, withServerFlags } from '../client/server-options.js';
import type { Context } from '../context.js';
import { nothingRead, readInput } from '../input.js';
import { LOCAL_ACTOR, withLocalEngine } from '../local-engine.js';
import { bridge } from '../mcp/bridge.js';
import { openStdio } from '../mcp/stdio.js';
import { printable } from '../terminal/printable.js';

interface Flags extends ServerFlags {
  readonly raw?: boolean;
}

export function addMcp(program: Command, context: Context): void {
  const command = program
    .command('mcp [files...]')
    .description('tools for an agent (Model Context Protocol on standard input): a server, or log files alone')
    .option('--raw', 'with files: original values instead of tokens (BASELIME_MCP_RAW=true)');
  withServerFlags(command).action(async (files: readonly string[], flags: Flags) => {
    if (files.length > 0) return overFiles(context, files, flags);
    if (flags.raw === true) {
      throw new EngineError('REQUEST_INVALID', '--raw is for files. A server decides itself: BASELIME_MCP_RAW=true.');
    }
    return bridge(openStdio(context), serverAddress(flags, context.environment), context.fetch);
  });
}

async function overFiles(context: Context, files: readonly string[], flags: Flags): Promise<void> {
  const isRaw = flags.raw === true || readConfig(context.environment).mcpRaw;
  await withLocalEngine(context.environment, async (engine) => {
    const timeframe = await ingestAll(engine, files, context);
    // An offset from the end of the files says more than one from today.
    const reader = isRaw ? rawReader : await sealedReader(engine, LOCAL_ACTOR, timeframe.to);
    const server = createMcpServer({
      engine,
      actor: LOCAL_ACTOR,
      clock: systemClock,
      logger: silentLogger,
      reader,
      timeframe,
      mayChange: true,
    });
    const { transport, ended } = openStdio(context);
    await server.connect(transport);
    await ended;
    await server.close();
  });
}

/** The time that all of the files span. Raises FILE_UNREADABLE. */
async function ingestAll(engine: Engine, files: readonly string[], { stdin }: Context): Promise<Timeframe> {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const file of files) {
    if (file === '-') throw new EngineError('REQUEST_INVALID', 'Standard input carries the protocol; name a file.');
    const { fileName, bytes } = await readInput(file, stdin);
    const { timeframe, rejected } = await engine.ingestFile(LOCAL_ACTOR.environment, fileName, bytes);
    if (timeframe === undefined) throw nothingRead(printable(fileName), rejected);
    from = Math.min(from, timeframe.from);
    to = Math.max(to, timeframe.to);
  }
  return { from, to };
}
