/** A rule finds one kind of identifying text. Every pattern starts at a boundary and is bounded, so it is linear. */
import type { Span } from '../span.js';
import type { HiddenClass } from '../token.js';

export interface Rule {
  readonly name: string;
  /** Nothing is searched unless the text holds one of these; empty means always. Lower case. */
  readonly needs: readonly string[];
  find(text: string): readonly Span[];
}

export interface PatternRule {
  readonly name: string;
  readonly kind: HiddenClass;
  readonly reason: string;
  readonly pattern: RegExp;
  readonly needs?: readonly string[];
  /** False drops the match: only with positive evidence that it is harmless, or where a checksum fails. */
  readonly accept?: (match: string, text: string, start: number) => boolean;
}

/** A rule that hides group 1 of its pattern, or the whole match when the pattern has no group. Needs flags `dg`. */
export function patternRule({ name, kind, reason, pattern, needs = [], accept }: PatternRule): Rule {
  return {
    name,
    needs,
    find(text) {
      const spans: Span[] = [];
      for (const match of text.matchAll(pattern)) {
        const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
        if (accept === undefined || accept(text.slice(start, end), text, start))
          spans.push({ start, end, kind, reason });
      }
      return spans;
    },
  };
}
