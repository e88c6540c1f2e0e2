/** Patterns that are put together from shorter ones, so that each line of a rule can be read. */

import { wordsOf } from './words.js';

/** One pattern of several, each as it is written; their own flags do not count. */
export const eitherOf = (...patterns: readonly RegExp[]): RegExp => new RegExp(joined(patterns));

/** One pattern of several, each with a letter in either case. */
export const anyOf = (...patterns: readonly RegExp[]): RegExp => new RegExp(joined(patterns), 'i');

const joined = (patterns: readonly RegExp[]): string => patterns.map(({ source }) => source).join('|');

/** The whole of a text is one of these names, which are parted by white space; each may be a pattern (`OutOfMemory\w*`). */
export const named = (names: string, flags = ''): RegExp => new RegExp(`^(?:${wordsOf(names).join('|')})$`, flags);
