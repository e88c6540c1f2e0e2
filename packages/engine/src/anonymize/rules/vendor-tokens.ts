/** Rules for the credentials of credential-table.ts, and who issued one, for the legend. */
import { isWordCode, RUN_8, RUN_16 } from '../characters.js';
import type { Span } from '../span.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { BEGINNINGS_BY_FIRST, type Beginning, CREDENTIAL_SHAPES } from './credential-table.js';
import { matchesOf, type Rule } from './rule.js';

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
  for (const beginning of BEGINNINGS_BY_FIRST.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(beginning.text, at)) continue;
    const end = bodyEnd(text, at, beginning);
    if (end !== undefined) return { beginning, end };
  }
  return undefined;
}

const STARTS = new Uint8Array(128);
for (const code of BEGINNINGS_BY_FIRST.keys()) STARTS[code] = 1;

const vendorToken: Rule = {
  name: 'vendor-token',
  requires: RUN_8,
  anyOf: 0,
  needs: [],
  find(text) {
    const spans: Span[] = [];
    let isInside = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const wasInside = isInside;
      isInside = isWordCode(code);
      if (wasInside || STARTS[code] !== 1) continue;
      const found = credentialAt(text, at);
      // `secret_access_key` is the name of one.
      if (found === undefined || isKnownText(text.slice(at, found.end), allowNothing)) continue;
      spans.push({ start: at, end: found.end, kind: 'SECRET', reason: REASON });
      at = found.end - 1;
      isInside = true;
    }
    return spans;
  },
};

const vendorShape: Rule = {
  name: 'vendor-shape',
  requires: RUN_16,
  anyOf: 0,
  needs: [],
  find(text) {
    const lower = text.toLowerCase();
    const spans: Span[] = [];
    for (const { pattern, signs } of CREDENTIAL_SHAPES) {
      if (!signs.some((sign) => lower.includes(sign))) continue;
      for (const match of matchesOf(pattern, text)) {
        spans.push({ start: match.index, end: match.index + match[0].length, kind: 'SECRET', reason: REASON });
      }
    }
    return spans;
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
