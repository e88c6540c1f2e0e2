/** What is answered to a request that could not even be read as HTTP, so that no route ever saw it. */
import type { Socket } from 'node:net';
import type { ErrorBody } from '@baselime-ai/contract';

interface Refusal {
  readonly status: string;
  readonly message: string;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', message: 'The headers are larger than 16 kB.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', message: 'The request did not arrive whole in time.' },
};
const NO_HTTP: Refusal = {
  status: '400 Bad Request',
  message: 'What arrived is not an HTTP request. This port speaks HTTP without TLS.',
};

/** Answers in the shape of the other errors and closes the connection, which is in no state to go on. */
export function answerUnread(error: Error & { readonly code?: string }, socket: Socket): void {
  // A client that went away is told nothing.
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const { status, message } = REFUSALS[error.code ?? ''] ?? NO_HTTP;
  const body: ErrorBody = { error: { code: 'REQUEST_INVALID', message, retry: 'never' } };
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
