/** A masked log line as the tokens that templates are made of. */

export const HOLE = '<*>';

const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}';
/** A date as people and syslog write it, its numbers masked already; with the time, zone and year that may follow. */
const DATE = new RegExp(
  String.raw`\b(?:${WEEKDAY},? )?(?:${MONTH} <\*>|<\*> ${MONTH})(?: <\*>(?::<\*>)*)?(?: [A-Z]{3,4}(?= ))?(?: <\*>)?`,
  'g',
);
/** Pairs or groups of hexadecimal digits with colons: a hardware address, an IPv6 address. */
const COLON_HEX = /(?<![\w>])(?:(?:[0-9A-Fa-f]|<\*>){1,4}:){3,39}(?:[0-9A-Fa-f]|<\*>){1,4}(?![\w<])/g;
/** From the root, from here or from a drive, with at least one more separator, and a query string. */
const PATH = /(?<![\w/.>])(?:\.{0,2}|[A-Za-z]:)[/\\][\w.@%+~*#<>$-]+(?:[/\\][\w.@%+~*#<>$-]*)+(?:\?[^\s"'()]*)?/g;
const SOURCE = '(?:[cm]?[jt]sx?|java|kt|py|go|rb|cs|php|c|cc|cpp|scala|rs)';
/** A host and its port; a source file and its line is none. */
const HOST_PORT = new RegExp(String.raw`(?<![\w.])[\w-]+(?:\.[\w-]+)+(?<!\.${SOURCE}):<\*>`, 'g');
const PIECE = /<\*>|[=:,;()[\]{}"'`|@#!?]|[^=:,;()[\]{}"'`|@#!?<]+|</g;
/** After a number these are part of it. */
const UNIT = /^(?:[kmgt]?i?b|bytes?|[nuµμm]?s|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?|%)$/i;

const MAX_TOKENS = 200;

/** The tokens, blanks included, so that joining them gives the template; at most 200. Linear in the pattern. */
export function templateTokens(pattern: string): readonly string[] {
  const text = pattern
    .replace(/\.{3,}/g, ' ... ')
    .replace(DATE, HOLE)
    .replace(COLON_HEX, HOLE)
    .replace(PATH, HOLE)
    .replace(HOST_PORT, HOLE)
    .replace(/[<>~](?=<\*>)/g, '')
    .replace(/(^| )\( ?\)(?= |$)/g, '$1(<*>)')
    .replace(/(?<=\w)=(?= |$)/g, '=<*>')
    .replace(/ +/g, ' ')
    .trim();
  const tokens: string[] = [];
  for (const word of text.split(' ')) {
    if (tokens.length > 0) tokens.push(' ');
    for (const piece of word.match(PIECE) ?? []) append(tokens, piece);
    if (tokens.length >= MAX_TOKENS) break;
  }
  return withoutRuns(tokens.map((token) => (token.includes(HOLE) ? HOLE : token)));
}

/** Letters and digits that touch a hole belong to it: `cn<*>`, `<*>x<*>a`. */
function append(tokens: string[], piece: string): void {
  const last = tokens.at(-1);
  const touches =
    last !== undefined &&
    (piece === HOLE || last.endsWith(HOLE)) &&
    /[\w*>./\\-]$/.test(last) &&
    /^[\w<./\\-]/.test(piece);
  if (touches) tokens[tokens.length - 1] = `${last}${piece}`;
  else tokens.push(piece);
}

/** Several holes in a row are one: how many values a list has does not make another template. So is a hole with its unit. */
export function withoutRuns(tokens: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const token of tokens) {
    out.push(token);
    while (shortened(out));
  }
  return out;
}

function shortened(out: string[]): boolean {
  const [third, second, last] = [out.at(-3), out.at(-2), out.at(-1) ?? ''];
  const isJoined = second === ' ' || second === ':' || second === ',';
  if (third === HOLE && isJoined && last === HOLE) out.length -= 2;
  else if (second === HOLE && last === HOLE) out.length -= 1;
  else if (third === ',' && second === ' ' && last === HOLE && out.at(-4) === HOLE) out.length -= 3;
  else if (third === HOLE && second === ' ' && UNIT.test(last)) out.length -= 2;
  else return false;
  return true;
}

/** Punctuation and blanks never vary. */
export const isFixed = (token: string): boolean => token.length === 1 && /[=:,;()[\]{}"'`|@#!? <]/.test(token);
