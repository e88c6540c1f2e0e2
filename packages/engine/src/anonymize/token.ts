/** The grammar of tokens: `<TYPE_n>`. The delimiters are needed, `EMAIL_1` being a prefix of `EMAIL_10`. */
export const TOKEN_TYPES = [
  'EMAIL',
  'IP',
  'PHONE',
  'CARD',
  'BANK',
  'SSN',
  'ACCT',
  'RES',
  'HOST',
  'URL',
  'PATH',
  'MAC',
  'SECRET',
  'GEO',
  'TIME',
  'NAME',
  'ID',
  'LITERAL',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** Stands for a value that is hidden one way; no vault holds the original. */
export const REDACTED = '<REDACTED>';

/**
 * What a span of text is classified as. When spans overlap, the union takes the class that stands first here.
 * LITERAL comes second so that no part of a forged token can survive inside another class.
 */
export const CLASSES = [
  'REDACTED',
  'LITERAL',
  'SECRET',
  'CARD',
  'BANK',
  'SSN',
  'EMAIL',
  'URL',
  'ACCT',
  'PHONE',
  'MAC',
  'IP',
  'GEO',
  'RES',
  'TIME',
  'HOST',
  'PATH',
  'ID',
  'NAME',
] as const satisfies readonly (TokenType | 'REDACTED')[];
export type HiddenClass = (typeof CLASSES)[number];

const TYPES = TOKEN_TYPES.join('|');
const OPEN = String.raw`(?:\\?<|&lt;|\[)`;
const CLOSE = String.raw`(?:\\?>|&gt;|\])`;
const BODY = String.raw`\s?(${TYPES})\s?\\?_\s?(\d{1,6})\s?`;

/** Every form that the restorer honors: delimited in any of its ways, or bare with an escaped underscore. */
export const TOKEN_FORM = String.raw`${OPEN}${BODY}${CLOSE}|(?<![\w\\])(${TYPES})\\_(\d{1,6})(?!\w)`;

/** The longest text of a token form; what a streaming restorer may hold back at most. */
export const MAX_TOKEN_FORM = 32;

export const tokenText = (type: TokenType, ordinal: number): string => `<${type}_${ordinal}>`;

/** The type with this name in any case; undefined for a name that is no type. */
export function tokenTypeOf(name: string): TokenType | undefined {
  const upper = name.toUpperCase();
  return TOKEN_TYPES.find((type) => type === upper);
}
