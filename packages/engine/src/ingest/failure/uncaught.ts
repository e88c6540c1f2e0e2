/**
 * What Node prints of an error that nobody caught: the place, its line of source and marks below it, then the error with
 * its stack, and last its own version. Source: Node's `AppendExceptionLine` and `PrintException` (`src/node_errors.cc`).
 */

/** Where an event keeps what stood before the error. */
export const uncaughtAtKey = 'uncaughtAt';

const HEAD = /^([^\s:][^\n]{0,300}:\d{1,7}\n[^\n]{0,2000}\n[ \t]*\^+)[ \t]*\n+/;
const VERSION = /\nNode\.js v\d[^\n]{0,60}$/;

export interface Uncaught {
  /** The place, the line of source and the marks, as printed. */
  readonly at: string;
  /** The error and its stack. */
  readonly error: string;
}

/** Undefined for a text that does not begin so. */
export function uncaughtIn(text: string): Uncaught | undefined {
  const [whole, at] = HEAD.exec(text) ?? [];
  if (whole === undefined || at === undefined) return undefined;
  return { at, error: text.slice(whole.length).trimEnd().replace(VERSION, '').trimEnd() };
}

/** Whether a line goes on with such a text, whose lines so far are these. */
export function continuesUncaught(lines: readonly string[], line: string): boolean {
  if (/^Node\.js v\d/.test(line)) return lines.some((one) => /^\s*at \S/.test(one));
  const [place = '', , marks = '', ...more] = lines;
  const isHead = /^[^\s:].{0,300}:\d{1,7}$/.test(place) && /^\s*\^+\s*$/.test(marks);
  return isHead && line.trim() !== '' && more.every((one) => one.trim() === '');
}
