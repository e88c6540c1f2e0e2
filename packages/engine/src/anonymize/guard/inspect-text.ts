/**
 * The second look, at the exact characters that would leave. Written apart from the detectors on purpose: it shares
 * no pattern and no helper with them, walks characters instead of matching patterns, and knows what must not be there.
 * It must never be used to find what to hide, or its mistakes would become the detectors' mistakes.
 */
import { isDigit, isLetter, isUpper, runOf, type Test } from './code-tests.js';
import { countResidue } from './residue.js';
import { walkShapes } from './shapes.js';
import type { Taint } from './taint.js';
import { decodedView, reversed, unescapedViews } from './views.js';

export interface GuardKnowledge {
  /** Values that were hidden or scrubbed and are no ordinary words. */
  readonly taint: Taint;
  /** `ID`, 1 for `<ID_1>`. */
  isIssued(type: string, ordinal: number): boolean;
  /** True for a lower-case word, or a name of the field, that may leave. */
  isWord(lower: string): boolean;
  /** True for the name of a time zone, such as `Europe/Berlin`, which may leave although its city may be hidden elsewhere. */
  isTimeZone(name: string): boolean;
  /** Hosts that a request to the provider must name. */
  readonly endpointHosts: readonly string[];
  readonly maxCharacters: number;
}

/** Of a text that is all tokens: a list of more would be a large object to the runtime, ten times as dear. */
const MOST_PARTS = 4096;
/** A token with its marks is never longer. */
const MAX_TOKEN = 25;

/** Counts by kind of what was found; empty when the text may leave. Never holds a value. */
export type GuardHits = ReadonlyMap<string, number>;

export interface Look {
  /** Words that no list has are hits too: for what was hidden in `strict`, not for the envelope of a request. */
  readonly residue: boolean;
}

export function inspectText(text: string, knowledge: GuardKnowledge, { residue }: Look): GuardHits {
  const hits = new Map<string, number>();
  const hit = (kind: string): void => {
    hits.set(kind, (hits.get(kind) ?? 0) + 1);
  };
  if (text.length > knowledge.maxCharacters) {
    hit('too large');
    return hits;
  }
  const bare = withoutTokens(text, knowledge, hit);
  const zoneless = withoutTimeZones(bare, knowledge.isTimeZone);
  const rest = knowledge.endpointHosts.reduce(
    (left, host) => (host === '' ? left : left.split(host).join(' ')),
    zoneless,
  );
  if (isTainted(rest, knowledge)) hit('a value that was hidden');
  walkShapes(rest, hit);
  if (residue) {
    for (let left = countResidue(rest, knowledge.isWord); left > 0; left -= 1) hit('a word that no list has');
  }
  return hits;
}

/** Any value of the vault, in any of the forms in which it could have been left. */
function isTainted(text: string, { taint, isWord }: GuardKnowledge): boolean {
  if (taint.isEmpty) return false;
  const lower = text.toLowerCase();
  if (taint.isInPlain(text, lower, isWord) || taint.isExactlyIn(text)) return true;
  if (taint.hasSpread && taint.isSpreadIn(lower, isWord)) return true;
  const views = unescapedViews(text);
  if (views.some((view) => taint.isInPlain(view, view.toLowerCase(), isWord))) return true;
  // Each view is as long as the text, so none is made that nothing could be in.
  if (!taint.hasEncodable) return false;
  if (taint.isInDecoded(reversed(lower))) return true;
  const encoding = taint.isEncodableAscii ? 'latin1' : 'utf8';
  const done = new Set<string>();
  const isIn = (view: string): boolean => taint.isInDecoded(decodedView(view, encoding, done, isWord).toLowerCase());
  // What is escaped around a code is off in the last view.
  const last = views.at(-1);
  return isIn(text) || (last !== undefined && isIn(last));
}

/** Zones are blanked, each as a whole: the name of a city alone is looked for like any other. */
function withoutTimeZones(text: string, isTimeZone: (name: string) => boolean): string {
  let out = '';
  let at = 0;
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    let start = slash;
    while (start > at && slash - start < LONGEST_AREA && isLetter(text.charCodeAt(start - 1))) start -= 1;
    if (start === slash || isOfName(text.charCodeAt(start - 1))) continue;
    const end = slash + runOf(text.slice(slash, slash + LONGEST_ZONE), 0, isOfName);
    if (isDigit(text.charCodeAt(end)) || !isTimeZone(text.slice(start, end))) continue;
    out += `${text.slice(at, start)} `;
    at = end;
    slash = end - 1;
  }
  return at === 0 ? text : out + text.slice(at);
}
/** `Australia`, and `America/Argentina/Buenos_Aires` behind its area. */
const LONGEST_AREA = 10;
const LONGEST_ZONE = 40;
/** Letters, and `-`, `/` and `_`. */
const isOfName: Test = (code) => isLetter(code) || code === 45 || code === 47 || code === 95;

/** Tokens that were issued are blanked; one that was not is a hit, for it would be restored to something unmeant. */
function withoutTokens(text: string, knowledge: GuardKnowledge, hit: (kind: string) => void): string {
  const parts: string[] = [];
  let out = '';
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
    const isRedacted = text.startsWith(REDACTED, open);
    const close = isRedacted ? open + REDACTED.length - 1 : tokenEnd(text, open);
    if (close < 0) continue;
    if (!isRedacted && !isIssued(text, open, close, knowledge)) hit('token that was never issued');
    parts.push(text.slice(at, open));
    at = close + 1;
    if (parts.length < MOST_PARTS) continue;
    out += `${parts.join(' ')} `;
    parts.length = 0;
  }
  if (at === 0) return text;
  parts.push(text.slice(at));
  return out + parts.join(' ');
}

function isIssued(text: string, open: number, close: number, knowledge: GuardKnowledge): boolean {
  const mark = text.indexOf('_', open);
  // Ours have no zeros before their numbers.
  if (text[mark + 1] === '0') return false;
  let ordinal = 0;
  for (let at = mark + 1; at < close; at += 1) ordinal = ordinal * 10 + text.charCodeAt(at) - ZERO;
  return knowledge.isIssued(text.slice(open + 1, mark), ordinal);
}
const ZERO = 48;

/** Where the token that opens at `open` closes: capitals, a mark, digits; -1 when it is none. */
function tokenEnd(text: string, open: number): number {
  const mark = open + 1 + runOf(text, open + 1, isUpper);
  const close = mark + 1 + runOf(text, mark + 1, isDigit);
  const isToken = mark > open + 1 && text[mark] === '_' && close > mark + 1 && text[close] === '>';
  return isToken && close - open < MAX_TOKEN ? close : -1;
}
const REDACTED = '<REDACTED>';
