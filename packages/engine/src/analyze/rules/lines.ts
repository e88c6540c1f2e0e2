/**
 * A text of several lines: which of them tell the failure. Somebody who pastes a log pastes what stood around the failure
 * as well, and a line that its own logger calls information is not what went wrong.
 */
import { levelOfText } from '../../ingest/record/level.js';
import type { Level } from '../../model/telemetry-event.js';

/** `docker compose logs` prints the name of the container before each line. */
const CONTAINER = /^[^\s|]{1,60}\s{1,12}\|\s?/;
const levelOf = (line: string): Level | undefined => levelOfText(line.slice(0, 240).replace(CONTAINER, ''));

const CALM: ReadonlySet<Level | undefined> = new Set(['trace', 'debug', 'info']);

/** Whether a line calls itself information in its own words. */
export const calmLevel = (line: string): boolean => CALM.has(levelOf(line));

const MOST_LINES = 400;

/**
 * Without the lines that are marked as information, where another line is marked as more. Any
 * other text comes back as it is.
 */
export function withoutCalmLines(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) return text;
  const levels = lines.map(levelOf);
  const isMarked = levels.some((level) => level !== undefined && !CALM.has(level));
  if (!isMarked || !levels.some((level) => CALM.has(level))) return text;
  return lines.filter((_, index) => !CALM.has(levels[index])).join('\n');
}

/** So much of an error's text is quoted at least. */
const QUOTED = 120;

/** The text from the line on that holds `at`, where a quote of its beginning would not reach that line. */
export function fromLineAt(text: string, at: number): string {
  if (at < QUOTED) return text;
  return text.slice(text.lastIndexOf('\n', at - 1) + 1);
}
