/** The documented sentences as rules: one for each fault that they tell. */
import type { Fault } from '@baselime-ai/contract';
import { fromLineAt } from '../lines.js';
import type { Rule } from '../rule.js';
import type { Located, Signals } from '../signals.js';
import { CAUSES_TOLD, CONSEQUENCES_TOLD, DEFECTS_TOLD, type SentenceReader } from './known-sentences.js';
import { seatOf } from './table.js';

interface Told {
  readonly fault: Fault;
  readonly matched: Located;
}

/** Errors tell themselves at the beginning; what follows is stack and payload. */
const MOST_CHARS = 4_000;

function rulesOf({ faults, find }: SentenceReader): readonly Rule[] {
  // It is asked for each fault, and looked up once.
  const known = new WeakMap<Signals, Told | 'nothing'>();
  const lookUp = ({ texts }: Signals): Told | 'nothing' => {
    for (const { value, path } of innerFirst(texts)) {
      const sentence = find(value.slice(0, MOST_CHARS));
      if (sentence !== undefined)
        return { fault: sentence.fault, matched: { value: fromLineAt(value, sentence.at), path } };
    }
    return 'nothing';
  };
  const toldBy = (signals: Signals): Told | 'nothing' => {
    const told = known.get(signals) ?? lookUp(signals);
    known.set(signals, told);
    return told;
  };
  return faults.map((fault) => ({
    fault,
    seat: seatOf(fault),
    when: (signals) => {
      const told = toldBy(signals);
      return told !== 'nothing' && told.fault === fault ? told.matched : undefined;
    },
  }));
}

/** A printed chain holds the errors inside of it, each of which is a text of its own: these come first. */
function innerFirst(texts: readonly Located[]): readonly Located[] {
  if (texts.length < 2) return texts;
  const holds = texts.map(({ value }) =>
    texts.some((other) => other.value.length < value.length && other.value.length > 12 && value.includes(other.value)),
  );
  return [...texts.filter((_, index) => holds[index] !== true), ...texts.filter((_, index) => holds[index] === true)];
}

/** What says by itself what went wrong. */
export const SENTENCE_RULES = rulesOf(CAUSES_TOLD);
/** What says that the code is wrong: behind all that may lie behind it. */
export const DEFECT_RULES = rulesOf(DEFECTS_TOLD);
/** What says no more than what came of it: for the end of all rules. */
export const CONSEQUENCE_RULES = rulesOf(CONSEQUENCES_TOLD);
