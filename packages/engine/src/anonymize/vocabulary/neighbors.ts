/** What stands beside a name or a place belongs to it: further capitalized words, house numbers and postal codes. */
import { wordsOf } from '../../model/words.js';
import type { Span } from '../span.js';
import { isTitle } from './unknown-atoms.js';

/** Names have few words; the bound keeps a text of nothing but names linear. */
const MAX_BESIDE = 3;
const AFTER_NAME = /\.? (\p{Lu}[\p{L}\p{M}'’-]*)/uy;
const BEFORE_NAME = /(?<![\p{L}\p{M}\p{N}])(\p{Lu}[\p{L}\p{M}'’-]{0,40}) $/u;

/**
 * Takes capitalized words beside a hidden name with it, so that `Jane Price` is one name although `Price` is a word.
 * The spans that are added overlap the given ones.
 */
export function besideNames(text: string, spans: readonly Span[]): readonly Span[] {
  const more: Span[] = [];
  for (const span of spans) {
    if (span.kind !== 'NAME' || !readsLikeName(text.slice(span.start, span.end))) continue;
    let { start, end } = span;
    for (let words = 0; words < MAX_BESIDE; words += 1) {
      AFTER_NAME.lastIndex = end;
      const word = AFTER_NAME.exec(text)?.[1];
      if (word === undefined || !NAME_WORD.test(word) || ENDS_NAME.has(word.toLowerCase())) break;
      end = AFTER_NAME.lastIndex;
    }
    AFTER_PARTICLES.lastIndex = end;
    const last = AFTER_PARTICLES.exec(text)?.[1];
    if (last !== undefined && NAME_WORD.test(last) && !ENDS_NAME.has(last.toLowerCase()))
      end = AFTER_PARTICLES.lastIndex;
    for (let words = 0; words < MAX_BESIDE; words += 1) {
      const word = BEFORE_NAME.exec(text.slice(Math.max(0, start - 44), start))?.[1];
      if (word === undefined || !NAME_WORD.test(word) || ENDS_NAME.has(word.toLowerCase())) break;
      start -= word.length + 1;
    }
    start -= leadOf(text.slice(Math.max(0, start - 64), start));
    if (start !== span.start || end !== span.end) more.push({ ...span, start, end });
    AGE_BEHIND.lastIndex = end;
    const age = AGE_BEHIND.exec(text)?.[1];
    if (age !== undefined) {
      more.push({
        start: AGE_BEHIND.lastIndex - age.length,
        end: AGE_BEHIND.lastIndex,
        kind: 'ID',
        reason: 'an age behind a name',
      });
    }
  }
  return more;
}

/** `, 59, of …` */
const AGE_BEHIND = /, (\d{2})(?=,? (?:of|from|who|was|is|has|lives?|lived|said|died)(?!\p{L}))/uy;

/** How much before a name belongs to it: `Jan van der ` or `J. R. `. */
function leadOf(before: string): number {
  const [particles, word = ''] = BEFORE_PARTICLES.exec(before) ?? [];
  if (particles !== undefined && NAME_WORD.test(word) && !ENDS_NAME.has(word.toLowerCase())) return particles.length;
  return INITIALS.exec(before)?.[0].length ?? 0;
}
const BEFORE_PARTICLES =
  /(?<![\p{L}\p{M}\p{N}])(\p{Lu}[\p{L}\p{M}'’-]{1,30}) (?:(?:van|von|vom|zu|zum|de|der|den|del|della|di|da|do|dos|das|du|des|la|le|las|los|ter|ten|bin|ibn|bint|al|el|af|av) ){1,3}$/u;
/** `Marijke de Wit`: only of those that join names alone, for `de` may join others in a sentence. */
const AFTER_PARTICLES =
  / (?:(?:van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|do|dos|das|du|des|la|le|las|los|ter|ten|te|bin|ibn|bint|al|el|af|av|y|e) ){1,3}(\p{Lu}[\p{L}\p{M}'’-]{1,30})/uy;
const INITIALS = /(?<![\p{L}\p{M}\p{N}.])(?:\p{Lu}\. ?){1,4}$/u;

/** One capital and small letters, as names are written; `McKay` and `Smith-Jones` too, `RequestHandler` and `PUT` not. */
const NAME_WORD =
  /^(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|O['’]|D['’]|L['’])?\p{Lu}[\p{Ll}\p{M}'’]*(?:-\p{L}[\p{Ll}\p{M}]+)?)$/u;
const readsLikeName = (value: string): boolean => value.split(/\s+/).every((word) => NAME_WORD.test(word));

/** Capitalized words that stand beside names in logs and are no part of them. */
const ENDS_NAME = new Set(
  wordsOf(`error exception warning info debug fatal failed user customer order invoke lambda function request response the a an for from
  to by of in on at and or not with is was has hello hi hey dear mr mrs ms dr thanks patient student employee nurse doctor driver subscriber passenger teacher status code message duration memory billed
  max init version start end report type name id key value table queue topic bucket task timed out access denied
  using after before when while unable cannot could no service
  please knows love wants said says
  call called contact ask tell ping email mail notify inform applicant witness guest cheers regards sincerely viele grüße gracias
  obrigado cordialement atenciosamente freundlichen kunde kundin kund client cliente klient as re fw fwd and i i'm my your our did
  does was were who why how this that it tenant courier payee payer remitter beneficiary supplier merchant vendor buyer seller rider agent
  member account company store shop landlord claimant applicant visitor caller sender recipient`),
);

/** A number behind a place or a name, perhaps with the short name of a state between, unless a unit says that it measures. */
const AFTER_PLACE =
  /(?:[,.;|]?\s{1,6}(?:\d{1,4}[A-Za-z]?,\s{1,3}|[A-Z]{2,3}\s{1,6}|(?:(?<=,\s{1,6})\p{Lu}\p{Ll}{2,20}[ ]){1,2}|[a-z]{2,3}\s{0,3}\n\s{0,6})?|[;|])(\d{3,6}(?:[ -]\d{2,4})?)(?![\p{L}\p{N}:%/=_-]|\.\d|\s?(?:ms|s|sec|seconds|minutes|hours|days|times|bytes|[KMGT]i?B|items|rows|records|messages|events|errors|requests|attempts|retries|users|percent)(?![\p{L}\p{N}]))/uy;
const BEFORE_PLACE = /(?<![\p{L}\p{N}.:#=/_-])(\d{3} \d{2}|\d{3,6})[ ,]{1,2}$/u;
/** Words before a number that say what it is. */
const SAYS_WHAT =
  /(?:status|code|error|errno|line|port|exit|HTTP|after|took|than|attempt|version|pid|size|limit|total|count|retry|step|row|page) $/i;
const MAX_CHAIN = 3;

/** House numbers and postal codes beside hidden names and places. The spans that are added touch or follow the given ones. */
export function besidePlaces(text: string, spans: readonly Span[]): readonly Span[] {
  const more: Span[] = [];
  for (const span of spans) {
    const isPlace = span.kind === 'GEO';
    if (!isPlace && (span.kind !== 'NAME' || !isTitle(text.slice(span.start, span.end).split(/\s/)[0] ?? ''))) continue;
    let end = span.end;
    for (let steps = 0; steps < MAX_CHAIN; steps += 1) {
      AFTER_PLACE.lastIndex = end;
      const match = AFTER_PLACE.exec(text);
      const number = match?.[1];
      if (match === null || number === undefined || (!isPlace && number.length < 4 && !match[0].includes('\n'))) break;
      end = AFTER_PLACE.lastIndex;
      more.push({ start: end - number.length, end, kind: 'GEO', reason: BESIDE });
    }
    if (isPlace) more.push(...placeBehind(text, span.end));
    const lead = text.slice(Math.max(0, span.start - 24), span.start);
    const number = BEFORE_PLACE.exec(lead)?.[1];
    if (number === undefined) continue;
    const at = lead.lastIndexOf(number);
    if (SAYS_WHAT.test(lead.slice(0, at))) continue;
    const start = span.start - lead.length + at;
    more.push({ start, end: start + number.length, kind: 'GEO', reason: BESIDE });
  }
  return more;
}

/** The town behind a street: `12 Oak Street, Reading` at the end of its line, its part or before a code. */
function placeBehind(text: string, end: number): readonly Span[] {
  BEHIND_STREET.lastIndex = end;
  const town = BEHIND_STREET.exec(text)?.[1];
  if (town === undefined || ENDS_NAME.has(town.toLowerCase())) return [];
  const stop = BEHIND_STREET.lastIndex;
  return [{ start: stop - town.length, end: stop, kind: 'GEO', reason: BESIDE }];
}
const BEHIND_STREET =
  /(?:\\?,\s{1,2}|\n| (?:à|in|en|em|im) )(\p{Lu}\p{Ll}{2,20}(?:[ -]\p{Lu}\p{Ll}{2,20}){0,2})(?=\s{0,4}(?:[,.;<"')\n]|$| \p{N}{3,6}))/uy;
const BESIDE = 'a number beside a name or a place';
