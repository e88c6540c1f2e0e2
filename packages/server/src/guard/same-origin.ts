/** Cross-site request forgery: a call that a cookie signs must come from a page of this server. */
import type { IncomingHttpHeaders } from 'node:http';

export type Origin = 'same' | 'other' | 'unknown';

/**
 * `unknown` when the request carries neither header, as programs without a browser do. The scheme is not compared:
 * behind a proxy that ends TLS it differs.
 *
 * Source: Fetch Standard, "Origin header"; Fetch Metadata Request Headers, `Sec-Fetch-Site`.
 */
export function originOf(headers: IncomingHttpHeaders): Origin {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' ? 'same' : 'other';
  const { origin, host } = headers;
  if (origin === undefined) return 'unknown';
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase() ? 'same' : 'other';
}
