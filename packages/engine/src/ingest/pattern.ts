/** A message with its variable parts replaced by `<*>`, so that lines of the same shape count as one. */
import { maxPatternChars } from './limits.js';

const hole = '<*>';
/** More than this is not looked at: a template shows in its beginning. */
const maxInputChars = 4000;

/** Words that hold digits and name a thing rather than a value. */
const names = new Set(
  'amd64 arm64 base64 ec2 ed25519 es256 h2 hs256 http1 http2 http3 i18n ipv4 ipv6 k8s l10n md5 mp3 mp4 oauth2 p50 p90 p95 p99 p999 rs256 route53 s3 sha1 sha256 sha512 sqs2 tls1 utf8 utf16 v0 v1 v2 v3 v4 v5 x64 x86'.split(
    ' ',
  ),
);
const region = /^(?:af|ap|ca|cn|eu|il|me|sa|us)(?:-gov)?-[a-z]{4,9}-\d[a-z]?$/;
const clock = String.raw`\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?`;
const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** ISO 8601; what `ctime` and Java's `Date` print; HTTP's dates (RFC 9110); the times of access logs. */
const instant = new RegExp(
  [
    String.raw`\b\d{4}-\d\d-\d\d[T ]${clock}(?:Z|[+-]\d\d:?\d\d)?`,
    String.raw`\b(?:${day} )?${month} [ \d]?\d ${clock}(?: [A-Z]{3,4})?(?: \d{4}\b)?`,
    String.raw`\b${day}, \d{1,2}[ -]${month}[ -]\d{4} ${clock}(?: [A-Z]{3,4}| [+-]\d{4})?`,
    String.raw`\b\d\d/${month}/\d{4}:${clock}(?: [+-]\d{4})?`,
  ].join('|'),
  'g',
);
const measured = /^[+-]?\d[\d.,_]*(%|[a-zA-Z]{1,3}|[µμ]s|bytes|seconds)?$/;

/**
 * The template of `message`: numbers, ids, addresses, e-mail addresses and quoted texts become `<*>`; the unit of a
 * number stays. One line, at most 1,000 characters. Undefined for an empty message. Linear in what it reads (4,000
 * characters).
 */
export function patternOf(message: string): string | undefined {
  const head = message.length > maxInputChars ? message.slice(0, maxInputChars) : message;
  const unquoted = /["'`]/.test(head) ? replaceQuoted(head) : head;
  // Only what holds a digit or an @ can vary.
  const masked = /[\d@]/.test(unquoted) ? maskTokens(unquoted.replace(instant, hole)) : unquoted;
  const pattern = (/\s\s|[^\S ]/.test(masked) ? masked.replace(/\s+/g, ' ') : masked).trim();
  return pattern === '' ? undefined : pattern.slice(0, maxPatternChars);
}

/** 1 for letters and what joins them to one token, 2 for digits and @; tokens without the latter are words. */
const kindOfChar = new Uint8Array(0x400);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.%+-/µμ$~') kindOfChar[char.charCodeAt(0)] = 1;
for (const char of '0123456789@') kindOfChar[char.charCodeAt(0)] = 2;

function maskTokens(text: string): string {
  let masked = '';
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    let kind = kindOfChar[text.charCodeAt(at)] ?? 0;
    if (kind === 0) continue;
    const from = at;
    let varies = false;
    while (kind !== 0) {
      varies ||= kind === 2;
      at += 1;
      // Outside of the text there is no character, and outside of the table no token.
      kind = kindOfChar[text.charCodeAt(at)] ?? 0;
    }
    if (!varies) continue;
    masked += text.slice(copied, from) + replaceToken(text.slice(from, at));
    copied = at;
  }
  return copied === 0 ? text : masked + text.slice(copied);
}

function replaceToken(token: string): string {
  const trailing = /[.,\-/]{1,3}$/.exec(token)?.[0] ?? '';
  const core = token.slice(0, token.length - trailing.length);
  return replaceCore(core) + trailing;
}

function replaceCore(core: string): string {
  if (core === '') return core;
  const unit = measured.exec(core);
  if (unit !== null) return hole + (unit[1] ?? '');
  if (core.includes('@')) return hole;
  const lower = core.toLowerCase();
  if (names.has(lower) || region.test(lower)) return core;
  // Paths keep their fixed segments.
  if (core.includes('/')) return core.split('/').map(replaceSegment).join('/');
  return replaceSegment(core);
}

/** An id behind the name of what it identifies, as `ord_bcbdc72fbe`: hexadecimal digits, at least one of them a number. */
const prefixedId = /^[A-Za-z]{1,16}[_-](?=[0-9a-fA-F]*\d)[0-9a-fA-F]{8,}$/;

function replaceSegment(segment: string): string {
  if (!/\d/.test(segment) || names.has(segment.toLowerCase())) return segment;
  const unit = measured.exec(segment);
  if (unit !== null) return hole + (unit[1] ?? '');
  const digits = segment.replace(/[^\d]/g, '').length;
  // Ids of machines: a UUID, hexadecimal digits, or letters and digits well mixed.
  if (/^[0-9a-fA-F-]{8,}$/.test(segment) || prefixedId.test(segment) || (digits >= 3 && segment.length >= 12))
    return hole;
  return segment.replace(/\d+/g, hole);
}

/** The first line of an HTTP request, as access logs quote it. */
const requestLine = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE) \S/;

/**
 * Replaces what stands between quotes, unless a colon follows (a key of JSON), or it is a request line: that
 * is masked like the rest, for the method says what happened.
 */
function replaceQuoted(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  const closed: Record<string, boolean> = { '"': true, "'": true, '`': true };
  for (let at = 0; at < text.length; at += 1) {
    const quote = text[at] ?? '';
    if (closed[quote] !== true) continue;
    if (quote === "'" && /[A-Za-z0-9]/.test(text[at - 1] ?? ' ')) continue;
    const end = text.indexOf(quote, at + 1);
    if (end === -1) {
      closed[quote] = false;
      continue;
    }
    const inside = text.slice(at + 1, end);
    if (text[end + 1] !== ':' && end > at + 1 && !requestLine.test(inside)) {
      parts.push(text.slice(copied, at), hole);
      copied = end + 1;
    }
    at = end;
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}
