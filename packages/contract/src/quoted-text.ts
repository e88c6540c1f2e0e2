/** Quotes in written queries: `"` as in JSON, `'` as in Baselime's files, where nothing is escaped. */

export interface Quoted {
  readonly value: string;
  /** The index after the closing quote. */
  readonly end: number;
}

const DOUBLE = /"(?:[^"\\]|\\.)*"/sy;
const SINGLE = /'([^']*)'/y;

/** The quoted text that begins at `from`; undefined when there is none, or it has no end. */
export function quotedAt(text: string, from: number): Quoted | undefined {
  SINGLE.lastIndex = from;
  const single = SINGLE.exec(text);
  if (single !== null) return { value: single[1] ?? '', end: SINGLE.lastIndex };
  DOUBLE.lastIndex = from;
  const double = DOUBLE.exec(text);
  if (double === null) return undefined;
  const end = DOUBLE.lastIndex;
  try {
    const value: unknown = JSON.parse(double[0]);
    return typeof value === 'string' ? { value, end } : undefined;
  } catch {
    // Not JSON's escapes: the text between the quotes as it stands.
    return { value: double[0].slice(1, -1), end };
  }
}

export interface Piece {
  readonly text: string;
  /** What was found between this piece and the next; empty for the last. */
  readonly separator: string;
}

/** Splits where `separator` matches at the start of what is left, outside of quotes that open after a space or a sign. */
export function splitOutsideQuotes(text: string, separator: RegExp): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const opens = at === 0 || /[\s,(]/.test(text.charAt(at - 1));
    const quoted = opens ? quotedAt(text, at) : undefined;
    if (quoted !== undefined) {
      at = quoted.end;
      continue;
    }
    const found = separator.exec(text.slice(at, at + 16))?.[0];
    if (found === undefined || found === '') {
      at += 1;
      continue;
    }
    pieces.push({ text: text.slice(from, at), separator: found });
    at += found.length;
    from = at;
  }
  pieces.push({ text: text.slice(from), separator: '' });
  return pieces;
}
