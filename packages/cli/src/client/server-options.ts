/** `--server` and `--key`, which every thin client of a server takes. */
import type { Command } from 'commander';
import type { Environment } from '../context.js';
import { DEFAULT_SERVER, type ServerAddress } from './server-client.js';

export interface ServerFlags {
  readonly server?: string;
  readonly key?: string;
}

export const withServerFlags = (command: Command): Command =>
  command
    .option('--server <url>', `address of the server (BASELIME_URL, else ${DEFAULT_SERVER})`)
    .option('--key <key>', 'API key (BASELIME_API_KEY)');

export const serverAddress = (flags: ServerFlags, environment: Environment): ServerAddress => ({
  server: flags.server ?? nonEmpty(environment.BASELIME_URL) ?? DEFAULT_SERVER,
  key: flags.key ?? nonEmpty(environment.BASELIME_API_KEY),
});

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
