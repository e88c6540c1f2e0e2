/** What every command is given: the outside world as parameters. */
import type { InputStream } from './input.js';
import type { Terminal } from './terminal/terminal.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Context {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly stdin: InputStream;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Aborted by Ctrl-C or a request to end. */
  readonly signal: AbortSignal;
}
