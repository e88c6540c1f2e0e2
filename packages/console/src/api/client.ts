/** Every call to the server goes through here: same origin, cookie session, answers parsed with the contract's schemas. */
import { connectionHeld, connectionLost } from './connection.js';
import { Problem, parseJson, problemOf, unreachable } from './problem.js';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } };
}

/** @throws Problem for every failure except an abort */
export async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    connectionLost();
    throw unreachable();
  });
  return checked(response);
}

/** @throws Problem for an answer that says no */
export async function checked(response: Response): Promise<Response> {
  connectionHeld();
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function parsed<T>(response: Response, schema: Schema<T>): Promise<T> {
  const result = schema.safeParse(parseJson(await response.text()));
  if (result.success) return result.data;
  throw new Problem(
    'ANSWER_UNREADABLE',
    'The server answered with something this console cannot read.',
    response.status,
    'never',
    [{ path: new URL(response.url).pathname, message: result.error.message.slice(0, 400) }],
  );
}

export async function get<T>(path: string, schema: Schema<T>, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { headers: { accept: 'application/json' } };
  return parsed(await send(path, signal ? { ...init, signal } : init), schema);
}

export async function post<T>(path: string, body: unknown, schema: Schema<T>, signal?: AbortSignal): Promise<T> {
  return parsed(await send(path, json('POST', body, 'application/json', signal)), schema);
}

export async function put<T>(path: string, body: unknown, schema: Schema<T>): Promise<T> {
  return parsed(await send(path, json('PUT', body, 'application/json')), schema);
}

/** For calls whose answer does not matter. */
export async function tell(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
  await send(path, body === undefined ? { method } : json(method, body, 'application/json'));
}

export function json(method: string, body: unknown, accept: string, signal?: AbortSignal): RequestInit {
  const init: RequestInit = {
    method,
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  };
  return signal ? { ...init, signal } : init;
}

/** `?a=1&b=2` of the parts that are present; an empty text when none is. */
export function queryString(parts: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parts)) if (value !== undefined) search.set(key, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
