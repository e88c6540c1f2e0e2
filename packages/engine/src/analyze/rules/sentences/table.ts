/**
 * Sentences that platforms, servers and tools print word for word, and what they mean. A table is data: `*` stands for any
 * words of one line (a name, a number, an address), and everything else is compared letter by letter.
 */
import type { Fault } from '@baselime-ai/contract';
import type { Rule } from '../rule.js';

/** Sentences by fault; each at least twelve letters long, so that none is found in other words by chance. */
export type SentencesByFault = Partial<Record<Fault, readonly string[]>>;

/** One sentence with what it means. */
export interface Sentence {
  readonly fault: Fault;
  readonly said: string;
}

/** The sentences of one table. */
export const sentencesOf = (table: SentencesByFault): readonly Sentence[] =>
  // The keys of an object are texts to the compiler, whatever they were declared as.
  (Object.keys(table) as Fault[]).flatMap((fault) => (table[fault] ?? []).map((said) => ({ fault, said })));

/** Tools break long sentences into lines and indent these. */
const BLANKS = '\\s{1,20}';
/** A name, a number or an address is seldom longer. */
const ANY_WORDS = '[^\\n]{1,160}?';

/** How a sentence is looked for; the blanks at its stars may be quotes and brackets as well. */
export const patternOf = (said: string): string =>
  said
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ +/g, BLANKS))
    .join(ANY_WORDS);

/** Where the remedy of a fault is, when only a sentence tells it. */
const SEATS: Partial<Record<Fault, Rule['seat']>> = {
  'certificate-invalid': 'dependency',
  'concurrency-limit': 'resource',
  'connection-exhausted': 'dependency',
  'connection-failed': 'dependency',
  'dependency-error': 'dependency',
  'dependency-slow': 'dependency',
  'dependency-throttled': 'dependency',
  'dependency-unavailable': 'dependency',
  'dns-failure': 'dependency',
  'missing-resource': 'resource',
  'quota-exceeded': 'dependency',
  'resource-saturated': 'dependency',
  'slow-query': 'dependency',
  throttled: 'resource',
};

export const seatOf = (fault: Fault): Rule['seat'] => SEATS[fault] ?? 'function';
