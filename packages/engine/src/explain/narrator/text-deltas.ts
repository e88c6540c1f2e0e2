import { type AnswerEvent, SECTION_NAMES, type SectionName, type Sections } from '@baselime-ai/contract';

const WORDS_A_DELTA = 6;

type TextDelta = Extract<AnswerEvent, { type: 'text-delta' }>;

/**
 * Finished sections as the stream of small deltas that a model would give; joined again they are the same text.
 * @param told what the first section begins with and the reader has already
 */
export function* textDeltas(sections: Sections, told = ''): Generator<TextDelta> {
  for (const section of SECTION_NAMES) {
    const text = sections[section];
    yield* sectionDeltas(section, section === SECTION_NAMES[0] ? text.slice(told.length) : text);
  }
}

export function* sectionDeltas(section: SectionName, text: string): Generator<TextDelta> {
  const words = text.match(/\s*\S+|\s+$/g) ?? [];
  for (let start = 0; start < words.length; start += WORDS_A_DELTA) {
    yield { type: 'text-delta', section, text: words.slice(start, start + WORDS_A_DELTA).join('') };
  }
}
