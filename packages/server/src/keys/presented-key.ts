/** The API key that a request presents: `x-api-key: k`, `Authorization: Bearer k` or `Authorization: k`. */
import type { IncomingHttpHeaders } from 'node:http';

/** Undefined when there is none; the text "undefined" or "null", which old clients send, counts as none. */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-api-key'];
  return given(typeof own === 'string' ? own : undefined) ?? given(headers.authorization?.replace(/^Bearer\s+/i, ''));
}

function given(text: string | undefined): string | undefined {
  const key = text?.trim() ?? '';
  return key === '' || key === 'undefined' || key === 'null' ? undefined : key;
}
