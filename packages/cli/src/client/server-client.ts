/** A thin client of a running server: the same verbs as the engine, over HTTP. */
import {
  AnswerEvent,
  ErrorBody,
  Explanation,
  type ExplanationRequest,
  OrlExportAnswer,
  OrlImportAnswer,
  type OrlImportRequest,
  QueryAnswer,
  type QueryRequest,
  TeamNote,
  type TeamNoteRequest,
  TeamNotesAnswer,
} from '@baselime-ai/contract';
import { EngineError, ERRORS, type ErrorCode } from '@baselime-ai/engine';
import { sseData } from './sse-data.js';

export const DEFAULT_SERVER = 'http://127.0.0.1:4000';

export interface ServerAddress {
  readonly server: string;
  readonly key: string | undefined;
}

export interface ServerClient {
  query(request: QueryRequest): Promise<QueryAnswer>;
  explain(request: ExplanationRequest, signal?: AbortSignal): AsyncGenerator<AnswerEvent>;
  explanation(request: ExplanationRequest): Promise<Explanation>;
  importOrl(request: OrlImportRequest): Promise<OrlImportAnswer>;
  exportOrl(): Promise<OrlExportAnswer>;
  notes(): Promise<readonly TeamNote[]>;
  addNote(note: TeamNoteRequest): Promise<TeamNote>;
  removeNote(id: string): Promise<void>;
  /** The explanation as an incident report in Markdown. */
  report(id: string): Promise<string>;
  /** Every explanation, one line of JSON each, in pieces as they come. */
  exportExplanations(): AsyncGenerator<string>;
}

/** Raises the server's own error codes; STORE_UNAVAILABLE when nobody answers at the address. */
export function serverClient(address: ServerAddress, request: typeof fetch): ServerClient {
  if (!URL.canParse(address.server)) {
    throw new EngineError('REQUEST_INVALID', `--server must be a URL such as ${DEFAULT_SERVER}`);
  }
  const send = (path: string, body: object, accept: string, signal?: AbortSignal): Promise<Response> =>
    ask(path, accept, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      ...(signal && { signal }),
    });
  const ask = async (path: string, accept: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('accept', accept);
    if (address.key !== undefined) headers.set('x-api-key', address.key);
    const url = `${address.server.replace(/\/$/, '')}${path}`;
    let response: Response;
    try {
      response = await request(url, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted === true) throw new EngineError('EXPLAIN_CANCELLED', 'Stopped.', { cause });
      const host = new URL(address.server).host;
      const message = `No server answers at ${host}. Start one with \`baselime-ai start\`, or name it with --server.`;
      throw new EngineError('STORE_UNAVAILABLE', message, { cause });
    }
    if (!response.ok) throw await refusal(response);
    return response;
  };
  return {
    query: async (query) => QueryAnswer.parse(await (await send('/api/query', query, 'application/json')).json()),
    explanation: async (asked) =>
      Explanation.parse(await (await send('/api/explanations', asked, 'application/json')).json()),
    importOrl: async (files) => OrlImportAnswer.parse(await (await send('/api/orl', files, 'application/json')).json()),
    exportOrl: async () =>
      OrlExportAnswer.parse(await (await ask('/api/orl', 'application/json', { method: 'GET' })).json()),
    notes: async () =>
      TeamNotesAnswer.parse(await (await ask('/api/notes', 'application/json', { method: 'GET' })).json()).notes,
    addNote: async (note) => TeamNote.parse(await (await send('/api/notes', note, 'application/json')).json()),
    removeNote: async (id) => {
      await ask(`/api/notes/${encodeURIComponent(id)}`, 'application/json', { method: 'DELETE' });
    },
    report: async (id) =>
      (await ask(`/api/explanations/${encodeURIComponent(id)}/report`, 'text/markdown', { method: 'GET' })).text(),
    exportExplanations: async function* () {
      const { body } = await ask('/api/explanations/export?format=ndjson', 'application/x-ndjson', { method: 'GET' });
      const decoder = new TextDecoder();
      for await (const piece of body ?? []) yield decoder.decode(piece, { stream: true });
    },
    explain: async function* (asked, signal) {
      const response = await send('/api/explanations', asked, 'text/event-stream', signal);
      for await (const data of sseData(response.body)) yield AnswerEvent.parse(JSON.parse(data));
    },
  };
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

async function refusal(response: Response): Promise<EngineError> {
  const text = await response.text();
  const body = ErrorBody.safeParse(parsed(text));
  if (body.success && isErrorCode(body.data.error.code)) {
    const { code, message, details } = body.data.error;
    const hint = response.status === 401 ? ' Pass the key with --key or BASELIME_API_KEY.' : '';
    return new EngineError(code, `${message}${hint}`, { details: details ?? [] });
  }
  if (response.status === 401) {
    return new EngineError('REQUEST_UNAUTHORIZED', 'The server wants a key. Pass it with --key or BASELIME_API_KEY.');
  }
  return new EngineError(
    'STORE_UNAVAILABLE',
    `The server answered ${response.status} with nothing that this program understands.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
