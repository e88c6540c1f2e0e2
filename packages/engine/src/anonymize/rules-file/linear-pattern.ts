/**
 * Patterns that somebody else wrote, made harmless: they run on every text, so none may take more than linear time.
 *
 * They are matched by an automaton (the syntax of RE2: no look-around, no back-references), so one search costs text ×
 * states. Searching again after each match could still add up to a square, as each search may look far past its match;
 * so a repeat without an end means `MOST_REPEATS` at most, which bounds a match, and with it what a search looks at in
 * vain. Stretches that touch are joined, so a run that is longer than that is hidden whole all the same.
 */
import { RE2JS, RE2JSException } from 're2js';
import type { Rule } from '../rules/rule.js';
import type { Span } from '../span.js';
import type { TokenType } from '../token.js';

export const MOST_REPEATS = 64;
/** States of the automaton: each may cost a step at each character. */
const MOST_STATES = 600;

export interface LinearPattern {
  find(text: string): readonly { readonly start: number; readonly end: number }[];
}

/** The pattern made ready, or why it is refused, as the rest of a sentence that begins with the pattern's place. */
export function linearPattern(source: string): LinearPattern | string {
  const bounded = withBounds(source);
  if (bounded.problem !== undefined) return bounded.problem;
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(bounded.source);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return reasonOf(error.message);
  }
  const states = compiled.programSize();
  if (states > MOST_STATES) {
    return `is too slow: it needs ${states} states of at most ${MOST_STATES}; use smaller repeats, such as \\w{1,20} for \\w+`;
  }
  if (compiled.groupCount() > 1) {
    return 'has more than one group; a group tells which part is hidden, so write the others as (?:…)';
  }
  if (compiled.matcher('').find()) return 'matches the empty text, so it would match everywhere';
  const group = compiled.groupCount();
  return { find: (text) => stretches(compiled, group, text) };
}

function stretches(compiled: RE2JS, group: number, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const matcher = compiled.matcher(text);
  while (matcher.find()) {
    // A group that took no part in the match has no place; then the whole match counts.
    const part = matcher.start(group) < 0 ? 0 : group;
    const start = matcher.start(part);
    const end = matcher.end(part);
    const last = found.at(-1);
    if (last !== undefined && last.end >= start) last.end = Math.max(last.end, end);
    else if (end > start) found.push({ start, end });
  }
  return found;
}

/** A rule of the anonymizer out of such a pattern. What cannot be used was refused before; it raises here. */
export function linearRule(name: string, source: string, kind: TokenType): Rule {
  const pattern = linearPattern(source);
  if (typeof pattern === 'string') throw new TypeError(`The pattern of the rule “${name}” ${pattern}.`);
  const reason = `your rule “${name}”`;
  const find = (text: string): readonly Span[] =>
    pattern.find(text).map(({ start, end }) => ({ start, end, kind, reason }));
  return { name, requires: 0, anyOf: 0, needs: [], find };
}

/** Quoted text, what follows a backslash, a class, and an opening parenthesis with its flags or its name. */
const NO_REPEAT = new RegExp(
  [
    String.raw`\\Q[\s\S]*?(?:\\E|$)`,
    String.raw`\\[\s\S]`,
    String.raw`\[\^?\]?(?:\\[\s\S]|\[:\w*:\]|[^\]\\])*\]`,
    String.raw`\(\?P?<?[^:)>]*[:)>]`,
    String.raw`\(`,
  ]
    .map((form) => `^(?:${form})`)
    .join('|'),
  'u',
);

/** The source with an end to every repeat. */
function withBounds(source: string): { readonly source: string; readonly problem?: string } {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const literal = NO_REPEAT.exec(rest)?.[0];
    if (literal !== undefined) {
      out += literal;
      at += literal.length;
      continue;
    }
    const open = /^\{(\d+),\}/.exec(rest);
    if (open !== null) {
      const least = Number(open[1]);
      if (least > MOST_REPEATS) return { source, problem: `repeats more than ${MOST_REPEATS} times without an end` };
      out += `{${least},${MOST_REPEATS}}`;
      at += open[0].length;
    } else {
      out += rest[0] === '*' ? `{0,${MOST_REPEATS}}` : rest[0] === '+' ? `{1,${MOST_REPEATS}}` : (rest[0] ?? '');
      at += 1;
    }
  }
  return { source: out };
}

function reasonOf(message: string): string {
  const what = message.replace(/^error parsing regexp: /, '');
  if (/invalid repeat count/.test(what)) {
    return 'is too slow: a repeat within a repeat, or a count that is too large; give the inner one a small end, such as {1,20}';
  }
  if (/unsupported Perl syntax|\(\?<[=!]/.test(what)) {
    return `uses what takes more than linear time or is unknown (${what.replace(/^.*: /, '')}): there is no look-around and no back-reference`;
  }
  return `cannot be read: ${what}`;
}
