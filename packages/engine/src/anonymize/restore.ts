/** Puts originals back into text of a model, while it streams, never where a browser would follow or run it, nor one that it would. */
import type { StreamRestorer } from './anonymizer.js';
import { MAX_TOKEN_FORM, TOKEN_FORM, type TokenType, tokenText, tokenTypeOf } from './token.js';

export type Lookup = (type: TokenType, ordinal: number) => string | undefined;

const WHOLE = new RegExp(TOKEN_FORM, 'iy');
/** A text that more characters may turn into a token. */
const PARTIAL =
  /^(?:(?:\\?<|\\|&(?:l(?:t;?)?)?|\[)\s?[A-Za-z]{0,7}|(?:\\?<|&lt;|\[)\s?[A-Za-z]{2,7}\s?\\?(?:_\s?\d{0,6}\s?(?:\\|&(?:g(?:t)?)?)?)?|[A-Za-z]{1,7}(?:\\(?:_\d{0,6})?)?)$/;
const ENTITY_PARTIAL = /^&l?t?;?$/;

/** Links, images and elements: an original that holds one would bring it into the answer as a piece of it. */
const MARKUP = /!\[|\]\(|<\/?(?:a|embed|form|iframe|img|link|meta|object|script|style|svg|video)\b/i;

/** Where the next character stands: decides by the model's own text alone, never by what was restored. */
class Place {
  #run = '';
  #isUrl = false;
  #isTarget = false;
  #isTag = false;
  #isImage = false;
  #previous = '';

  get allowsOriginals(): boolean {
    return !this.#isUrl && !this.#isTarget && !this.#isTag && !this.#isImage;
  }

  get previous(): string {
    return this.#previous;
  }

  step(character: string): void {
    const pair = this.#previous + character;
    if (/[\s"'`|]/.test(character)) {
      this.#run = '';
      this.#isUrl = false;
    } else {
      this.#run = (this.#run + character).slice(-128);
      if (!this.#isUrl)
        this.#isUrl =
          /:\/\/|^\W{0,3}\/\/|www\.|(?:mailto|tel|sms|data|javascript|vbscript|ftp|file|blob):|[a-z0-9-]\.[a-z]{2,}\S{0,8}[/?]/i.test(
            this.#run,
          );
    }
    if (pair === '](' || pair === ']:') this.#isTarget = true;
    else if (this.#isTarget && (pair.endsWith('\n') || (character === ')' && this.#previous !== '\\')))
      this.#isTarget = false;
    if (pair === '![') this.#isImage = true;
    else if (this.#isImage && character === '\n') this.#isImage = false;
    else if (this.#isImage && character === ')') this.#isImage = false;
    if (/^<[A-Za-z/!?]$/.test(pair)) this.#isTag = true;
    else if (character === '>') this.#isTag = false;
    this.#previous = character;
  }

  stepOver(text: string): void {
    this.#run = (this.#run + text).slice(-128);
    this.#previous = text.at(-1) ?? this.#previous;
  }
}

/**
 * Any chunking gives the same text. Holds back at most 32 characters, those that may still become a token.
 * A token that no vault issued is shown as it is and reported by `invented`; one whose original holds markup is shown as it is.
 */
export function createRestorer(lookup: Lookup): StreamRestorer {
  const place = new Place();
  const invented = new Set<string>();
  let pending = '';

  const take = (isEnd: boolean): string => {
    let out = '';
    let at = 0;
    while (at < pending.length) {
      const token = matchAt(pending, at, place.previous);
      const end = token === undefined ? at : at + token.text.length;
      if (!isEnd && mayGrow(pending, at, end)) break;
      if (token === undefined) {
        const character = pending[at] ?? '';
        place.step(character);
        out += character;
        at += 1;
        continue;
      }
      const original = lookup(token.type, token.ordinal);
      if (original === undefined) invented.add(tokenText(token.type, token.ordinal));
      const isShown = original !== undefined && place.allowsOriginals && !MARKUP.test(original);
      out += isShown ? original : token.text;
      place.stepOver(token.text);
      at = end;
    }
    pending = pending.slice(at);
    return out;
  };

  return {
    push(delta) {
      pending += delta;
      return take(false);
    },
    end: () => take(true),
    invented: () => [...invented],
  };
}

interface TokenMatch {
  readonly text: string;
  readonly type: TokenType;
  readonly ordinal: number;
}

function matchAt(text: string, at: number, previous: string): TokenMatch | undefined {
  const lead = text[at] ?? '';
  const isLetter = /[A-Za-z]/.test(lead);
  if (!isLetter && lead !== '<' && lead !== '\\' && lead !== '&' && lead !== '[') return undefined;
  if (isLetter && /[\w\\]/.test(at === 0 ? previous : (text[at - 1] ?? ''))) return undefined;
  WHOLE.lastIndex = at;
  const match = WHOLE.exec(text);
  const type = tokenTypeOf(match?.[1] ?? match?.[3] ?? '');
  const digits = match?.[2] ?? match?.[4];
  if (match === null || type === undefined || digits === undefined) return undefined;
  return { text: match[0], type, ordinal: Number(digits) };
}

/** True while the characters from `at` to the end may still become a token, or a longer one. */
function mayGrow(text: string, at: number, end: number): boolean {
  const rest = text.slice(at);
  if (rest.length > MAX_TOKEN_FORM) return false;
  if (end > at) return end === text.length && /\d$/.test(rest);
  return PARTIAL.test(rest) || ENTITY_PARTIAL.test(rest);
}
