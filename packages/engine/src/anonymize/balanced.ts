/** What the level `balanced` lets stay although no vocabulary knows it: a single name under a key made of known words. */

const MAX_LENGTH = 64;
/** Written as words are: small, capitalized, in capitals, or in camel case of humps of three letters and more. */
const WORD_PART = /^(?:\p{Ll}+|\p{Lu}\p{Ll}*|\p{Lu}{2,12}|\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}{2,})+)$/u;
/** No word has so many consonants in a row; keys and ids of letters do. */
const UNSPEAKABLE = /[bcdfghjklmnpqrstvwxz]{6}/i;

/**
 * True for one name without spaces, perhaps with its parts and a number of two digits at its end. What has more digits
 * may be an id, and what changes case often or cannot be spoken a key.
 */
export function isSingleName(text: string): boolean {
  if (text.length > MAX_LENGTH || text.includes(' ') || UNSPEAKABLE.test(text)) return false;
  const parts = text.replace(/\d{1,2}$/, '').split(/[_.-]/);
  return parts.every((part, index) => WORD_PART.test(part) || (part === '' && index > 0));
}
