/** Carries messages between a client on standard input and the /mcp of a server, unread but for the protocol's version. */
import { EngineError } from '@baselime-ai/engine';
import { StreamableHTTPClientTransport, StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { DEFAULT_SERVER, type ServerAddress } from '../client/server-client.js';
import type { Stdio } from './stdio.js';

/**
 * Resolves when the client is done. Raises REQUEST_INVALID for an address that is none, STORE_UNAVAILABLE when nobody
 * answers there, REQUEST_UNAUTHORIZED without a key that the server knows, and REQUEST_NOT_FOUND when the server ended
 * the session: a client starts the program anew then.
 */
export async function bridge(
  { transport, ended }: Stdio,
  address: ServerAddress,
  request: typeof fetch,
): Promise<void> {
  if (!URL.canParse(address.server)) {
    throw new EngineError('REQUEST_INVALID', `--server must be a URL such as ${DEFAULT_SERVER}`);
  }
  const url = new URL(`${address.server.replace(/\/$/, '')}/mcp`);
  const headers: Record<string, string> = address.key === undefined ? {} : { 'x-api-key': address.key };
  const http = new StreamableHTTPClientTransport(url, { requestInit: { headers }, fetch: request });
  let initialize: RequestId | undefined;
  const waiting = new Set<Promise<void>>();
  const broken = new Promise<never>((_resolve, reject) => {
    transport.onmessage = (message) => {
      if ('method' in message && message.method === 'initialize' && 'id' in message) initialize = message.id;
      const sent = http.send(message).catch((cause: unknown) => reject(failure(cause, url)));
      waiting.add(sent);
      void sent.finally(() => waiting.delete(sent));
    };
  });
  http.onmessage = (message: JSONRPCMessage) => {
    const version = versionIn(message, initialize);
    if (version !== undefined) http.setProtocolVersion(version);
    void transport.send(message);
  };
  await http.start();
  await transport.start();
  try {
    await Promise.race([ended, broken]);
    await Promise.race([Promise.all(waiting), broken]);
    if (http.sessionId !== undefined) await http.terminateSession().catch(() => undefined);
  } finally {
    await Promise.all([http.close(), transport.close()]);
  }
}

/** What the server's answer to `initialize` settled on; later requests name it in a header. */
function versionIn(message: JSONRPCMessage, initialize: RequestId | undefined): string | undefined {
  if (!('result' in message) || message.id !== initialize) return undefined;
  const version = message.result.protocolVersion;
  return typeof version === 'string' ? version : undefined;
}

function failure(cause: unknown, { host }: URL): EngineError {
  const status = cause instanceof StreamableHTTPError ? cause.code : undefined;
  const named = cause instanceof Error && cause.name === 'UnauthorizedError' ? 401 : status;
  if (named === 401 || named === 403) {
    const message = 'The server wants a key. Pass it with --key or BASELIME_API_KEY.';
    return new EngineError('REQUEST_UNAUTHORIZED', message, { cause });
  }
  if (named === 404) {
    return new EngineError('REQUEST_NOT_FOUND', 'The server ended the session, or has no /mcp. Start again.', {
      cause,
    });
  }
  const message =
    named === undefined
      ? `No server answers at ${host}. Start one with \`baselime-ai start\`, or name it with --server.`
      : `The server at ${host} answered ${named}.`;
  return new EngineError('STORE_UNAVAILABLE', message, { cause });
}
