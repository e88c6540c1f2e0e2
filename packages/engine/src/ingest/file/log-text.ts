/**
 * Text of logs as people save it: what the Lambda console shows, what `aws logs tail` prints (a time and a stream name
 * before each message), what CloudWatch exports (a time before each message). Lines of a stack trace belong to the
 * record before them.
 */

import type { UnixNanos } from '../../model/units.js';
import { continuesUncaught } from '../failure/uncaught.js';
import { startsLambdaRecord } from '../lambda/lambda-line.js';
import { parseInstant } from '../record/instant.js';
import {
  continues,
  goesOnBehindTime,
  inGoStack,
  inTraceback,
  isBelowConsole,
  isBelowLine,
  isBelowName,
  isProperty,
  isReport,
  OpenObject,
  startsTraceback,
} from './continuation.js';

export interface TextRecord {
  readonly text: string;
  /** From what stands before the message. */
  readonly time?: UnixNanos;
  readonly logStream?: string;
}

interface Prefix {
  /** Absent where the line tells no year. */
  readonly time?: UnixNanos;
  readonly logStream?: string;
  readonly length: number;
  /** The blanks behind it. */
  readonly gap: number;
}

interface OpenRecord {
  readonly lines: string[];
  readonly time?: UnixNanos;
  readonly logStream?: string;
  readonly gap?: number;
}

/** A table of lines that was copied has bars around it. */
const leadingTime =
  /^[ \t]{0,4}(?:\|[ \t]{0,4})?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)[ \t]+(?:\|[ \t]+)?(?:(?:UTC|GMT|[ECMP][DS]T|CES?T|BST|IST|JST)[ \t]+)?/;
const leadingEpoch = /^(\d{13})[ \t,]+/;
/**
 * What `docker compose logs` and pm2 print before each line: `app-1  | `, `order-store    | `, `0|app  | `; with
 * `--timestamps` a time follows. A state in capitals (`CREATE_FAILED |`) is no name of a container.
 */
const composed =
  /^(?:(?![A-Z]{4,12}_[A-Z])([A-Za-z][\w.]{0,80}(?:[-_][\w.]{1,80}){1,8}) {1,40}\| ?|\d{1,4}\|([\w.-]{1,80}) {0,40}\| ?)/;
const streamName =
  /^(\d{4}\/\d\d\/\d\d\/(?:[\w-]{1,140})?\[(?:\$LATEST|\d{1,9})\][0-9a-f]{32}|\S{1,200}\[\$LATEST\][0-9a-f]{6,32})[ \t]+/;

