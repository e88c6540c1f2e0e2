/** The language of an answer: what is asked of a model, and what a reader is told when it could not be kept. */

/** The English name of a language by its tag; undefined for a tag that is none. */
function languageName(tag: string): string | undefined {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
  } catch {
    return undefined;
  }
}

/** A name, so that free text of the asker never stands outside of the fence; English where nothing else is known. */
export const languageAsked = (tag: string | undefined): string =>
  (tag === undefined ? undefined : languageName(tag)) ?? 'English';

/** Whether the answer is to be in English, as it is when the tag is unknown. */
export const isEnglish = (tag: string | undefined): boolean => languageAsked(tag).includes('English');

const unknown = (tag: string | undefined): string | undefined =>
  tag === undefined || languageName(tag) !== undefined
    ? undefined
    : 'The language that was asked for is not known, so the answer is in English.';

/** Said beside an answer of the narrator; undefined when it is in the language that was asked for. */
export const narratorNote = (tag: string | undefined): string | undefined =>
  isEnglish(tag) ? unknown(tag) : `The narrator writes in English only; ${languageAsked(tag)} was asked for.`;

/** The same beside an answer of a model, which may have kept to English all the same. */
export const modelNote = (tag: string | undefined, text: string): string | undefined =>
  isEnglish(tag)
    ? unknown(tag)
    : shareOfEnglish(text) > SURELY
      ? `The model answered in English; ${languageAsked(tag)} was asked for.`
      : undefined;

const COMMON_WORDS =
  /^(?:the|of|to|and|a|an|in|is|was|were|are|it|its|for|with|that|this|at|on|by|not|no|has|had|which|so|after|from|as|be)$/i;
const TELLING_WORDS = 12;
/** Neighbors of English share some of its small words; no text of theirs has every fifth word from the list. */
const SURELY = 0.2;
const HARDLY = 0.08;

/** 0..1 of the words outside of quotations and citations; NaN for a text too short to tell. */
function shareOfEnglish(text: string): number {
  const words = text.replace(/"[^"]*"|\[[^\]]*\]/g, ' ').match(/(?<![\p{L}\d._-])\p{L}+(?![\p{L}\d_-])/gu) ?? [];
  return words.length < TELLING_WORDS
    ? Number.NaN
    : words.filter((word) => COMMON_WORDS.test(word)).length / words.length;
}

/** By the small words that no English text of some length does without; a short text may be any language. */
export const mayBeEnglish = (text: string): boolean => !(shareOfEnglish(text) <= HARDLY);
