/**
 * Text of logs as people save it: what the Lambda console shows, what `aws logs tail` prints (a time and a stream name
 * before each message), what CloudWatch exports (a time before each message). Lines of a stack trace belong to the
 * record before them.
 */

import type { UnixNanos } from '../../model/units.js';
import { parseInstant } from '../instant.js';
import { startsLambdaRecord } from '../lambda/lambda-line.js';
import {
  continues,
  inTraceback,
  isBelowConsole,
  isBelowLine,
  isBelowName,
  isProperty,
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
  readonly time: UnixNanos;
  readonly logStream?: string;
  readonly length: number;
}

/** A table of lines that was copied has bars around it. */
const leadingTime =
  /^[ \t]{0,4}(?:\|[ \t]{0,4})?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)[ \t]+(?:\|[ \t]+)?(?:(?:UTC|GMT|[ECMP][DS]T|CES?T|BST|IST|JST)[ \t]+)?/;
const leadingEpoch = /^(\d{13})[ \t,]+/;
/**
 * What `docker compose logs` and pm2 print before each line: `app-1  | `, `order-store    | `, `0|app  | `; with
 * `--timestamps` a time follows.
 */
const composed = /^(?:([A-Za-z][\w.]{0,80}(?:[-_][\w.]{1,80}){1,8}) {1,40}\| ?|\d{1,4}\|([\w.-]{1,80}) {0,40}\| ?)/;
const streamName =
  /^(\d{4}\/\d\d\/\d\d\/(?:[\w-]{1,140})?\[(?:\$LATEST|\d{1,9})\][0-9a-f]{32}|\S{1,200}\[\$LATEST\][0-9a-f]{6,32})[ \t]+/;

/** The records of a text, in order. Empty lines are left out. */
export function splitLogText(text: string): readonly TextRecord[] {
  const splitter = new LogLines();
  const records = text.split(/\r\n|\n|\r/).flatMap((line) => splitter.take(line) ?? []);
  const last = splitter.end();
  return last === undefined ? records : [...records, last];
}

/** A record ends where the next one begins, so each line may give the record before it. */
export class LogLines {
  #open: { readonly lines: string[]; readonly time?: UnixNanos; readonly logStream?: string } | undefined;
  /** Whether the first line had a time before it; then a line without one continues the record before. */
  #isPrefixed: boolean | undefined;
  readonly #object = new OpenObject();

  take(whole: string): TextRecord | undefined {
    const container = composed.exec(whole);
    const line = container === null ? whole : whole.slice(container[0].length);
    const isEmpty = line.trim() === '';
    const prefix = prefixOf(line);
    if (!isEmpty) this.#isPrefixed ??= prefix !== undefined;
    if (this.#open !== undefined && prefix === undefined && this.#continues(this.#open.lines, line)) {
      if (this.#open.lines.length < MAX_LINES) this.#open.lines.push(line);
      return undefined;
    }
    if (isEmpty) return undefined;
    const before = this.end();
    const logStream = prefix?.logStream ?? container?.[1] ?? container?.[2];
    const first = prefix === undefined ? line : line.slice(prefix.length);
    this.#object.begin(first);
    this.#open = {
      lines: [first],
      ...(prefix === undefined ? {} : { time: prefix.time }),
      ...(logStream === undefined ? {} : { logStream }),
    };
    return before;
  }

  #continues(lines: readonly string[], line: string): boolean {
    const isApart = this.#isPrefixed === false && startsTraceback(lines, line);
    if (isApart) return false;
    const isObject = this.#object.takes(line, lines);
    return (
      isObject ||
      continues(line, this.#isPrefixed ?? false) ||
      inTraceback(lines, line) ||
      isProperty(lines, line) ||
      isBelowName(lines, line) ||
      isBelowLine(lines, line) ||
      isBelowConsole(lines, line)
    );
  }

  /** The record that is still open, if any. */
  end(): TextRecord | undefined {
    if (this.#open === undefined) return undefined;
    const { lines, ...rest } = this.#open;
    this.#open = undefined;
    return { ...rest, text: lines.join('\n').trimEnd() };
  }
}

/** An event holds no more than 256 kB anyway. */
const MAX_LINES = 20_000;

/** A time that stands before the message, unless the runtime's own format begins with it. */
function prefixOf(line: string): Prefix | undefined {
  if (startsLambdaRecord(line)) return undefined;
  const time = leadingTime.exec(line) ?? leadingEpoch.exec(line);
  const instant = parseInstant(time?.[1]);
  if (time === null || instant === undefined) return undefined;
  const stream = streamName.exec(line.slice(time[0].length, time[0].length + 240));
  return {
    time: instant,
    length: time[0].length + (stream?.[0].length ?? 0),
    ...(stream?.[1] === undefined ? {} : { logStream: stream[1] }),
  };
}
