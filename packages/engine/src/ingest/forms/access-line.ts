/**
 * Lines of the access logs of web servers (Apache, nginx, Caddy, Traefik): the common log format, and the combined one
 * with its referer and user agent. Source: Apache HTTP Server documentation, "Log Files".
 */
import { emptyRecord, type JsonObject } from '../../model/json.js';
import { put } from '../admit.js';

const combined =
  /^(\S{1,256}) \S{1,256} (\S{1,256}) \[([^\]\n]{1,64})\] "([A-Z]{1,16}) (\S{1,8192})(?: HTTP\/[\d.]{1,4})?" (\d{3}) (\d{1,15}|-)(?: "([^"\n]{0,8192})" "([^"\n]{0,4096})")?/;

/** The keys that API Gateway has for the same; undefined for any other line. The line itself stays the message. */
export function accessLineOf(text: string): JsonObject | undefined {
  if (!text.includes('] "')) return undefined;
  const match = combined.exec(text);
  if (match === null) return undefined;
  const [, ip, user, requestTime, httpMethod, path, status, length, referer, userAgent] = match;
  const record = emptyRecord();
  const given = (value: string | undefined): string | undefined => (value === '-' || value === '' ? undefined : value);
  put(record, 'message', text);
  put(record, 'ip', given(ip));
  put(record, 'user', given(user));
  put(record, 'requestTime', requestTime);
  put(record, 'httpMethod', httpMethod);
  put(record, 'path', path);
  put(record, 'status', Number(status));
  put(record, 'responseLength', length === '-' ? undefined : Number(length));
  put(record, 'referer', given(referer));
  put(record, 'userAgent', given(userAgent));
  return record;
}
