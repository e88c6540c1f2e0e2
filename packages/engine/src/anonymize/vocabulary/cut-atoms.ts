/** Where a text is cut into atoms: letters, digits and what joins them inside one identifier. */

const WORD = String.raw`[\p{L}\p{M}\p{N}_$]`;
/** The two classes are disjoint, so matching is linear. */
const ATOM = new RegExp(`${WORD}+(?:[.\\-'’+~]+${WORD}+)*`, 'gu');

const isWordCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || code === 36;
/** `'`, `+`, `-`, `.` and `~` join letters and digits to one atom. */
const isJoin = (code: number): boolean => code === 39 || code === 43 || code === 45 || code === 46 || code === 126;

/** Written anew by every call: an object for each atom was a large part of all the memory that was used. */
const atom = { start: 0, end: 0 };
type Atom = Readonly<typeof atom>;

/**
 * The first atom that starts at or after `from`, read to `end` at most; undefined when there is none. It holds until the next
 * call.
 */
export function atomAfter(text: string, from: number, end: number): Atom | undefined {
  let start = from;
  for (; start < end; start += 1) {
    const code = text.charCodeAt(start);
    if (isWordCharacter(code)) break;
    if (code > 127) return foreignAtom(text, start, end);
  }
  if (start >= end) return undefined;
  let at = start;
  for (;;) {
    while (at < end && isWordCharacter(text.charCodeAt(at))) at += 1;
    if (at < end && text.charCodeAt(at) > 127) return foreignAtom(text, start, end);
    let next = at;
    while (next < end && isJoin(text.charCodeAt(next))) next += 1;
    if (next < end && next > at && text.charCodeAt(next) > 127) return foreignAtom(text, start, end);
    if (next === at || next >= end || !isWordCharacter(text.charCodeAt(next))) return atomAt(start, at);
    at = next;
  }
}

/** The same for text beyond ASCII, where classes of characters are needed. */
function foreignAtom(text: string, from: number, end: number): Atom | undefined {
  ATOM.lastIndex = from;
  const match = ATOM.exec(end === text.length ? text : text.slice(0, end));
  return match === null ? undefined : atomAt(match.index, match.index + match[0].length);
}

function atomAt(start: number, end: number): Atom {
  atom.start = start;
  atom.end = end;
  return atom;
}
