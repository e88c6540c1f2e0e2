/**
 * The API key that a request presents: `x-api-key: k`, `Authorization: Bearer k`, `Authorization: k`, or the password of
 * `Authorization: Basic` (its user when the password is empty), which is all that some log collectors can send.
 */
import type { IncomingHttpHeaders } from 'node:http';

/** Undefined when there is none; the text "undefined" or "null", which old clients send, counts as none. */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
  const own = headers['x-api-key'];
  return given(typeof own === 'string' ? own : undefined) ?? given(fromAuthorization(headers.authorization));
}

function fromAuthorization(header: string | undefined): string | undefined {
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(header?.trim() ?? '')?.[1];
  if (basic === undefined) return header?.replace(/^Bearer\s+/i, '');
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const [user = '', ...password] = pair.split(':');
  return password.join(':') || user;
}

function given(text: string | undefined): string | undefined {
  const key = text?.trim() ?? '';
  return key === '' || key === 'undefined' || key === 'null' ? undefined : key;
}
