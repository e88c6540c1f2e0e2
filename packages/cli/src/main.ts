/** The one place that touches the process: arguments in, exit code out. */
import { CommanderError } from 'commander';
import { errorToExit } from './errors-to-exit.js';
import { buildProgram } from './program.js';
import { terminalOf } from './terminal/terminal.js';

/** EX_USAGE of sysexits.h. */
const USAGE = 64;
/** What a shell reports for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Runs one command. Never rejects; the result is the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = terminalOf(process, process.env);
  const stop = new AbortController();
  onStop(stop);
  // `baselime-ai query | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: Error & { readonly code?: string }) => {
    process.exit(error.code === 'EPIPE' ? 0 : 74);
  });
  try {
    const program = await buildProgram(
      {
        terminal,
        environment: process.env,
        stdin: process.stdin,
        // So that Ctrl-C also ends a request that nobody answers.
        fetch: (input, init) => fetch(input, { signal: stop.signal, ...init }),
        now: Date.now,
        signal: stop.signal,
      },
      args[0],
    );
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    const { code, text } = errorToExit(error, (process.env.BASELIME_DEBUG ?? '') !== '');
    terminal.note(text);
    return code;
  }
}

/** The first signal asks the command to end well, the second one does not ask. */
function onStop(stop: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(INTERRUPTED);
      stop.abort();
    });
  }
}
