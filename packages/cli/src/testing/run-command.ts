/** Runs one command as the program would, without a process; for tests. */
import { runProgram } from '../run-program.js';
import { terminalOf } from '../terminal/terminal.js';

export interface RanCommand {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

/** `stdin` is what is piped in; nothing when absent. */
export async function runCommand(args: readonly string[], stdin = ''): Promise<RanCommand> {
  let out = '';
  let notes = '';
  const streams = {
    stdout: {
      write: (text: string): void => {
        out += text;
      },
    },
    stderr: {
      write: (text: string): void => {
        notes += text;
      },
    },
  };
  const code = await runProgram(args, {
    terminal: terminalOf(streams, {}),
    environment: {},
    stdin: {
      async *[Symbol.asyncIterator]() {
        if (stdin !== '') yield stdin;
      },
    },
    fetch,
    now: Date.now,
    signal: new AbortController().signal,
  });
  return { code, out, notes };
}
