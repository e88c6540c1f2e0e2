/** Tables of names and codes that vendors document, and what they mean. A table is read by exact name only. */

import type { Fault } from '@baselime-ai/contract';
import { wordsOf } from '../../../model/words.js';

/** Names by fault, separated by blanks. */
export type NamesByFault = Partial<Record<Fault, string>>;

/** The entries of one table. A name stands once in it. */
export const entriesOf = (table: NamesByFault): readonly (readonly [string, Fault])[] =>
  // The keys of an object are texts to the compiler, whatever they were declared as.
  (Object.keys(table) as Fault[]).flatMap((fault) => wordsOf(table[fault] ?? '').map((name) => [name, fault] as const));

/** The same table with other names for the same things. */
export function mapNames(table: NamesByFault, others: (name: string) => readonly string[]): NamesByFault {
  const mapped: NamesByFault = {};
  for (const [name, fault] of entriesOf(table)) {
    const names = others(name).join(' ');
    if (names !== '') mapped[fault] = mapped[fault] === undefined ? names : `${mapped[fault]} ${names}`;
  }
  return mapped;
}
