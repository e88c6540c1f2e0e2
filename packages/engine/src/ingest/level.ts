/** Levels as senders write them: words of many loggers (.NET's `trce`, `dbug`, `fail` and `crit` among them), pino's numbers, OpenTelemetry's severity numbers. */
import type { JsonValue } from '../model/json.js';
import type { Level } from '../model/telemetry-event.js';

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

/**
 * A level in capitals near the beginning of a line, with only what loggers print in front of it: a date or time, a
 * process number, a request id, names in brackets, a logger's name between dashes or bars. Words of prose in front of it are none.
 */
const prefix =
  /^(?:(?:\d{4}[-/]\d\d[-/]\d\d[T ]?|\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|[[(][^\])\n]{1,40}[\])]|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?=\s)|\d{1,8}(?=\s)|[-|](?:\s[\w.$-]{1,40}\s[-|])?)\s{0,4}){0,6}[[(<]?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|PANIC)(?=[\])>:|\s]|$)/;
/** How far into a line a level may end. */
const PREFIX_CHARS = 90;
const logfmt = /(?:^|\s)level="?([A-Za-z]{3,11})\b/;
/** How runtimes begin what nobody caught: JavaScript, Python, Java, .NET, Go, Rust, PHP, Swift, Ruby, Elixir, C++. */
const thrown = new RegExp(
  `^(?:Uncaught |Unhandled |Fatal |\\[?)?(?:${[
    String.raw`[A-Za-z_$][\w$.]{0,80}(?:Error|Exception)(?: \[\w{1,60}\])?(?::|\s*$|\r?\n)`,
    String.raw`Error(?: \[\w{1,60}\])?:`,
    String.raw`Traceback \(most recent|Exception in thread |[Uu]nhandled exception\. `,
    String.raw`panic: |fatal error: |thread '[^'\n]{0,80}' (?:\(\d{1,10}\) )?panicked at `,
    String.raw`PHP (?:Fatal|Parse) error: |Fatal error: |[\w./-]{1,120}\.swift:\d{1,6}: Fatal error: `,
    String.raw`[\w./-]{1,120}\.rb:\d{1,6}:in [^\n]{1,300} \([A-Z][\w:]{0,80}\)|\*\* \([A-Z][\w.]{0,80}\) |terminate called after throwing `,
  ].join('|')})`,
);

/**
 * How the Java runtime reports what nobody caught: the message and the class, then the class again with its trace.
 * Source: AWS Lambda developer guide, "Exceptions in Java".
 */
const uncaughtInJava =
  /^[^\n]{0,1000}: ((?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80})\r?\n(?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?::|\r?\n|$)/;
const JAVA_CHARS = 1400;

/** The level that a line of plain text names at its beginning; an uncaught error counts as `error`. */
export function levelOfText(text: string): Level | undefined {
  const head = text.slice(0, 200);
  const named = prefix.exec(head.slice(0, PREFIX_CHARS))?.[1] ?? logfmt.exec(head)?.[1];
  if (named !== undefined) return parseLevel(named);
  const isThrown = thrown.test(head) || (text.includes('\n') && uncaughtInJava.test(text.slice(0, JAVA_CHARS)));
  return isThrown ? 'error' : undefined;
}
