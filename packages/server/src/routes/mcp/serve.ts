import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import { McpSessions } from '../../mcp/mcp-sessions.js';
import type { ApiRoute } from '../api-route.js';

const Message = z.unknown().describe('A message of JSON-RPC 2.0, as the Model Context Protocol has them.');
const Messages = z.unknown().describe('Server-sent events, each with one message of JSON-RPC 2.0.');

/** The same verbs as tools for agents. Every answer of a tool is in tokens unless BASELIME_MCP_RAW says otherwise. */
export const serveMcp: ApiRoute = (api, context) => {
  const sessions = new McpSessions(context);
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const url = new URL(request.url, 'http://localhost');
    const asked = new Request(url, { method: request.method, headers: headersOf(request) });
    return answered(reply, await sessions.handle(asked, request.body ?? undefined, callerOf(request)));
  };
  const tags = ['mcp'];
  const response = { 200: { description: 'The answer', content: { 'text/event-stream': { schema: Messages } } } };
  const summary = 'Model Context Protocol (streamable HTTP): the verbs of this API as tools';
  api.post('/mcp', { schema: { summary, tags, body: Message, response } }, handle);
  api.delete('/mcp', { schema: { summary: 'Ends a session of the Model Context Protocol', tags } }, handle);
};

function headersOf({ headers }: FastifyRequest): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

function answered(reply: FastifyReply, { status, headers, body }: Response): FastifyReply {
  reply.code(status).headers(Object.fromEntries(headers));
  if (body === null) return reply.send('');
  // The two types of the same web stream differ in name only.
  return reply.serializer(String).send(Readable.fromWeb(body as ReadableStream<Uint8Array>));
}
