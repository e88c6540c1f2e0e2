/**
 * The second look, at the exact characters that would leave. Written apart from the detectors on purpose: it shares
 * no pattern and no helper with them, walks characters instead of matching patterns, and knows what must not be there.
 * It must never be used to find what to hide, or its mistakes would become the detectors' mistakes.
 */
export interface GuardKnowledge {
  /** Values that were hidden or scrubbed and are no ordinary words. */
  readonly secrets: readonly string[];
  isIssued(token: string): boolean;
  /** Hosts that a request to the provider must name. */
  readonly endpointHosts: readonly string[];
  readonly maxCharacters: number;
}

/** Counts by kind of what was found; empty when the text may leave. Never holds a value. */
export type GuardHits = ReadonlyMap<string, number>;

const MIN_SECRET = 4;
const ANYWHERE = 8;

export function inspectText(text: string, knowledge: GuardKnowledge): GuardHits {
  const hits = new Map<string, number>();
  const hit = (kind: string): void => {
    hits.set(kind, (hits.get(kind) ?? 0) + 1);
  };
  if (text.length > knowledge.maxCharacters) {
    hit('too large');
    return hits;
  }
  const bare = withoutTokens(text, knowledge, hit);
  const rest = knowledge.endpointHosts.reduce((left, host) => (host === '' ? left : left.split(host).join(' ')), bare);
  findSecrets(rest, knowledge.secrets, hit);
  walkShapes(rest, hit);
  return hits;
}

/** Tokens that were issued are blanked; one that was not is a hit, for it would be restored to something unmeant. */
function withoutTokens(text: string, knowledge: GuardKnowledge, hit: (kind: string) => void): string {
  let out = '';
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
    const close = text.indexOf('>', open);
    if (close < 0) break;
    if (close - open > 24) continue;
    const body = text.slice(open + 1, close);
    const mark = body.lastIndexOf('_');
    if (mark < 1 || !isAll(body.slice(0, mark), isUpper) || !isAll(body.slice(mark + 1), isDigit)) continue;
    if (!knowledge.isIssued(text.slice(open, close + 1))) hit('token that was never issued');
    out += `${text.slice(at, open)} `;
    at = close + 1;
  }
  return out + text.slice(at);
}

/** Taint: no secret in any of its forms. A filter of 4-grams keeps it near linear in text and secrets. */
function findSecrets(text: string, secrets: readonly string[], hit: (kind: string) => void): void {
  const lower = text.toLowerCase();
  const squeezed = squeeze(lower);
  const decoded = percentDecoded(text).toLowerCase();
  const views = [new View(lower), new View(squeezed), new View(text)] as const;
  const unescaped = decoded === lower ? undefined : new View(decoded);
  for (const secret of secrets) {
    if (secret.length < MIN_SECRET) continue;
    const low = secret.toLowerCase();
    const reversed = [...low].reverse().join('');
    const escaped = JSON.stringify(low).slice(1, -1);
    const plain = [low, escaped, JSON.stringify(escaped).slice(1, -1)];
    const turned = [reversed, hexOf(secret), hexOf(low)];
    const tight = squeeze(low);
    if (
      plain.some((form) => views[0].has(form, secret.length < ANYWHERE)) ||
      unescaped?.has(low, secret.length < ANYWHERE) === true ||
      (secret.length >= 6 && turned.some((form) => views[0].has(form, secret.length < ANYWHERE))) ||
      (tight.length >= ANYWHERE && variety(tight) >= 4 && views[1].has(tight, false)) ||
      (secret.length >= 6 && base64Cores(secret).some((form) => views[2].has(form, false)))
    ) {
      hit('a value that was hidden');
    }
  }
}

