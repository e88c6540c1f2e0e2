/** Levels as senders write them: words of many loggers (.NET's `trce`, `dbug`, `fail` and `crit` among them), pino's numbers, OpenTelemetry's severity numbers. */
import type { JsonValue } from '../../model/json.js';
import type { Level } from '../../model/telemetry-event.js';
import { reportsFailure } from '../failure/reported-failure.js';
import { FRONT, FRONT_CHARS } from '../forms/line-front.js';

const words: Readonly<Record<string, Level>> = {
  trace: 'trace',
  trce: 'trace',
  silly: 'trace',
  finest: 'trace',
  debug: 'debug',
  dbug: 'debug',
  verbose: 'debug',
  fine: 'debug',
  info: 'info',
  information: 'info',
  informational: 'info',
  notice: 'info',
  log: 'info',
  http: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  err: 'error',
  fail: 'error',
  severe: 'error',
  exception: 'error',
  fatal: 'fatal',
  critical: 'fatal',
  crit: 'fatal',
  alert: 'fatal',
  emerg: 'fatal',
  emergency: 'fatal',
  panic: 'fatal',
};

/** The level that a word or one of pino's numbers (10 trace to 60 fatal) means; undefined when it means none. */
export function parseLevel(value: JsonValue | undefined): Level | undefined {
  if (typeof value === 'number') return fromPino(value);
  if (typeof value !== 'string' || value.length > 24) return undefined;
  const word = value.trim().toLowerCase();
  if (Object.hasOwn(words, word)) return words[word];
  return /^\d\d$/.test(word) ? fromPino(Number(word)) : undefined;
}

function fromPino(value: number): Level | undefined {
  if (!(value >= 10 && value <= 69)) return undefined;
  return (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)[Math.trunc(value / 10) - 1];
}

/** Source: OpenTelemetry logs data model, severity number. Undefined for 0 and for numbers outside 1..24. */
export function levelOfSeverityNumber(value: number | undefined): Level | undefined {
  if (value === undefined || !(value >= 1 && value <= 24)) return undefined;
  return (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)[Math.ceil(value / 4) - 1];
}

export const isErrorLevel = (level: Level | undefined): boolean => level === 'error' || level === 'fatal';

const WORDS = 'trace|debug|info|information|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal';
const CAPITALS = 'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|PANIC';
/** A level in capitals near the beginning of a line, behind nothing but what loggers print in front of it. */
const prefix = new RegExp(`^${FRONT}[[(<]?(${CAPITALS})(?=[\\])>:|\\s]|$)`);
/** A column of its own: in capitals between tabs or wide gaps, or in small letters behind the time (zap's console encoder). */
const column = new RegExp(
  `^(?:(?:\\S{1,60}(?: \\S{1,40})?(?:\\t| {2,})){1,3}(${CAPITALS})(?:\\t| {2,})|[\\dTZ:.+-]{19,35}\\t(debug|info|warn|error|dpanic|panic|fatal)\\t)`,
);
/** PostgreSQL prints the severity behind a prefix that its `log_line_prefix` sets, and two blanks behind its colon. */
const postgres = /^[^\n]{0,170}?\b(DEBUG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC): {2}\S/;
/** In brackets in any letters (nginx, Apache with its module, Serilog), and what .NET's console logger begins with. */
const bracketed = new RegExp(`^${FRONT}\\[(?:\\w{1,30}:)?(${WORDS})\\]`, 'i');
/** Celery puts the level behind the time and Monolog (Laravel, Symfony) behind the channel. */
const behindTime = new RegExp(`^\\[[\\d :,.T+-]{16,40}(?:: (${WORDS})/|\\] \\w{1,30}\\.(${WORDS}|emergency): )`, 'i');
/** Next.js and other tools begin a line with a sign: an error, a warning. */
const sign = /^\s?([⨯❌✖✗✘⚠])\uFE0F? /;
const dotnet = /^(trce|dbug|info|warn|fail|crit): [\w.`+[\]]{1,200}\[\d{1,9}\]/;
/** librdkafka begins a line with the number of syslog's severity. */
const syslog = /^%([0-7])\|\d/;
const SYSLOG: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'];
const logfmt = /(?:^|\s)level="?([A-Za-z]{3,11})\b/;

/** The level that a line of plain text names at its beginning; a failure that its form reports counts as `error`. */
export function levelOfText(text: string): Level | undefined {
  const head = text.slice(0, 200);
  const front = head.slice(0, FRONT_CHARS);
  const behind = behindTime.exec(front);
  const columns = column.exec(front);
  const named =
    prefix.exec(front)?.[1] ??
    bracketed.exec(front)?.[1] ??
    behind?.[1] ??
    behind?.[2] ??
    dotnet.exec(head)?.[1] ??
    columns?.[1] ??
    columns?.[2]?.replace('dpanic', 'panic') ??
    postgres.exec(head)?.[1] ??
    logfmt.exec(head)?.[1];
  if (named !== undefined) return parseLevel(named);
  const severity = syslog.exec(front)?.[1];
  if (severity !== undefined) return SYSLOG[Number(severity)];
  const mark = sign.exec(front)?.[1];
  if (mark !== undefined) return mark === '⚠' ? 'warn' : 'error';
  return reportsFailure(text) ? 'error' : undefined;
}
