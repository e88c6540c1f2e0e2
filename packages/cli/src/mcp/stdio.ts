/** Standard input and output as the transport that a client of the Model Context Protocol starts a program with. */
import { PassThrough, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Context } from '../context.js';

export interface Stdio {
  readonly transport: StdioServerTransport;
  /** Resolves when the client closed the input, or when the program was asked to end. */
  readonly ended: Promise<void>;
}

export function openStdio({ stdin, terminal, signal }: Context): Stdio {
  const input = new PassThrough();
  const output = new Writable({
    decodeStrings: false,
    write(text: Buffer | string, _encoding, done) {
      terminal.write(String(text));
      done();
    },
  });
  const read = async (): Promise<void> => {
    try {
      for await (const chunk of stdin) input.write(chunk);
    } finally {
      input.end();
    }
  };
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { transport: new StdioServerTransport(input, output), ended: Promise.race([read(), stopped]) };
}
