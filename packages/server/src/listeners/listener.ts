/** A door beside the HTTP ports: one file a door here, each with a function that opens it. */
import type { Server as NetServer } from 'node:net';
import { EngineError } from '@baselime-ai/engine';
import type { ServerContext } from '../server-context.js';

export interface Listener {
  /** Stands in the log and in what startServer returns, such as `otlp-grpc`. */
  readonly name: string;
  /** How a sender on this machine reaches it, such as `http://127.0.0.1:4317` or `udp://127.0.0.1:8125`. */
  readonly address: string;
  /**
   * Takes nothing new, finishes what is in flight and frees the port. Called once, while the engine is still open.
   * Resolves within ten seconds, whatever senders do.
   */
  close(): Promise<void>;
}

/**
 * Opens a door, or resolves with undefined when the configuration turns it off. Raises CONFIG_INVALID (see
 * `bindFailure`) when its port cannot be bound; then nothing of it stays open.
 */
export type OpenListener = (context: ServerContext) => Promise<Listener | undefined>;

/**
 * What to raise when a port could not be bound: CONFIG_INVALID that names the variable to change, or `error` itself
 * when the reason is none that a person can change.
 */
export function bindFailure(error: unknown, host: string, port: number, variable: string): unknown {
  const reason = REASONS[error instanceof Error && 'code' in error ? String(error.code) : ''];
  if (reason === undefined) return error;
  const message = `Port ${port} on ${host} ${reason.why}.`;
  const path = reason.isHost ? 'BASELIME_HOST' : variable;
  const advice = reason.isHost ? 'Set BASELIME_HOST to one that it has.' : `Set ${variable} to another port.`;
  return new EngineError('CONFIG_INVALID', `${message} ${advice}`, { cause: error, details: [{ path, message }] });
}

const NO_SUCH_ADDRESS = { why: 'cannot be bound, because this machine does not have that address', isHost: true };
const REASONS: Readonly<Record<string, { readonly why: string; readonly isHost: boolean }>> = {
  EADDRINUSE: { why: 'is in use by another program', isHost: false },
  EACCES: { why: 'needs rights that this program does not have', isHost: false },
  EADDRNOTAVAIL: NO_SUCH_ADDRESS,
  ENOTFOUND: NO_SUCH_ADDRESS,
  EAI_AGAIN: NO_SUCH_ADDRESS,
};

/** Listens on a TCP port. Raises what `bindFailure` makes of a port that cannot be bound. */
export function bindTcp(server: NetServer, host: string, port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => reject(bindFailure(error, host, port, variable));
    server.once('error', failed);
    server.listen({ host, port }, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

/** An address for this machine: a server that is bound to every address is reached over the loopback one. */
export function localAddress(scheme: string, host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${name}:${port}`;
}

/** The port that was bound; `otherwise` for a server that is not bound to a port. */
export function boundPort(bound: ReturnType<NetServer['address']>, otherwise: number): number {
  return typeof bound === 'object' && bound !== null ? bound.port : otherwise;
}
