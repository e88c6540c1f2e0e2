/**
 * A text of several lines: which of them tell the failure. Somebody who pastes a log pastes what stood around the failure
 * as well, and a line that its own logger calls information is not what went wrong.
 */

/** A level where loggers print it: at the beginning of a line, behind a time, an id or the name of a container. */
const LEVEL =
  /^(?:[^\s|]{1,60}\s{1,12}\|\s?)?.{0,70}?(?:^|[\s[(<|:"=%])(?:level=|"level":")?(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|ERR|SEVERE|FATAL|CRITICAL|PANIC|trace|debug|info|notice|warn(?:ing)?|error|fatal|critical|panic)(?=[\])>:|,;\s"]|$)/;
const CALM = /^(?:trace|debug|info|notice)$/i;

/** Undefined for a line that prints no level. */
const levelOf = (line: string): string | undefined => LEVEL.exec(line.slice(0, 160))?.[1];

/** Whether a line calls itself information in its own words. */
export const calmLevel = (line: string): boolean => CALM.test(levelOf(line) ?? '');

const MOST_LINES = 400;

/**
 * Without the lines that are marked as information, with what belongs to them, where another line is marked as more. Any
 * other text comes back as it is.
 */
export function withoutCalmLines(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) return text;
  const levels = lines.map(levelOf);
  const isMarked = levels.some((level) => level !== undefined && !CALM.test(level));
  if (!isMarked || !levels.some((level) => level !== undefined && CALM.test(level))) return text;
  return lines.filter((_, index) => !CALM.test(levels[index] ?? '')).join('\n');
}

/** So much of an error's text is quoted at least. */
const QUOTED = 120;

/** The text from the line on that holds `at`, where a quote of its beginning would not reach that line. */
export function fromLineAt(text: string, at: number): string {
  if (at < QUOTED) return text;
  return text.slice(text.lastIndexOf('\n', at - 1) + 1);
}