/** Heroku's, Fly's and Cloud Foundry's log: which process of the application wrote the line. */
const dyno =
  /^(?:(?:app|heroku)\[([\w.-]{1,60})\]:|(?:app|proxy|runner)\[(\w{1,30})\] [a-z]{3} (?:\[info\](?!\s?\[))?|\[([\w/.-]{1,60})\] (?:OUT|ERR)(?=[ \t]|$))[ \t]*/;
/** What Render and syslog print before each line: a day and a time, without a year. */
const withoutYear = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d\d:\d\d:\d\d(?: [AP]M)?[ \t]+/;

/** The records of a text, in order. Empty lines are left out. */
export function splitLogText(text: string): readonly TextRecord[] {
  const splitter = new LogLines();
  const records = text.split(/\r\n|\n|\r/).flatMap((line) => splitter.take(line) ?? []);
  const last = splitter.end();
  return last === undefined ? records : [...records, last];
}

/** A record ends where the next one begins, so each line may give the record before it. */
export class LogLines {
  #open: OpenRecord | undefined;
  /** Whether the first line had a time before it; then a line without one continues the record before. */
  #isPrefixed: boolean | undefined;
  readonly #object = new OpenObject();
  /** Empty lines behind the open record. */
  #gaps = 0;

  take(whole: string): TextRecord | undefined {
    const container = composed.exec(whole);
    const line = container === null ? unboxed(whole) : whole.slice(container[0].length);
    const prefix = prefixOf(line);
    const isEmpty = line.slice(prefix?.length ?? 0).trim() === '';
    if (!isEmpty) this.#isPrefixed ??= prefix !== undefined;
    if (this.#open !== undefined && prefix === undefined && this.#continues(this.#open.lines, line)) {
      if (this.#open.lines.length < MAX_LINES) this.#open.lines.push(line);
      return undefined;
    }
    if (isEmpty) {
      if (this.#open !== undefined) this.#gaps += 1;
      return undefined;
    }
    const goingOn = prefix === undefined ? undefined : this.#behindTime(prefix, line);
    if (goingOn !== undefined) {
      if ((this.#open?.lines.length ?? MAX_LINES) < MAX_LINES) this.#open?.lines.push(goingOn);
      return undefined;
    }
    const before = this.end();
    this.#gaps = 0;
    const logStream = prefix?.logStream ?? container?.[1] ?? container?.[2];
    const first = prefix === undefined ? line : line.slice(prefix.length);
    this.#object.begin(first);
    this.#open = {
      lines: [first],
      ...(prefix === undefined ? {} : { gap: prefix.gap }),
      ...(prefix?.time === undefined ? {} : { time: prefix.time }),
      ...(logStream === undefined ? {} : { logStream }),
    };
    return before;
  }

  /** The line without its time, indented as it was, where it goes on with the record before. */
  #behindTime(prefix: Prefix, line: string): string | undefined {
    const open = this.#open;
    if (open?.gap === undefined || open.logStream !== prefix.logStream) return undefined;
    if (Number((prefix.time ?? 0n) - (open.time ?? 0n)) > AT_ONCE_NANOS) return undefined;
    const deeper = prefix.gap - open.gap;
    const rest = line.slice(prefix.length);
    if (!goesOnBehindTime(open.lines, deeper > 0, rest)) return undefined;
    return `${' '.repeat(Math.max(0, deeper))}${rest}`;
  }

  #continues(lines: readonly string[], line: string): boolean {
    const isApart = this.#isPrefixed === false && startsTraceback(lines, line);
    if (isApart) return false;
    const isObject = this.#object.takes(line, lines);
    return (
      isObject ||
      continues(line, this.#isPrefixed ?? false) ||
      inTraceback(lines, line) ||
      inGoStack(lines, line) ||
      isProperty(lines, line) ||
      isBelowName(lines, line) ||
      continuesUncaught(lines, line) ||
      isBelowLine(lines, line) ||
      isBelowConsole(lines, line) ||
      (this.#isPrefixed === false && isReport(lines, line, this.#gaps > 0))
    );
  }

  /** The record that is still open, if any. */
  end(): TextRecord | undefined {
    if (this.#open === undefined) return undefined;
    const { lines, gap: _gap, ...rest } = this.#open;
    this.#open = undefined;
    return { ...rest, text: lines.join('\n').trimEnd() };
  }
}

/** An event holds no more than 256 kB anyway. */
const MAX_LINES = 20_000;
/** What is printed at once has nearly the same time. */
const AT_ONCE_NANOS = 1e9;

/** Terraform draws a box around each of its messages: what is inside goes on with the line that names it. */
function unboxed(line: string): string {
  const inside = /^\s{0,4}[│╷╵]\s?(.*)$/.exec(line)?.[1];
  if (inside === undefined) return line;
  return inside === '' || /^(?:Error|Warning): /.test(inside) ? inside : `  ${inside}`;
}

/** A time that stands before the message, unless the runtime's own format begins with it. */
function prefixOf(line: string): Prefix | undefined {
  if (startsLambdaRecord(line)) return undefined;
  const found = leadingTime.exec(line) ?? leadingEpoch.exec(line);
  const instant = parseInstant(found?.[1]);
  const bare = found === null ? withoutYear.exec(line) : null;
  if (bare !== null) return { length: bare[0].length, gap: gapOf(bare[0]) };
  if (found === null || instant === undefined) return undefined;
  const behind = line.slice(found[0].length, found[0].length + 240);
  const stream = streamName.exec(behind) ?? dyno.exec(behind);
  const length = found[0].length + (stream?.[0].length ?? 0);
  const name = stream?.[1] ?? stream?.[2] ?? stream?.[3];
  return {
    time: instant,
    length,
    gap: gapOf(line.slice(0, length)),
    ...(name === undefined ? {} : { logStream: name }),
  };
}

const gapOf = (front: string): number => front.length - front.trimEnd().length;
