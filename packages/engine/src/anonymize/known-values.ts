/**
 * Propagation: a value that was classified once is hidden everywhere else in the conversation, longest first, at the
 * boundaries of words; so are its parts (local part, domain, first and last name).
 */
import type { Span } from './span.js';
import type { HiddenClass } from './token.js';
import { isKnownText } from './vocabulary/atoms.js';
import { isCommonWord } from './vocabulary/vocabulary.js';

interface Known {
  readonly lower: string;
  /** Compared with case, for values that are ordinary words. */
  readonly exact: string | undefined;
  readonly kind: HiddenClass;
  readonly reason: string;
}

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const MIN_LENGTH = 3;
const none = (): boolean => false;
const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '');

export class KnownValues {
  readonly #byFirstRun = new Map<string, Known[]>();
  readonly #seen = new Set<string>();

  /** Remembers a classified value. Ordinary words and short values are not looked for elsewhere. */
  add(value: string, kind: HiddenClass, reason: string): void {
    this.#addOne(value, kind, reason);
    if (kind === 'REDACTED' || kind === 'TIME' || kind === 'LITERAL') return;
    for (const part of partsOf(value, kind)) this.#addOne(part.value, part.kind, `a part of ${reason}`, true);
  }

  #addOne(raw: string, kind: HiddenClass, reason: string, isPart = false): void {
    const value = raw.trim();
    if (value.length < MIN_LENGTH || value.length > 20_000) return;
    const lower = value.toLowerCase();
    if (this.#seen.has(value)) return;
    this.#seen.add(value);
    const first = RUN_ONCE.exec(lower)?.[0];
    if (first === undefined) return;
    const isSingleWord = /^[\p{L}]+$/u.test(value);
    if (isSingleWord && kind !== 'NAME' && isCommonWord(lower)) return;
    // A host made of ordinary words is a host wherever it stands, once something has shown that it is one.
    const isHost = kind === 'HOST' && value.includes('.');
    if (!isPart && !isHost && !isSingleWord && value.length < 24 && kind !== 'NAME' && isKnownText(value, none)) return;
    const isOrdinary = isSingleWord && isKnownText(lower, none);
    if (isOrdinary && kind === 'NAME' && value === lower) return;
    const known: Known = { lower, exact: isOrdinary && kind === 'NAME' ? value : undefined, kind, reason };
    const list = this.#byFirstRun.get(first) ?? [];
    list.push(known);
    list.sort((a, b) => b.lower.length - a.lower.length);
    this.#byFirstRun.set(first, list);
  }

  /** Every known value in the text; overlaps are left to the union. */
  find(text: string): readonly Span[] {
    const spans: Span[] = [];
    if (this.#byFirstRun.size === 0) return spans;
    for (const match of text.matchAll(RUN)) {
      const candidates = this.#byFirstRun.get(match[0].toLowerCase());
      if (candidates === undefined) continue;
      for (const known of candidates) {
        const offset = known.lower.indexOf(match[0].toLowerCase());
        const start = match.index - offset;
        const end = start + known.lower.length;
        if (start < 0 || end > text.length || text.slice(start, end).toLowerCase() !== known.lower) continue;
        if (known.exact !== undefined && text.slice(start, end) !== known.exact) continue;
        if (isWordAt(known.lower, known.lower.length - 1) && isWordAt(text, end)) continue;
        spans.push({ start, end, kind: known.kind, reason: known.reason });
        break;
      }
    }
    return spans;
  }
}

const RUN_ONCE = /[\p{L}\p{M}\p{N}]+/u;

function partsOf(value: string, kind: HiddenClass): readonly { value: string; kind: HiddenClass }[] {
  if (kind === 'EMAIL') {
    const [local = '', domain = ''] = value.split('@');
    return [
      { value: local, kind: 'NAME' },
      ...pieces(local).map((piece) => ({ value: piece, kind: 'NAME' as const })),
      { value: domain, kind: 'HOST' },
      ...hostLabels(domain),
    ];
  }
  if (kind === 'HOST') return hostLabels(value);
  if (kind === 'NAME')
    return value
      .split(/\s+/)
      .filter((part) => part.length > 2)
      .map((part) => ({ value: part, kind }));
  return [];
}

const pieces = (local: string): readonly string[] => local.split(/[._+\d-]+/).filter((piece) => piece.length > 3);

/** Labels of a host without its ending; common words are left to the vocabulary. */
function hostLabels(host: string): readonly { value: string; kind: HiddenClass }[] {
  return host
    .split('.')
    .slice(0, -1)
    .filter((label) => label.length > 3 && !isCommonWord(label.toLowerCase()))
    .map((label) => ({ value: label, kind: 'HOST' as const }));
}
