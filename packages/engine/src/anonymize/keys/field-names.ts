/** What fields are called that hold something of somebody: where it stands as the name of a field, a word of these is nobody's. */
import { isWord } from '../vocabulary/vocabulary.js';
import { ENDINGS } from './endings.js';
import { segmentsOf } from './scrubbed-keys.js';

const OF_FIELDS: ReadonlySet<string> = new Set(
  [...ENDINGS.keys()]
    .flatMap((ending) => ending.split(' '))
    .filter((word) => word.length > 2 || /[^\p{ASCII}]/u.test(word)),
);

/** True for a word, in lower case, that some key in the tables ends with. */
const isFieldWord = (lower: string): boolean => OF_FIELDS.has(lower);

/** True for the name of a field that is made of such words and of others that are known: `vorname`, `nomClient`, `kunden_ref`. */
export function isFieldName(key: string): boolean {
  if (key.length > LONGEST || !FORM.test(key)) return false;
  const segments = segmentsOf(key);
  if (ENDINGS.has(segments.join(' '))) return true;
  return segments.some(isFieldWord) && segments.every((segment) => isFieldWord(segment) || isWord(segment));
}
const LONGEST = 48;
const FORM = /^[\p{L}@$_][\p{L}\p{M}\d_$@.-]*$/u;
