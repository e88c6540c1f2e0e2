/** All that the rules find in one text, as one union. Knows nothing of tokens, of the vault or of other texts. */
import { decodedTexts, ENCODED_RUN, ESCAPED_RUN, unescaped } from './decodings.js';
import { cloudRules } from './rules/cloud.js';
import { networkRules } from './rules/network.js';
import { peopleRules } from './rules/people.js';
import type { Rule } from './rules/rule.js';
import { scrubbedSpans } from './rules/scrubbed-text.js';
import { identifierRules, secretRules } from './rules/secrets.js';
import { type Span, unionOf } from './span.js';
import { TIME_PATTERN } from './times.js';
import { TOKEN_FORM } from './token.js';
import { type Allow, isKnownText } from './vocabulary/atoms.js';

export const RULES: readonly Rule[] = [
  ...peopleRules,
  ...networkRules,
  ...cloudRules,
  ...secretRules,
  ...identifierRules,
];

const LITERAL = new RegExp(TOKEN_FORM, 'gi');
export const MAX_NESTING = 4;

export interface Scanned {
  readonly spans: readonly Span[];
  /** Values found inside encoded parts: hidden there with the whole part, and to be hidden elsewhere. */
  readonly inner: readonly { readonly value: string; readonly span: Span }[];
}

export interface ScanOptions {
  readonly scrubKeys: readonly string[];
  readonly allow: Allow;
  /** Names of rules that are off; only tests use it. */
  readonly without?: readonly string[];
}

export function scan(text: string, options: ScanOptions, depth = 0): Scanned {
  const spans: Span[] = [];
  const inner: { value: string; span: Span }[] = [];
  const lower = text.toLowerCase();
  for (const match of text.matchAll(LITERAL)) {
    spans.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'LITERAL',
      reason: 'looks like one of our tokens',
    });
  }
  spans.push(...scrubbedSpans(text, options.scrubKeys));
  for (const rule of RULES) {
    if (options.without?.includes(rule.name) === true) continue;
    if (rule.needs.length > 0 && !rule.needs.some((needed) => lower.includes(needed))) continue;
    spans.push(...rule.find(text));
  }
  for (const match of text.matchAll(TIME_PATTERN)) {
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'TIME', reason: 'a date or time' });
  }
  encodedSpans(text, options, depth, spans, inner);
  return { spans: unionOf(spans), inner };
}

function encodedSpans(
  text: string,
  options: ScanOptions,
  depth: number,
  spans: Span[],
  inner: { value: string; span: Span }[],
): void {
  const consider = (start: number, end: number, decoded: string, reason: string): void => {
    const kind = 'ID' as const;
    if (depth >= MAX_NESTING) {
      spans.push({ start, end, kind, reason: 'encoded more often than this program looks' });
      return;
    }
    const below = scan(decoded, options, depth + 1);
    inner.push(...below.inner, ...below.spans.map((span) => ({ value: decoded.slice(span.start, span.end), span })));
    if (below.spans.length > 0 || !isKnownText(decoded, options.allow)) spans.push({ start, end, kind, reason });
  };
  if (/[%&\\]/.test(text)) {
    for (const match of text.matchAll(ESCAPED_RUN)) {
      const decoded = unescaped(match[0]);
      const end = match.index + match[0].length;
      if (decoded !== undefined) consider(match.index, end, decoded, 'an escaped text that holds something unknown');
    }
  }
  for (const match of text.matchAll(ENCODED_RUN)) {
    for (const decoded of decodedTexts(match[0])) {
      // A word such as `function` decodes to noise; only what reads like text is worth a look.
      if (!/^[\x20-\x7e\s\p{L}]+$/u.test(decoded)) continue;
      consider(match.index, match.index + match[0].length, decoded, 'an encoded text that holds something unknown');
    }
  }
}