/** Text with a filter that says quickly that a needle is not in it. */
class View {
  readonly #text: string;
  readonly #grams = new Uint8Array(1 << 17);

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at + 4 <= text.length; at += 1) this.#grams[gram(text, at)] = 1;
  }

  has(needle: string, wholeWord: boolean): boolean {
    if (needle.length < 4) return false;
    for (let at = 0; at + 4 <= needle.length; at += 1) if (this.#grams[gram(needle, at)] === 0) return false;
    for (let at = this.#text.indexOf(needle); at >= 0; at = this.#text.indexOf(needle, at + 1)) {
      if (!wholeWord) return true;
      // The letter of an escape such as `\n` in JSON joins no word.
      const isOpen = !isWordAt(this.#text, at - 1) || this.#text[at - 2] === '\\';
      if (isOpen && !isWordAt(this.#text, at + needle.length)) return true;
    }
    return false;
  }
}

function gram(text: string, at: number): number {
  const code =
    text.charCodeAt(at) * 31 ** 3 +
    text.charCodeAt(at + 1) * 31 ** 2 +
    text.charCodeAt(at + 2) * 31 +
    text.charCodeAt(at + 3);
  return code % 131_071;
}

/** The parts of a base64 text that are the same wherever the value starts in what was encoded. */
function base64Cores(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const cores: string[] = [];
  for (const lead of [0, 1, 2]) {
    const encoded =
      Buffer.concat([Buffer.alloc(lead), bytes])
        .toString('base64')
        .split('=')[0] ?? '';
    const core = encoded.slice(lead === 0 ? 0 : lead + 1, encoded.length - ((bytes.length + lead) % 3 === 0 ? 0 : 1));
    if (core.length >= 6) cores.push(core, core.split('+').join('-').split('/').join('_'));
  }
  return cores;
}

/** Shapes that must not leave whoever put them there; numbers count only with their checksum or their length. */
function walkShapes(text: string, hit: (kind: string) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 64 && isMail(text, at)) hit('e-mail address');
    if (isDigit(code) && !isDigit(text.charCodeAt(at - 1))) at = Math.max(at, walkDigits(text, at, hit));
    else if (code === 65 && isAwsKey(text, at)) hit('AWS access key');
    else if (
      code === 101 &&
      text.startsWith('eyJ', at) &&
      runOf(text, at, isBase64Url) >= 20 &&
      text[at + runOf(text, at, isBase64Url)] === '.'
    )
      hit('JSON web token');
    else if (code === 45 && text.startsWith('-----BEGIN ', at)) hit('PEM block');
    else if (isUpper(code) && isIban(text, at)) hit('IBAN');
  }
}

/** Judges the run of digits at `start`, with single separators inside; returns where the next look may begin. */
function walkDigits(text: string, start: number, hit: (kind: string) => void): number {
  let digits = '';
  let groups = '';
  let at = start;
  let group = 0;
  for (; at < text.length && at - start < 48; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      digits += text[at];
      group += 1;
    } else if ((code === 32 || code === 45 || code === 46) && isDigit(text.charCodeAt(at + 1))) {
      groups += `${group}${text[at]}`;
      group = 0;
    } else break;
  }
  groups += String(group);
  const first = runOf(text, start, isDigit);
  const before = text.charCodeAt(start - 1);
  const isFraction = before === 46 && isDigit(text.charCodeAt(start - 2));
  const glued = isLetter(before) || isLetter(text.charCodeAt(start + first));
  if (isDottedQuad(text, start)) hit('IP address');
  else if (before === 43 && digits.length >= 9) hit('phone number');
  else if (!isFraction && first >= 12 && !glued) hit('long number');
  else if (groups === '3-2-4') hit('social security number');
  else if (
    !isFraction &&
    !groups.includes('.') &&
    digits.length >= 13 &&
    digits.length <= 19 &&
    groups !== String(group) &&
    luhn(digits)
  )
    hit('card number');
  else if (isUuid(text, start)) hit('UUID');
  return start + first - 1;
}

function isDottedQuad(text: string, start: number): boolean {
  if (text[start - 1] === '.' && isDigit(text.charCodeAt(start - 2))) return false;
  let at = start;
  const octets: number[] = [];
  for (let octet = 0; octet < 4; octet += 1) {
    const length = runOf(text, at, isDigit);
    if (length < 1 || length > 3) return false;
    octets.push(Number(text.slice(at, at + length)));
    at += length;
    if (octet < 3 && text[at++] !== '.') return false;
  }
  if (octets.some((octet) => octet > 255) || (text[at] === '.' && isDigit(text.charCodeAt(at + 1)))) return false;
  const isLocal = octets[0] === 127 || octets.every((octet) => octet === 0) || octets.join('.') === '169.254.169.254';
  return !isLocal && octets.join('.') !== '255.255.255.255';
}

