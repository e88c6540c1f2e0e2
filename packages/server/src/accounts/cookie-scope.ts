/** Session cookies as they leave this server. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config.js';
import type { SetCookies } from './accounts.js';

/**
 * Adds `Secure` when the browser came over https, so that it never sends the session in the clear. This server speaks
 * http; only the proxy in front of it knows, and its `x-forwarded-proto` counts only where a proxy's name is configured.
 */
export function cookiesFor(cookies: SetCookies, headers: IncomingHttpHeaders, { allowedHosts }: Config): string[] {
  const proxied = allowedHosts.length > 0 ? headers['x-forwarded-proto'] : undefined;
  const [protocol] = (typeof proxied === 'string' ? proxied : '').split(',');
  if (protocol?.trim().toLowerCase() !== 'https') return [...cookies];
  return cookies.map((cookie) => (/;\s*secure\b/i.test(cookie) ? cookie : `${cookie}; Secure`));
}
