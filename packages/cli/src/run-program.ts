/** One command from its arguments to its exit code; everything outside comes in through the context. */
import { CommanderError } from 'commander';
import type { Context } from './context.js';
import { errorToExit } from './errors-to-exit.js';
import { buildProgram } from './program.js';

/** EX_USAGE of sysexits.h. */
const USAGE = 64;

/** Never rejects; the result is the exit code. */
export async function runProgram(args: readonly string[], context: Context): Promise<number> {
  try {
    const program = await buildProgram(context, args[0]);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    const { code, text } = errorToExit(error, (context.environment.BASELIME_DEBUG ?? '') !== '');
    context.terminal.note(text);
    return code;
  }
}
