/** Shapes that must not leave whoever put them there; walks characters, and shares nothing with the detectors. */
import { isDigit, isHex, isLetter, isMailCharacter, isUpper, isUpperOrDigit, runOf, type Test } from './code-tests.js';

const isBase64Web: Test = (code) => isLetter(code) || isDigit(code) || code === 45 || code === 95;

/** Shapes that must not leave whoever put them there; numbers count only with their checksum or their length. */
export function walkShapes(text: string, hit: (kind: string) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 64 && isMail(text, at)) hit('e-mail address');
    if (isDigit(code) && !isDigit(text.charCodeAt(at - 1))) at = Math.max(at, walkDigits(text, at, hit));
    else if (code === 65 && isAwsKey(text, at)) hit('AWS access key');
    else if (
      code === 101 &&
      text.startsWith('eyJ', at) &&
      runOf(text, at, isBase64Web) >= 20 &&
      text[at + runOf(text, at, isBase64Web)] === '.'
    )
      hit('JSON web token');
    else if (code === 45 && text.startsWith('-----BEGIN ', at)) hit('PEM block');
    else if (isUpper(code) && isIban(text, at)) hit('IBAN');
  }
}

/** Judges the run of digits at `start`, with single separators inside; returns where the next look may begin. */
function walkDigits(text: string, start: number, hit: (kind: string) => void): number {
  const first = runOf(text, start, isDigit);
  const { end, digits } = groupsFrom(text, start);
  const before = text.charCodeAt(start - 1);
  const isFraction = before === 46 && isDigit(text.charCodeAt(start - 2));
  const glued = isLetter(before) || isLetter(text.charCodeAt(start + first));
  if (isDottedQuad(text, start)) hit('IP address');
  else if (before === 43 && digits >= 9) hit('phone number');
  else if (!isFraction && first >= 12 && !glued && !isHarmlessNumber(text, start, first)) hit('long number');
  else if (digits === 9 && end - start === 11 && text[start + 3] === '-' && text[start + 6] === '-')
    hit('social security number');
  else if (!isFraction && digits >= 13 && digits <= 19 && first < digits && isCard(text.slice(start, end)))
    hit('card number');
  else if (isUuid(text, start)) hit('UUID');
  return start + first - 1;
}

/** No number in groups is written longer. */
const MAX_GROUPED = 48;

/** Where the digits end that begin at `start`, single separators between them, and how many there are. */
function groupsFrom(text: string, start: number): { readonly end: number; readonly digits: number } {
  let end = start;
  let digits = 0;
  for (; end < text.length && end - start < MAX_GROUPED; end += 1) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) digits += 1;
    else if (!(code === 32 || code === 45 || code === 46) || !isDigit(text.charCodeAt(end + 1))) break;
  }
  return { end, digits };
}

const isCard = (grouped: string): boolean => !grouped.includes('.') && luhn(grouped.split(/[ -]/).join(''));

const isHarmlessNumber = (text: string, start: number, length: number): boolean =>
  isEndOfRange(text, start, length) || numbersWork(text, start) || isToldInstant(text, start, length);

/** Milliseconds, microseconds or nanoseconds since 1970, of 2010 to 2038, behind a name that says so and speaks of no birth. */
function isToldInstant(text: string, start: number, length: number): boolean {
  if (length !== 13 && length !== 16 && length !== 19) return false;
  const seconds = Number(text.slice(start, start + 10));
  if (seconds < SECONDS_OF_2010 || seconds >= SECONDS_OF_2038) return false;
  let end = start;
  while (end > start - 6 && ' :=\\"\''.includes(text[end - 1] ?? '-')) end -= 1;
  let from = end;
  while (from > 0 && end - from < LONGEST_KEY && isOfKey(text.charCodeAt(from - 1))) from -= 1;
  const key = text.slice(from, end);
  const lower = key.toLowerCase();
  if (end === start || OF_BIRTH.some((part) => lower.includes(part))) return false;
  return (
    OF_INSTANTS.some((part) => lower.includes(part)) || lower === 'ts' || lower.endsWith('_ts') || key.endsWith('At')
  );
}
const SECONDS_OF_2010 = 1_262_304_000;
const SECONDS_OF_2038 = 2_145_916_800;
const LONGEST_KEY = 40;
const isOfKey: Test = (code) =>
  isLetter(code) || isDigit(code) || code === 95 || code === 45 || code === 46 || code === 64;
