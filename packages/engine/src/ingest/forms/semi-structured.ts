/** Lines of the form `text {json} text`, as console.log prints them with an object. */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import { admitRecord, parseJson } from '../admit.js';

export interface SemiStructured {
  /** The text around the object, joined with ` - `, without a trailing colon; empty when there is none. */
  readonly text: string;
  readonly data: JsonObject;
}

const maxTries = 3;

/**
 * The first JSON object in `line` and the text around it; undefined when the line holds none.
 * Looks at no more than 3 opening braces, each pass linear.
 */
export function splitSemiStructured(line: string): SemiStructured | undefined {
  let from = line.indexOf('{');
  for (let tries = 0; from !== -1 && tries < maxTries; tries += 1) {
    const to = endOfObject(line, from);
    // An item of a list is no object that the line was logged with.
    if (to !== undefined && line[from - 1] === '[') {
      const end = line.indexOf(']', to);
      from = end === -1 ? -1 : line.indexOf('{', end);
      continue;
    }
    // An object that never closes leaves no later one that does.
    if (to === undefined) return undefined;
    const parsed = to - from > 2 ? parseJson(line.slice(from, to)) : undefined;
    const data = parsed === undefined ? undefined : admitRecord(parsed.value);
    if (data !== undefined) return { text: joinText(line.slice(0, from), line.slice(to)), data };
    from = line.indexOf('{', to);
  }
  return undefined;
}

/** A message as Baselime stores it: the object itself, `{message, data}` for text with one, else the text. */
export function structureMessage(text: string): JsonValue {
  const split = splitSemiStructured(text);
  if (split === undefined) return text;
  return split.text === '' ? split.data : (admitRecord({ message: split.text, data: split.data }) ?? text);
}

/** A JSON object that is the whole of `text`; undefined otherwise. */
export function wholeObject(text: string): JsonObject | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined;
  const parsed = parseJson(trimmed);
  const record = parsed === undefined ? undefined : admitRecord(parsed.value);
  return isObject(record) ? record : undefined;
}

/** What begins on a line of its own, such as the frames of a stack, stays there. */
function joinText(before: string, after: string): string {
  const isBelow = /^[ \t]*\r?\n/.test(after);
  return [before, after]
    .map((part) => part.trim())
    .map((part) => (part.endsWith(':') ? part.slice(0, -1).trimEnd() : part))
    .filter((part) => part !== '')
    .join(isBelow ? '\n' : ' - ');
}

function endOfObject(line: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(line, at);
    } else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function endOfString(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && line.charCodeAt(at) !== 0x22) at += line.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}
