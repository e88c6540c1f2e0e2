/**
 * Log templates: which masked lines are one statement of a program.
 *
 * Ingest masks what is surely a value in every line as it streams by (`pattern`). What is left differs in words too:
 * user names, states, sizes of lists. The miner finds those over the distinct patterns: it takes each place of each
 * pattern out in turn, and where the rest is equal and the place holds many different words, the place is a parameter.
 * One pass over the distinct patterns per round, the same result in any order.
 *
 * After He et al., "Drain: An Online Log Parsing Approach with Fixed Depth Tree" (ICWS 2017) in its masks and its
 * fixed length, and Yu et al., "Brain: Log Parsing with Bidirectional Parallel Tree" (IEEE TSC 2023) in deciding by
 * how many different words stand in a place.
 */
import { HOLE, isFixed, templateTokens, withoutRuns } from './template-tokens.js';

/** A word that took fewer values than this stays: `link up` and `link down` are two statements. */
const VALUES_OF_A_PARAMETER = 5;
/** After these nouns a word is a name already when it took a second value. */
const NAMED_BY = new Set(
  'user username node host hostname device domain service queue topic table bucket function file job task id name from'.split(
    ' ',
  ),
);
const TWO_STATES = /^(?:true|false|yes|no|null|none|nil|undefined|nan|<\*>)$/i;
const MAX_ROUNDS = 12;

/**
 * The template of each pattern. Deterministic; does not depend on the order or repetition of `patterns`.
 * Empty for no patterns. Time grows with the number of tokens of all distinct patterns.
 */
export function mineTemplates(patterns: readonly string[]): ReadonlyMap<string, string> {
  const distinct = [...new Set(patterns)];
  let current: readonly (readonly string[])[] = distinct.map(templateTokens);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const forms = new Map(current.map((tokens) => [tokens.join(''), tokens] as const));
    const next = new Map<string, readonly string[]>();
    for (const [key, places] of parametersOf(forms)) {
      const tokens = forms.get(key) ?? [];
      next.set(key, withoutRuns(tokens.map((token, place) => (places.has(place) ? HOLE : token))));
    }
    for (const [key, text] of wordsOverHoles(forms, next)) next.set(key, templateTokens(text));
    if (next.size === 0) break;
    current = current.map((tokens) => next.get(tokens.join('')) ?? tokens);
  }
  return new Map(distinct.map((pattern, index) => [pattern, (current[index] ?? []).join('')]));
}

interface Place {
  readonly at: number;
  readonly example: readonly string[];
  /** The form that holds each value. */
  readonly values: Map<string, string>;
}

/** By form, the places that are parameters. */
function parametersOf(forms: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map<string, Place>();
  for (const [key, tokens] of forms) {
    const hashes = tokens.map((token, at) => placeHash(token, at));
    const total = hashes.reduce((sum, hash) => xor(sum, hash), NOTHING);
    for (const [at, token] of tokens.entries()) {
      if (isFixed(token)) continue;
      const rest = xor(total, hashes[at] ?? NOTHING);
      const id = `${at} ${tokens.length} ${rest.low} ${rest.high}`;
      const place = places.get(id) ?? { at, example: tokens, values: new Map<string, string>() };
      place.values.set(token, key);
      places.set(id, place);
    }
  }
  const found = new Map<string, Set<number>>();
  for (const place of places.values()) {
    if (place.values.size < 2 || place.values.size < neededFor(place)) continue;
    for (const [value, key] of place.values) {
      if (value === HOLE) continue;
      const known = found.get(key) ?? new Set<number>();
      known.add(place.at);
      found.set(key, known);
    }
  }
  return found;
}

/** How many different values make this place a parameter. */
function neededFor({ at, example, values }: Place): number {
  const words = example.filter((token, index) => index !== at && token !== HOLE && !isFixed(token)).length;
  if (words === 0) return Number.POSITIVE_INFINITY;
  if (values.has(HOLE)) return 2;
  if ([...values.keys()].every((value) => TWO_STATES.test(value))) return 2;
  if (example[at - 1] === ' ' && NAMED_BY.has((example[at - 2] ?? '').toLowerCase())) return 2;
  // What a line begins with says which statement it is.
  return at === 0 ? Number.POSITIVE_INFINITY : VALUES_OF_A_PARAMETER;
}

/**
 * Whole words that hold a hole, such as `LOCAL(<*>)`, where the same line has only a hole: they become it.
 * By form, its new text.
 */
function wordsOverHoles(
  forms: ReadonlyMap<string, readonly string[]>,
  changed: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const places = new Map<string, Map<string, { readonly form: string; readonly text: string }>>();
  for (const form of forms.keys()) {
    if (changed.has(form)) continue;
    const words = form.split(' ');
    const hashes = words.map((word, at) => placeHash(word, at));
    const total = hashes.reduce((sum, hash) => xor(sum, hash), NOTHING);
    for (const [at, word] of words.entries()) {
      if (!word.includes(HOLE) || !words.some((other, index) => index !== at && /[a-zA-Z]{2}/.test(other))) continue;
      const tail = /[,;:.!?]?$/.exec(word)?.[0] ?? '';
      const rest = xor(total, hashes[at] ?? NOTHING);
      const id = `${at} ${words.length} ${tail} ${rest.low} ${rest.high}`;
      const value = word.slice(0, word.length - tail.length);
      const place = places.get(id) ?? new Map();
      place.set(value, { form, text: words.with(at, HOLE + tail).join(' ') });
      places.set(id, place);
    }
  }
  const found = new Map<string, string>();
  for (const place of places.values()) {
    if (!place.has(HOLE)) continue;
    for (const [value, { form, text }] of place) if (value !== HOLE) found.set(form, text);
  }
  return found;
}

interface Hash {
  readonly low: number;
  readonly high: number;
}
const NOTHING: Hash = { low: 0, high: 0 };

const xor = (one: Hash, other: Hash): Hash => ({ low: one.low ^ other.low, high: one.high ^ other.high });

/** Two FNV-1a hashes of 32 bits with different starts; the place goes in, so that order counts. */
function placeHash(token: string, at: number): Hash {
  let low = 0x811c9dc5 ^ at;
  let high = 0x9747b28c ^ Math.imul(at + 1, 0x85ebca6b);
  for (let index = 0; index < token.length; index += 1) {
    const code = token.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000193) ^ (high >>> 15);
  }
  return { low: Math.imul(low ^ (low >>> 13), 0x5bd1e995), high: Math.imul(high ^ (high >>> 16), 0xc2b2ae35) };
}