const OF_INSTANTS = ['time', 'stamp', 'date', 'creat', 'updat', 'expir', 'occurred', 'received'];
const OF_BIRTH = ['birth', 'dob', 'born'];

/** The largest integers of 63 and 64 bits, and sizes in whole mebibytes. */
const isEndOfRange = (text: string, start: number, length: number): boolean => {
  if (length > 20) return false;
  const number = BigInt(text.slice(start, start + length));
  return number % 1_048_576n === 0n || (number + 1n) % 2_147_483_648n === 0n;
};

/** What schedulers and file systems of clusters write before the numbers that they give to their work. */
const WORK = ['blk_', 'blk_-', 'attempt_', 'job_', 'task_', 'application_', 'container_'];
const numbersWork = (text: string, start: number): boolean =>
  WORK.some((name) => text.startsWith(name, start - name.length));

function isDottedQuad(text: string, start: number): boolean {
  if (text[start - 1] === '.' && isDigit(text.charCodeAt(start - 2))) return false;
  let at = start;
  for (let octet = 0; octet < 4; octet += 1) {
    const length = runOf(text, at, isDigit);
    if (length < 1 || length > 3 || (length === 3 && text.slice(at, at + 3) > '255')) return false;
    at += length;
    if (octet < 3 && text[at++] !== '.') return false;
  }
  if (isVersionOfProduct(text, start, at)) return false;
  return text[at] !== '.' || !isDigit(text.charCodeAt(at + 1));
}

/** `Chrome/131.0.0.0`: no host has such an address, for it is that of its network. */
const isVersionOfProduct = (text: string, start: number, end: number): boolean =>
  text.startsWith('.0.0.0', end - 6) &&
  (text.startsWith('%2F', start - 3) || (text[start - 1] === '/' && isLetter(text.charCodeAt(start - 2))));

function isMail(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (!isMailCharacter(before) || (before === QUOTE && opensText(text, at - 1)) || isForge(text, at)) return false;
  let dot = false;
  let end = at + 1;
  for (; end < text.length && end - at < 254; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 46) dot = isLetter(text.charCodeAt(end + 1)) || dot;
    else if (!isLetter(code) && !isDigit(code) && code !== 45) break;
  }
  return dot && end > at + 3;
}

/** `git@github.com:`: the one account by which everybody reaches a public forge, whoever owns the repository. */
function isForge(text: string, at: number): boolean {
  if (!text.startsWith('git', at - 3) || isOfKey(text.charCodeAt(at - 4))) return false;
  return FORGES.some((host) => {
    const end = at + 1 + host.length;
    return text.startsWith(host, at + 1) && !isDomainAt(text, end);
  });
}
const FORGES = ['github.com', 'gitlab.com', 'bitbucket.org', 'ssh.dev.azure.com'];
/** A letter, a digit or a dash, or a dot before one. */
function isDomainAt(text: string, at: number): boolean {
  const code = text.charCodeAt(text[at] === '.' ? at + 1 : at);
  return isLetter(code) || isDigit(code) || (code === 45 && text[at] !== '.');
}

const QUOTE = 34;

/** `"@message.data"` begins with a key; `"jane doe"@example.com` ends a quoted name. Escaped quotes count as well. */
function opensText(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text[at] === '\\') at -= 1;
  return at < 0 || ' :,[{('.includes(text[at] ?? '');
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
