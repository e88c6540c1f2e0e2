/**
 * Ids that a machine gives to a piece of its work: a request, a trace, a session. Some look by chance like the number of a
 * person, an account or a phone. What the word or the key before one says wins over how it looks, so that the same failure
 * reads the same whatever its id.
 */
import { isWordCode } from '../characters.js';
import { segmentsOf } from '../keys/scrubbed-keys.js';
import type { Span } from '../span.js';
import type { HiddenClass } from '../token.js';

export const WORK_REASON = 'the id of a request, a trace or another piece of work';

/** What is told by its look alone. */
export const isToldByLook = (kind: HiddenClass): boolean =>
  kind === 'SSN' || kind === 'PHONE' || kind === 'CARD' || kind === 'BANK' || kind === 'ACCT' || kind === 'GEO';

/** What a machine does piece by piece. */
const WORK = new Set(
  'request req trace span correlation invocation transaction session execution activity operation message event job'.split(
    ' ',
  ),
);
/** Those whose id may stand behind the bare word. */
const BARE = new Set('request trace span correlation invocation'.split(' '));

/** True for the segments of a key under which such an id stands. */
export function isKeyOfWork(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  if (last === 'id') return WORK.has(segments.at(-2) ?? '');
  return last.endsWith('id') && WORK.has(last.slice(0, -2));
}

/** The spans, with those as plain ids that stand behind a word which says so; the same array when there is none. */
export function asWorkIds(text: string, spans: readonly Span[]): readonly Span[] {
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index];
    if (span !== undefined && isToldByLook(span.kind) && isBehindWork(text, span.start)) {
      return spans.map((one) => (isToldByLook(one.kind) && isBehindWork(text, one.start) ? workId(text, one) : one));
    }
  }
  return spans;
}

function workId(text: string, { start, end }: Span): Span {
  // Not the word: elsewhere the id stands without it.
  const word = WORD.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + word, end, kind: 'ID', reason: WORK_REASON };
}
const WORD = /^id(?: number)?(?: is)?:? #?(?=[^\s])/i;

const MOST_MARKS = 4;
const MOST_LETTERS = 48;
const MARKS = ' "\':=#([<';

/** True behind `request `, `RequestId: `, `x-request-id=`, `trace id [`. Read backwards, for it is asked of every number. */
function isBehindWork(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < MOST_MARKS && MARKS.includes(text[end - 1] ?? '')) end -= 1;
  if (end === start) return false;
  let from = end;
  while (from > 0 && end - from < MOST_LETTERS && isKeyCode(text.charCodeAt(from - 1))) from -= 1;
  const last = text.charCodeAt(end - 1) | 32;
  if (last !== CODE_OF_D) return ENDS.includes(last) && BARE.has(text.slice(from, end).toLowerCase());
  const segments = segmentsOf(text.slice(from, end));
  if (segments.length > 1 || segments[0] !== 'id') return isKeyOfWork(segments);
  // `request id`
  let word = from - 1;
  while (word > 0 && from - word < MOST_LETTERS && isWordCode(text.charCodeAt(word - 1))) word -= 1;
  return text.charCodeAt(from - 1) === 32 && WORK.has(text.slice(word, from - 1).toLowerCase());
}
const isKeyCode = (code: number): boolean => isWordCode(code) || code === 45 || code === 95 || code === 46;
const CODE_OF_D = 100;
/** The last letters of the bare words. */
const ENDS: readonly number[] = [...BARE].map((word) => word.charCodeAt(word.length - 1));
