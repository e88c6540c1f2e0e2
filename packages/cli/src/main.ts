/** The one place that touches the process: arguments in, exit code out. */
import { runProgram } from './run-program.js';
import { terminalOf } from './terminal/terminal.js';

/** What a shell reports for a program that Ctrl-C ended. */
const INTERRUPTED = 130;
/** EX_IOERR of sysexits.h. */
const OUTPUT_FAILED = 74;

/** Runs one command. Never rejects; the result is the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  onStop(stop);
  // `baselime-ai query | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: Error & { readonly code?: string }) => {
    process.exit(error.code === 'EPIPE' ? 0 : OUTPUT_FAILED);
  });
  return runProgram(args, {
    terminal: terminalOf(process, process.env),
    environment: process.env,
    stdin: process.stdin,
    // So that Ctrl-C also ends a request that nobody answers.
    fetch: (input, init) => fetch(input, { signal: stop.signal, ...init }),
    now: Date.now,
    signal: stop.signal,
  });
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
