/** Plain functions behind the Privacy page: what was pasted as a record, and a text with marks as what is shown. */
import type { AiSettingsView, PrivacyMark, PrivacyPreview } from '@baselime-ai/contract';
import { parseJson } from '../../api/problem.js';
import { formatCounted } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';

/** A stretch of text; with `mark` it is hidden, and `mark` is its place in the list of marks. */
export interface Stretch {
  readonly text: string;
  readonly mark?: number;
}

/** JSON as a tree, anything else as text. */
export function recordOf(text: string): object | string {
  const parsed = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return typeof parsed === 'object' && parsed !== null ? parsed : text;
}

/** One side of a preview in stretches, in order. Marks without a place on that side are left out. */
export function stretchesOf(
  preview: Pick<PrivacyPreview, 'original' | 'sent' | 'marks'>,
  side: 'original' | 'sent',
): readonly Stretch[] {
  const text = preview[side];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [mark, { [side]: span }] of preview.marks.entries()) {
    if (span === undefined || span[0] < at) continue;
    if (span[0] > at) stretches.push({ text: text.slice(at, span[0]) });
    stretches.push({ text: text.slice(...span), mark });
    at = span[1];
  }
  if (at < text.length) stretches.push({ text: text.slice(at) });
  return stretches;
}

/** The same stretches with lines and indents between the parts of JSON. Text that is no JSON stays as it is. */
export function indented(stretches: readonly Stretch[]): readonly Stretch[] {
  const first = stretches.find(({ text }) => text !== '')?.text[0];
  if (first !== '{' && first !== '[') return stretches;
  let depth = 0;
  let inText = false;
  let last = '';
  let isEscaped = false;
  const line = (): string => `\n${'  '.repeat(Math.max(0, depth))}`;
  const spaced = (character: string): string => {
    if (inText) {
      if (isEscaped) isEscaped = false;
      else if (character === '\\') isEscaped = true;
      else if (character === '"') inText = false;
      return character;
    }
    const opened = last;
    last = character;
    if (character === '}' || character === ']') {
      depth -= 1;
      return opened === '{' || opened === '[' ? character : line() + character;
    }
    const lead = opened === '{' || opened === '[' || opened === ',' ? line() : opened === ':' ? ' ' : '';
    if (character === '"') inText = true;
    if (character === '{' || character === '[') depth += 1;
    return lead + character;
  };
  return stretches.flatMap(({ text, mark }) => {
    const shown = Array.from(text, spaced).join('');
    if (mark === undefined) return [{ text: shown }];
    // What was put in front of a mark is no part of it.
    const lead = shown.slice(0, shown.length - shown.trimStart().length);
    const isLead = lead !== '' && !text.startsWith(lead);
    return isLead ? [{ text: lead }, { text: shown.slice(lead.length), mark }] : [{ text: shown, mark }];
  });
}

/** Every token once, with how often it stands there; the order of first appearance. */
export function tokensOf(marks: readonly PrivacyMark[]): readonly { readonly token: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { token } of marks) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts].map(([token, count]) => ({ token, count }));
}

export const EXAMPLE_EVENT = JSON.stringify(
  {
    level: 'error',
    message: 'Payment of ada.lovelace@example.com was declined after 3 attempts from 203.0.113.7',
    requestId: '8b27d8a1-6d2e-4a55-9f0e-3c1b7f5d9a01',
    functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout-handler',
    user: { id: 48151623, name: 'Ada Lovelace', plan: 'premium' },
    headers: { authorization: 'Bearer abcdef.123456', 'user-agent': 'curl/8.4.0' },
    body: '{"card":"4111 1111 1111 1111","amount":42.5,"currency":"EUR"}',
    durationMs: 412,
  },
  null,
  2,
);

export const EXAMPLE_RULES = `# Keys are compared by their parts: giftNote, gift_note and gift.note are the same.
level: strict

keys:
  scrub: [giftNote]             # never leaves, not even as a token
  tokenize:
    - { key: warehouse, as: RES }
  allow: [customer_tier]        # the name of this key is no reason to hide its value

patterns:                       # syntax of RE2: no look-around, no back-references
  - name: order number
    match: 'ORD-\\d{4,12}'
    as: RES

allow: [Frobnitz]               # words that may leave as they are

datasets:
  lambda-logs:
    level: strict
`;

/** Whether anything goes to a model at present, and to which; in one sentence for who has to know it first. */
export function presentState({ model, provider, settings, today }: AiSettingsView): {
  readonly leaves: boolean;
  readonly text: string;
} {
  if (model === undefined) {
    return { leaves: false, text: 'This server calls no model: none is configured, and the local narrator answers.' };
  }
  const named = `${visibleLine(model, 80)} (${visibleLine(provider, 40)})`;
  if (!settings.enabled) {
    return {
      leaves: false,
      text: `This server calls no model: ${named} is configured and switched off in the settings.`,
    };
  }
  const calls = formatCounted(today.calls, 'request');
  return { leaves: true, text: `${named} words the answers. It gets what is shown below: ${calls} today.` };
}
