/** Numbers that the key above them must vouch for. */
import type { Hint, KeyFacts } from './keys/key-facts.js';
import type { AnonymizePolicy } from './policy.js';

export const NO_MEASURE = 'a number under a key that is no measure';
export const SPOT: Hint = { type: 'GEO', reason: 'a coordinate' };

/** True where nothing says that numbers measure, classify or count something, and the level takes no chance. */
export function isOfUnknown(facts: KeyFacts | undefined, level: AnonymizePolicy['level']): boolean {
  return facts !== undefined && level === 'strict' && !isTold(facts);
}

/** True where the key says that numbers under it measure, classify or count something. */
export const isTold = (facts: KeyFacts | undefined): boolean =>
  facts !== undefined && (facts.isMeasure || facts.isTime || facts.isClassifying || facts.isNotIdentifying);

/** Text of so few digits that no other rule sees more in them than a count; years are none. */
export const isFewDigits = (text: string): boolean => FEW_DIGITS.test(text) && !YEAR.test(text);
const FEW_DIGITS = /^\d{4,6}$/;
const YEAR = /^(?:19|20)\d{2}$/;

/** A degree with so many decimals that it is within some hundred meters. */
export const isCoordinate = (text: string): boolean => COORDINATE.test(text);
const COORDINATE = /^-?\d{1,3}\.\d{3,}$/;
