/**
 * Ids that a machine gives to a piece of its work: a request, a trace, a session. Some look by chance like the number of a
 * person, an account or a phone. What the word or the key before one says wins over how it looks, so that the same failure
 * reads the same whatever its id.
 */
import type { Span } from '../span.js';
import type { HiddenClass } from '../token.js';

export const WORK_REASON = 'the id of a request, a trace or another piece of work';

/** What is told by its look alone. */
const BY_LOOK: ReadonlySet<HiddenClass> = new Set(['SSN', 'PHONE', 'CARD', 'BANK', 'ACCT', 'GEO']);
export const isToldByLook = (kind: HiddenClass): boolean => BY_LOOK.has(kind);

const WORK =
  'request|req|trace|span|correlation|invocation|transaction|session|execution|activity|operation|message|event|job';
/** The last segments of a key, in small letters. */
const KEY = new RegExp(`(?:^| )(?:${WORK}) id$|(?:^| )(?:${WORK})id$`);
const BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:(?:\p{L}{1,16}[-_ ]?)?(?:${WORK})[-_ ]?id|request|trace|span|correlation|invocation)["']?\s?[:=#]{0,2}\s?["'([<]{0,2}$`,
  'iu',
);
const MOST_BEFORE = 48;

/** True for the segments of a key under which such an id stands. */
export const isKeyOfWork = (segments: readonly string[]): boolean => KEY.test(segments.slice(-2).join(' '));

/** The spans, with those as plain ids that stand behind a word which says so; the same array when there is none. */
export function asWorkIds(text: string, spans: readonly Span[]): readonly Span[] {
  if (!spans.some(({ kind }) => isToldByLook(kind))) return spans;
  return spans.map((span) => {
    if (!isToldByLook(span.kind) || !BEFORE.test(text.slice(Math.max(0, span.start - MOST_BEFORE), span.start)))
      return span;
    // Not the word: elsewhere the id stands without it.
    const word = WORD.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
    return { start: span.start + word, end: span.end, kind: 'ID' as const, reason: WORK_REASON };
  });
}
const WORD = /^id(?: number)?(?: is)?:? #?(?=[^\s])/i;
