/**
 * Sessions of the Model Context Protocol over HTTP. A session holds its client's tokens in memory, so it ends when it
 * was not used for long, when it is old or holds very many values, when too many others came after it, and with the server. It answers
 * only who opened it.
 *
 * Source: modelcontextprotocol.io, specification 2025-06-18, "Streamable HTTP".
 */
import { randomUUID } from 'node:crypto';
import { EngineError } from '@baselime-ai/engine';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import type { Caller } from '../guard/authenticate.js';
import { reaches } from '../guard/permissions.js';
import type { ServerContext } from '../server-context.js';
import { createMcpServer } from './create-mcp-server.js';
import { type McpReader, rawReader, sealedReader } from './reader.js';

const MOST_SESSIONS = 100;
const IDLE_MS = 4 * 3_600_000;
/** However busy it is: originals that nobody asked for any more would stay in memory for ever. */
const MOST_AGE_MS = 24 * 3_600_000;
/** A value and its token take some hundred bytes, so that a vault stays in the tens of megabytes. */
const MOST_ORIGINALS = 100_000;

interface Session {
  readonly owner: string;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly reader: McpReader;
  readonly openedMs: number;
  usedMs: number;
}

export class McpSessions {
  readonly #context: ServerContext;
  /** The one that was used last comes last. */
  readonly #sessions = new Map<string, Session>();

  constructor(context: ServerContext) {
    this.#context = context;
    context.closing.addEventListener('abort', () => this.#closeAll(), { once: true });
  }

  /**
   * The answer to one request, with a stream of messages as its body.
   * Raises REQUEST_NOT_FOUND for a session that ended, REQUEST_INVALID for a call without one.
   *
   * @param body what the request holds, parsed; undefined when it holds nothing
   */
  async handle(request: Request, body: unknown, caller: Caller): Promise<Response> {
    this.#forgetOld();
    const id = request.headers.get('mcp-session-id');
    const session = id === null ? await this.#open(body, caller) : this.#find(id, caller);
    return session.transport.handleRequest(request, body === undefined ? {} : { parsedBody: body });
  }

  #find(id: string, caller: Caller): Session {
    const session = this.#sessions.get(id);
    if (session === undefined || session.owner !== ownerOf(caller)) {
      throw new EngineError('REQUEST_NOT_FOUND', 'There is no such session. It may have ended; initialize a new one.');
    }
    session.usedMs = this.#context.clock.monotonicMs();
    this.#sessions.delete(id);
    this.#sessions.set(id, session);
    return session;
  }

  async #open(body: unknown, caller: Caller): Promise<Session> {
    if (!isInitializeRequest(body)) {
      throw new EngineError(
        'REQUEST_INVALID',
        'A session begins with `initialize`; later calls carry `mcp-session-id`.',
      );
    }
    const { engine, clock, logger, config } = this.#context;
    const reader = config.mcpRaw ? rawReader : await sealedReader(engine, caller);
    const mayChange = reaches(caller.role, 'member');
    const session: Session = {
      owner: ownerOf(caller),
      reader,
      openedMs: clock.monotonicMs(),
      usedMs: clock.monotonicMs(),
      transport: new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => this.#keep(id, session),
        onsessionclosed: (id) => void this.#sessions.delete(id),
      }),
    };
    await createMcpServer({ engine, actor: caller, clock, logger, reader, mayChange }).connect(session.transport);
    return session;
  }

  #keep(id: string, session: Session): void {
    this.#sessions.set(id, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MOST_SESSIONS && oldest !== undefined) this.#end(oldest);
  }

  #forgetOld(): void {
    const now = this.#context.clock.monotonicMs();
    for (const [id, { usedMs, openedMs, reader }] of this.#sessions) {
      if (now - usedMs > IDLE_MS || now - openedMs > MOST_AGE_MS || reader.originals() > MOST_ORIGINALS) this.#end(id);
    }
  }

  #end(id: string): void {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    void session?.transport.close();
  }

  #closeAll(): void {
    for (const id of [...this.#sessions.keys()]) this.#end(id);
  }
}

/** With the role, so that a session ends when what its owner may do has changed. */
const ownerOf = ({ workspaceId, environment, actor, role }: Caller): string =>
  JSON.stringify([workspaceId, environment, actor, role]);
