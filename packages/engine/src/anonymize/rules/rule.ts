/** A rule finds one kind of identifying text. Every pattern starts at a boundary and is bounded, so it is linear. */
import { type Span, withSpan } from '../span.js';
import type { HiddenClass } from '../token.js';

export interface Rule {
  readonly name: string;
  /** Features (characters.ts) that a text has if it holds a match; 0 means any text. */
  readonly requires: number;
  /** Features of which a text with a match has at least one; 0 means any text. */
  readonly anyOf: number;
  /** Nothing is searched unless the text holds one of these; empty means always. Lower case. */
  readonly needs: readonly string[];
  /** @param features those of the text (characters.ts) */
  find(text: string, features: number): readonly Span[];
}

/** What a rule returns that found nothing. */
export const NOTHING: readonly Span[] = [];

/** All matches of a pattern with the flag `g`, in order. `matchAll` copies the pattern for every text; this does not. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];

export interface PatternRule {
  readonly name: string;
  readonly kind: HiddenClass;
  readonly reason: string;
  /** Needs the flag `g`. Group 1, if there is one, is hidden instead of the match; it must end the match or stand in it last. */
  readonly pattern: RegExp;
  readonly requires?: number;
  readonly anyOf?: number;
  readonly needs?: readonly string[];
  /** False for most texts without a match; asked first where that is cheaper than the pattern. */
  readonly mayMatch?: (text: string) => boolean;
  /** False drops the match: only with positive evidence that it is harmless, or where a checksum fails. */
  readonly accept?: (match: string, text: string, start: number) => boolean;
}

/** A rule out of one pattern. */
export function patternRule({
  name,
  kind,
  reason,
  pattern,
  requires = 0,
  anyOf = 0,
  needs = [],
  mayMatch,
  accept,
}: PatternRule): Rule {
  return {
    name,
    requires,
    anyOf,
    needs,
    find(text) {
      if (mayMatch !== undefined && !mayMatch(text)) return NOTHING;
      pattern.lastIndex = 0;
      let match = pattern.exec(text);
      if (match === null) return NOTHING;
      let spans: Span[] | undefined;
      // Each match is let go at once: a text of nothing but matches would else be kept many times over.
      for (; match !== null; match = pattern.exec(text)) {
        const whole = match[0];
        const value = match[1] ?? whole;
        // Not by the indices of the match (flag d): they cost a second match.
        const start = match.index + (value === whole ? 0 : whole.lastIndexOf(value));
        const end = start + value.length;
        if (whole === '') pattern.lastIndex += 1;
        if (accept !== undefined && !accept(value, text, start)) continue;
        spans = withSpan(spans, { start, end, kind, reason });
      }
      return spans ?? NOTHING;
    },
  };
}
