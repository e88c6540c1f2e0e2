import { type AnswerEvent, SECTION_NAMES, type Sections } from '@baselime-ai/contract';

const WORDS_A_DELTA = 6;

/** Finished sections as the stream of small deltas that a model would give; joined again they are the same text. */
export function* textDeltas(sections: Sections): Generator<Extract<AnswerEvent, { type: 'text-delta' }>> {
  for (const section of SECTION_NAMES) {
    const words = sections[section].match(/\s*\S+|\s+$/g) ?? [];
    for (let start = 0; start < words.length; start += WORDS_A_DELTA) {
      yield { type: 'text-delta', section, text: words.slice(start, start + WORDS_A_DELTA).join('') };
    }
  }
}