function isMail(text: string, at: number): boolean {
  if (!isMailCharacter(text.charCodeAt(at - 1))) return false;
  let dot = false;
  let end = at + 1;
  for (; end < text.length && end - at < 254; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 46) dot = isLetter(text.charCodeAt(end + 1)) || dot;
    else if (!isLetter(code) && !isDigit(code) && code !== 45) break;
  }
  return dot && end > at + 3;
}

function isUuid(text: string, start: number): boolean {
  let begin = start;
  while (begin > start - 8 && isHex(text.charCodeAt(begin - 1))) begin -= 1;
  for (const [place, length] of [8, 4, 4, 4, 12].entries()) {
    for (let step = 0; step < length; step += 1) if (!isHex(text.charCodeAt(begin + step))) return false;
    begin += length;
    if (place < 4 && text[begin++] !== '-') return false;
  }
  return !isHex(text.charCodeAt(begin));
}

function isAwsKey(text: string, at: number): boolean {
  if (isLetter(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at - 1))) return false;
  return (text.startsWith('AKIA', at) || text.startsWith('ASIA', at)) && runOf(text, at, isUpperOrDigit) >= 16;
}

function isIban(text: string, at: number): boolean {
  if (isLetter(text.charCodeAt(at - 1)) || !isUpper(text.charCodeAt(at + 1))) return false;
  if (!isDigit(text.charCodeAt(at + 2)) || !isDigit(text.charCodeAt(at + 3))) return false;
  let compact = '';
  for (let end = at; end < text.length && compact.length < 34; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 32) continue;
    if (!isUpperOrDigit(code)) break;
    compact += text[end];
    if (compact.length >= 15 && mod97(compact) === 1) return true;
  }
  return false;
}

function mod97(iban: string): number {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const code = character.charCodeAt(0);
    rest = isDigit(code) ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}

function luhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (1 + (place % 2));
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0);
  return total % 10 === 0;
}

type Test = (code: number) => boolean;
const isDigit: Test = (code) => code >= 48 && code <= 57;
const isUpper: Test = (code) => code >= 65 && code <= 90;
const isLetter: Test = (code) => isUpper(code) || (code >= 97 && code <= 122);
const isHex: Test = (code) => isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
const isUpperOrDigit: Test = (code) => isUpper(code) || isDigit(code);
const isBase64Url: Test = (code) => isLetter(code) || isDigit(code) || code === 45 || code === 95;
const isMailCharacter: Test = (code) =>
  isLetter(code) ||
  isDigit(code) ||
  code > 127 ||
  code === 46 ||
  code === 95 ||
  code === 43 ||
  code === 45 ||
  code === 34;
const isAll = (text: string, test: Test): boolean => text !== '' && runOf(text, 0, test) === text.length;

function runOf(text: string, start: number, test: Test): number {
  let at = start;
  while (at < text.length && test(text.charCodeAt(at))) at += 1;
  return at - start;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || isDigit(code) || code > 127;
}

function squeeze(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) if (isWordAt(text, at)) out += text[at];
  return out;
}

const variety = (text: string): number => new Set(text).size;
const hexOf = (text: string): string => Buffer.from(text).toString('hex');

/** Every `%xx` taken off, byte by byte; what is broken stays as it is. */
function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  const bytes: number[] = [];
  const source = Buffer.from(text);
  for (let at = 0; at < source.length; at += 1) {
    const [code = 0, high = 0, low = 0] = source.subarray(at, at + 3);
    const isEscape = code === 37 && isHex(high) && isHex(low);
    bytes.push(isEscape ? Number.parseInt(String.fromCharCode(high, low), 16) : code);
    if (isEscape) at += 2;
  }
  return Buffer.from(bytes).toString('utf8');
}
