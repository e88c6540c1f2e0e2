/** A line of a text logger without what the logger prints in front of the message. */
import { PLATFORM_LINES } from '../../model/platform-lines.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';

export interface LogLine {
  readonly message: string;
  /** The logger's name as printed, such as `c.s.ContactsServiceImpl#37`. */
  readonly place?: string;
}

const TIME =
  /^\[?(?:\d{4}[-/]\d\d[-/]\d\d(?:[T ]|(?=\s|$)))?(?:\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?)?(?:Z| ?[+-]\d\d:?\d\d)?\]?[\s|-]+/;
const LEVEL =
  /^[[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|SEVERE|FATAL|CRITICAL|PANIC)(?:[\])>:|]|(?=\s))[\s:|-]*/;
const ID = /^\[?(?:trace|span|request|correlation|parent|transaction)[ _-]?id\s?[:=]\s?[\w-]*\]?[\s,;|]+/i;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\s+/;
/** `E, [2026-05-12T09:30:11.123456 #8] ERROR 8f5e… -- : `, as Ruby's logger and its runtime on Lambda print it. */
const RUBY = /^[DIWEFA], \[[^\]\n]{1,60}\]\s+[A-Z]{4,5}\s+(?:[\da-f-]{36}\s+)?--\s[^:\n]{0,60}:\s/;
/** PostgreSQL's prefix ends with the severity, a colon and two blanks. */
const POSTGRES = /^[^\n]{1,170}?\b(?:WARNING|ERROR|FATAL|PANIC): {2}(?=\S)/;
/** `[2026-05-12 09:30:11,123: WARNING/MainProcess] ` of Celery, `[2026-05-12 09:30:11] production.ERROR: ` of Monolog. */
const TIME_AND_LEVEL =
  /^\[[\d :,.T+-]{16,40}(?:: (?:WARNING|ERROR|CRITICAL)\/[\w-]{1,60}\]|\] \w{1,30}\.(?:WARNING|ERROR|CRITICAL|ALERT|EMERGENCY):)\s+/;
/** Names of a thread or a program in brackets in front of the level. */
const BEHIND_NAMES = /^\[[^\]\n]{1,80}\]\s+(?=(?:WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL)\s)/;
const PROCESS = /^(?:\d{1,8}\s+---|---|-|\|)\s+/;
const BRACKETS = /^\[[^\]\n]{0,60}\]\s*/;
const LOGGER = /^((?:[A-Za-z_$][\w$]*\.)+[A-Za-z_$][\w$]*(?:[#:]\d+)?(?:\(\d+\))?)\s*(?::|-|\||(?=\s))\s*/;

/**
 * The message of a line that begins with a time or a level; any other text comes back as it is. A rest that only
 * consists of bracketed parts (`[findById][No contacts]`) is told by its last one. Never empty for a text that is not.
 */
export function logLine(text: string): LogLine {
  let rest = text.slice(0, 4_000).trimStart();
  const ruby = RUBY.exec(rest)?.[0];
  if (ruby !== undefined) return { message: rest.slice(ruby.length) };
  const severe = POSTGRES.exec(rest)?.[0];
  if (severe !== undefined) return { message: rest.slice(severe.length) };
  if (/^[⨯⚠] /.test(rest)) return { message: rest.slice(2).trimStart() };
  const both = TIME_AND_LEVEL.exec(rest)?.[0];
  if (both !== undefined) return { message: rest.slice(both.length) };
  const behind = BEHIND_NAMES.exec(rest)?.[0];
  if (behind !== undefined) rest = rest.slice(behind.length);
  const begins = TIME.exec(rest)?.[0] ?? '';
  if (!/\d/.test(begins) && !LEVEL.test(rest)) return { message: text };
  let place: string | undefined;
  for (let step = 0; step < 12; step += 1) {
    const logger: string | undefined = place === undefined && step > 0 ? LOGGER.exec(rest)?.[1] : undefined;
    const found = logger === undefined ? frontOf(rest) : (LOGGER.exec(rest)?.[0] ?? '');
    if (found === '') break;
    place ??= logger;
    rest = rest.slice(found.length);
  }
  const parts = /^(?:\[[^[\]\n]*\]\s*)+$/.test(rest.trim()) ? [...rest.matchAll(/\[([^[\]\n]*)\]/g)] : [];
  const message = (parts.at(-1)?.[1] ?? rest).trim();
  if (message.length < 3) return { message: text };
  return { message, ...(place === undefined ? {} : { place }) };
}

function frontOf(text: string): string {
  const time = TIME.exec(text)?.[0] ?? '';
  if (/\d/.test(time)) return time;
  for (const pattern of [LEVEL, ID, UUID, PROCESS]) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && found !== '') return found;
  }
  const brackets = BRACKETS.exec(text)?.[0] ?? '';
  // Brackets at the end hold the message itself.
  return /[\p{L}\d]/u.test(text.slice(brackets.length).replace(/\[[^\]\n]*\]/g, '')) ? brackets : '';
}

/** What Lambda writes, and not the program: as text, or in its JSON format, of which the type of the line is stored. */
export const isOfThePlatform = ({ message = '', data }: TelemetryEvent): boolean =>
  OF_THE_PLATFORM.test(message) || (typeof data['@type'] === 'string' && isPlatformType(data['@type']));
const OF_THE_PLATFORM = /^(?:START|END|REPORT|INIT_START|INIT_REPORT)\b|^platform\./;
const isPlatformType = (type: string): boolean => PLATFORM_LINES.includes(type) || type.startsWith('platform.');
