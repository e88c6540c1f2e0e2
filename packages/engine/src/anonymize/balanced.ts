/** What the level `balanced` lets stay although no vocabulary knows it: a single name under a key made of known words. */
import { segmentsOf } from './keys/scrubbed-keys.js';

const MAX_LENGTH = 64;
/** Written as words are: small, capitalized, in capitals, or in camel case of humps of three letters and more. */
const WORD_PART = /^(?:\p{Ll}+|\p{Lu}\p{Ll}*|\p{Lu}{2,12}|\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}{2,})+)$/u;
/** No word has so many consonants in a row; keys and ids of letters do. */
const UNSPEAKABLE = /[bcdfghjklmnpqrstvwxz]{6}/i;

/** What keys end with that stand before persons, places and firms as often as before anything else, and what people do for others. */
const OF_ANYBODY: ReadonlySet<string> = new Set(
  `at by first from last middle to who whom with cc bcc for alias handle nick subdomain slug vanity property advertiser agent manager
  practitioner officer handler player operator clerk advisor adviser counselor supervisor courier rider coach trainer lawyer attorney
  counsel judge tutor instructor captain pilot steward donor buyer seller technician nurse therapist receptionist cashier accountant
  respondent claimant plaintiff defendant landlord citizen pupil mentor lead`.split(/\s+/),
);

/** True where what stands under the key may be anybody. */
export const isOfAnybody = (key: string): boolean => OF_ANYBODY.has(segmentsOf(key).at(-1) ?? '');

/**
 * True for one name without spaces, perhaps with its parts and a number of two digits at its end. What has more digits
 * may be an id, and what changes case often or cannot be spoken a key.
 */
export function isSingleName(text: string): boolean {
  if (text.length > MAX_LENGTH || text.includes(' ') || UNSPEAKABLE.test(text)) return false;
  const parts = text.replace(/\d{1,2}$/, '').split(/[_.-]/);
  return parts.every((part, index) => WORD_PART.test(part) || (part === '' && index > 0));
}
