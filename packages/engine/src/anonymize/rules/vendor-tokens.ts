/** Rules for the credentials of credential-table.ts, and who issued one, for the legend. */
import { isWordCode, RUN_8, RUN_16 } from '../characters.js';
import { SignIndex } from '../sign-index.js';
import { type Span, withSpan } from '../span.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { BEGINNINGS_BY_FIRST, type Beginning, CREDENTIAL_SHAPES } from './credential-table.js';
import { matchesOf, NOTHING, type Rule } from './rule.js';

const BODY = /[\w.~+/=$-]{8,512}/y;
/** Behind a beginning without a mark, such as `AIza`, more must follow. */
const GLUED_BODY = /(?=[A-Za-z_.~+/=-]{0,32}\d)[\w.~+/=-]{14,512}/y;
const REASON = 'a credential with a known form';

function bodyEnd(text: string, at: number, { text: beginning }: Beginning): number | undefined {
  const pattern = isWordCode(beginning.charCodeAt(beginning.length - 1)) ? GLUED_BODY : BODY;
  pattern.lastIndex = at + beginning.length;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The beginning of a credential at `at`, and where the credential ends. */
function credentialAt(text: string, at: number): { readonly beginning: Beginning; readonly end: number } | undefined {
  for (const beginning of BEGINNINGS_BY_FIRST.get(text.charCodeAt(at)) ?? NO_BEGINNINGS) {
    if (!text.startsWith(beginning.text, at)) continue;
    const end = bodyEnd(text, at, beginning);
    if (end !== undefined) return { beginning, end };
  }
  return undefined;
}
const NO_BEGINNINGS: readonly Beginning[] = [];

/** The first two characters of all beginnings, ASCII both. */
const LEADS = new Uint8Array(1 << 14);
const leadOf = (first: number, second: number): number => (first << 7) | (second & 127);
for (const list of BEGINNINGS_BY_FIRST.values()) {
  for (const { text } of list) LEADS[leadOf(text.charCodeAt(0), text.charCodeAt(1))] = 1;
}

const vendorToken: Rule = {
  name: 'vendor-token',
  requires: RUN_8,
  anyOf: 0,
  needs: [],
  find(text) {
    let spans: Span[] | undefined;
    let isInside = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const wasInside = isInside;
      isInside = isWordCode(code);
      if (wasInside || code > 127 || LEADS[leadOf(code, text.charCodeAt(at + 1))] !== 1) continue;
      const found = credentialAt(text, at);
      // `secret_access_key` is the name of one.
      if (found === undefined || isKnownText(text.slice(at, found.end), allowNothing)) continue;
      spans = withSpan(spans, { start: at, end: found.end, kind: 'SECRET', reason: REASON });
      at = found.end - 1;
      isInside = true;
    }
    return spans ?? NOTHING;
  },
};

const signs = new SignIndex(CREDENTIAL_SHAPES.map((shape) => shape.signs));

const vendorShape: Rule = {
  name: 'vendor-shape',
  requires: RUN_16,
  anyOf: 0,
  needs: [],
  find(text) {
    signs.read(text.toLowerCase());
    let spans: Span[] | undefined;
    for (let index = 0; index < CREDENTIAL_SHAPES.length; index += 1) {
      const shape = CREDENTIAL_SHAPES[index];
      if (shape === undefined || !signs.holds(index)) continue;
      for (const match of matchesOf(shape.pattern, text)) {
        spans = withSpan(spans, {
          start: match.index,
          end: match.index + match[0].length,
          kind: 'SECRET',
          reason: REASON,
        });
      }
    }
    return spans ?? NOTHING;
  },
};

export const vendorRules: readonly Rule[] = [vendorToken, vendorShape];

/** Who issued a credential; undefined when its form does not tell. */
export function issuerOf(secret: string): string | undefined {
  const found = credentialAt(secret, 0);
  if (found !== undefined && found.beginning.issuer !== '') return found.beginning.issuer;
  const shape = CREDENTIAL_SHAPES.find(({ pattern }) => matchesOf(pattern, secret)[0]?.[0] === secret);
  return shape === undefined || shape.issuer === '' ? undefined : shape.issuer;
}
