/** What a documented sentence means, whoever prints it. */
import type { Fault } from '@baselime-ai/contract';
import { AUTH } from './auth-sentences.js';
import { BROWSERS } from './browser-sentences.js';
import { BUILDS } from './build-sentences.js';
import { CLUSTERS } from './cluster-sentences.js';
import { CONSEQUENCES } from './consequence-sentences.js';
import { CONTAINERS } from './container-sentences.js';
import { DATABASES } from './database-sentences.js';
import { DEPLOYMENTS } from './deployment-sentences.js';
import { NETWORK } from './network-sentences.js';
import { QUEUES } from './queue-sentences.js';
import { RUNTIMES } from './runtime-sentences.js';
import { STORES } from './store-sentences.js';
import { patternOf, type Sentence, type SentencesByFault, sentencesOf } from './table.js';
import { TLS } from './tls-sentences.js';
import { VENDORS } from './vendor-sentences.js';

export const SENTENCE_TABLES = {
  auth: AUTH,
  browsers: BROWSERS,
  builds: BUILDS,
  clusters: CLUSTERS,
  containers: CONTAINERS,
  databases: DATABASES,
  deployments: DEPLOYMENTS,
  network: NETWORK,
  queues: QUEUES,
  runtimes: RUNTIMES,
  stores: STORES,
  tls: TLS,
  vendors: VENDORS,
} as const;

export interface Found extends Sentence {
  /** Where in the text it begins. */
  readonly at: number;
}

export interface SentenceReader {
  /** The faults that some sentence tells. */
  readonly faults: readonly Fault[];
  /** The sentence that a text holds; of several the first in the text, of two there the longer. */
  readonly find: (text: string) => Found | undefined;
}

/**
 * Each sentence is kept under its rarest word (few sentences share it, and long words are rare in other texts), so that a
 * text is read once, word by word, and only compared with the sentences that share a word with it.
 */
function readerOf(tables: readonly SentencesByFault[]): SentenceReader {
  const all = tables.flatMap(sentencesOf);
  const spread = new Map<string, number>();
  for (const { said } of all) for (const word of new Set(wordsOf(said))) spread.set(word, (spread.get(word) ?? 0) + 1);
  const byWord = new Map<string, (Sentence & { readonly pattern: RegExp })[]>();
  for (const sentence of all) {
    const points = (word: string): number => word.length - 4 * (spread.get(word) ?? 0);
    const [rarest = ''] = wordsOf(sentence.said).sort((one, other) => points(other) - points(one));
    byWord.set(rarest, [...(byWord.get(rarest) ?? []), { ...sentence, pattern: new RegExp(patternOf(sentence.said)) }]);
  }
  return {
    faults: [...new Set(all.map(({ fault }) => fault))],
    find: (text) => {
      const found: Placed[] = [];
      for (const word of distinctWordsOf(text))
        for (const { pattern, fault, said } of byWord.get(word) ?? []) {
          const match = pattern.exec(text);
          if (match !== null) found.push({ fault, said, at: match.index, end: match.index + match[0].length });
        }
      return innermost(text, found);
    },
  };
}

interface Placed extends Found {
  readonly end: number;
}

/**
 * The first sentence of a text, of two at one place the longer. Where one error is wrapped into another on one line (Go's
 * `outer: inner`, Python's `(Caused by …)`), the last of the chain: what stands before it only says what it came to.
 */
function innermost(text: string, found: readonly Placed[]): Found | undefined {
  if (found.length < 2) return found[0];
  const [first, ...others] = [...found].sort((one, other) => one.at - other.at || other.said.length - one.said.length);
  return others.reduce(
    (best, next) =>
      best !== undefined && next.at >= best.end && CHAINED.test(text.slice(Math.max(0, best.end - 2), next.at))
        ? next
        : best,
    first,
  );
}

/** Between two sentences of one chain: a colon or a word for a cause, and no end of a line or of a sentence. */
const CHAINED = /^(?=[^\n]{0,400}$)(?=.*(?:: |[Cc]aused by |\())(?!.*[^.][.;!?] ).*$/;

/** Words as they stand in sentences and in texts alike, whole. */
const wordsOf = (text: string): string[] => text.match(/[A-Za-z][A-Za-z\d_]{2,}/g) ?? [];

/** Each reader looks at the same text in turn. */
let last: { readonly text: string; readonly words: ReadonlySet<string> } | undefined;

function distinctWordsOf(text: string): ReadonlySet<string> {
  if (last?.text !== text) last = { text, words: new Set(wordsOf(text)) };
  return last.words;
}

/** What says by itself what went wrong. */
export const CAUSES_TOLD = readerOf(Object.values(SENTENCE_TABLES).map(({ 'code-defect': _, ...others }) => others));
/** What says that the code is wrong: the last to believe, because code that waits for something else ends in such errors. */
export const DEFECTS_TOLD = readerOf(
  Object.values(SENTENCE_TABLES).map((table: SentencesByFault) => ({ 'code-defect': table['code-defect'] ?? [] })),
);
/** What says no more than what came of it. */
export const CONSEQUENCES_TOLD = readerOf([CONSEQUENCES]);
