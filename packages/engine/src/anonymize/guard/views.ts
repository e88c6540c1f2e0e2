/** The text as it reads once encodings are taken off: each view is looked through like the text itself. */
import { constants, gunzipSync } from 'node:zlib';
import { isBase64, isHex, isLower, isUpper, runOf } from './code-tests.js';

const MIN_RUN = 8;
const MAX_UNZIPPED = 1_000_000;
/** `&#x10ffff;` */
const MAX_REFERENCE = 10;

/** The text with `%xx`, JSON escapes and character references taken off, one kind after the other, three times over. */
export function unescapedViews(text: string): readonly string[] {
  const views: string[] = [];
  let view = text;
  for (let layer = 0; layer < 3; layer += 1) {
    const before = view;
    for (const takeOff of [percentDecoded, withoutBackslashes, withoutReferences]) {
      const next = takeOff(view);
      if (next !== view) views.push(next);
      view = next;
    }
    if (view === before) break;
  }
  return views;
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  const source = Buffer.from(text);
  const bytes = Buffer.alloc(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source[at] ?? 0;
    const high = source[at + 1] ?? 0;
    const low = source[at + 2] ?? 0;
    const isEscape = code === 37 && isHex(high) && isHex(low);
    bytes[length] = isEscape ? Number.parseInt(String.fromCharCode(high, low), 16) : code;
    length += 1;
    if (isEscape) at += 2;
  }
  return bytes.toString('utf8', 0, length);
}

function withoutBackslashes(text: string): string {
  if (!text.includes('\\')) return text;
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    parts.push(text.slice(from, at));
    const kind = text[at + 1] ?? '';
    const width = kind === 'u' ? 4 : kind === 'x' ? 2 : 0;
    if (width > 0 && runOf(text.slice(at + 2, at + 2 + width), 0, isHex) === width) {
      parts.push(String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 2 + width), 16)));
      from = at + 2 + width;
    } else {
      parts.push(kind === 'n' || kind === 'r' || kind === 't' ? ' ' : kind === '\\' ? '\\' : kind);
      from = at + 2;
    }
  }
  return parts.join('') + text.slice(from);
}

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    // No farther than a reference can be long: a text of nothing but `&` must not be searched to its end for each.
    const length = text.slice(at, at + MAX_REFERENCE).indexOf(';');
    if (length < 0) continue;
    const end = at + length;
    const body = text.slice(at + 1, end).toLowerCase();
    const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    const isCode = body.startsWith('#') && code > 0 && code <= 0x10ffff;
    const character = isCode ? String.fromCodePoint(code) : named[body];
    if (character === undefined) continue;
    parts.push(text.slice(from, at), character);
    from = end + 1;
  }
  return parts.join('') + text.slice(from);
}

/**
 * What every run of base64 or hexadecimal characters stands for, at each of its alignments, as one text of bytes.
 *
 * @param encoding `latin1` reads faster, and shows whatever is ASCII as it is
 * @param done runs that were looked at before: they are left out, and those of this text are added
 * @param isWord true for a lower-case word that may leave: what is made of such words alone is no code
 */
export function decodedView(
  text: string,
  encoding: 'utf8' | 'latin1',
  done: Set<string>,
  isWord: (lower: string) => boolean,
): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isBase64(text.charCodeAt(at))) continue;
    const length = runOf(text, at, isBase64);
    const look = length < MIN_RUN ? 'prose' : lookOf(text, at, at + length);
    if (look !== 'prose') {
      const run = text.slice(at, at + length);
      if (!done.has(run)) {
        done.add(run);
        if (look === 'code' || !hasHumpsOfWords(run, isWord)) pushDecoded(run, encoding, parts);
      }
    }
    at += length;
  }
  return parts.join('\n');
}

/** Where runs are decoded, one after the other: a buffer for each would cost more than the decoding. */
let scratch = Buffer.alloc(1 << 12);

function pushDecoded(run: string, encoding: 'utf8' | 'latin1', parts: string[]): void {
  if (scratch.length < run.length) scratch = Buffer.alloc(run.length * 2);
  const read = (from: number, to: number, code: 'base64' | 'hex'): void => {
    const length = scratch.write(from === 0 && to === run.length ? run : run.slice(from, to), code);
    if (length > 0) parts.push(scratch.toString(encoding, 0, length));
  };
  // Buffer reads both alphabets of base64.
  for (let shift = 0; shift < 4; shift += 1) read(shift, run.length, 'base64');
  // `H4sI` is how gzip begins in base64.
  const zipped = run.indexOf('H4sI');
  if (zipped >= 0) parts.push(unzipped(Buffer.from(run.slice(zipped), 'base64')));
  const hex = runOf(run, 0, isHex);
  if (hex >= MIN_RUN) {
    read(0, hex, 'hex');
    read(1, hex, 'hex');
  }
}

/** As much of it as can be read, for it may have been cut. */
function unzipped(bytes: Buffer): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNZIPPED, finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  } catch {
    return '';
  }
}

/** Small letters alone are `prose`, as no code of anything reads for so long; with capitals that begin words the run has `humps`. */
function lookOf(text: string, start: number, end: number): 'prose' | 'humps' | 'code' {
  let look: 'prose' | 'humps' = 'prose';
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isLower(code) || code === 45 || code === 47 || code === 95) continue;
    if (!isUpper(code) || !isLower(text.charCodeAt(at + 1)) || !isLower(text.charCodeAt(at + 2))) return 'code';
    look = 'humps';
  }
  return look;
}

/** One in ten thousand short codes of base64 has its capitals where a name of code has them too, so that its words are asked for. */
const hasHumpsOfWords = (run: string, isWord: (lower: string) => boolean): boolean =>
  run.split(HUMP).every((hump) => hump.length < 3 || isWord(hump.toLowerCase()));
const HUMP = /[-/_]|(?=[A-Z])/;

/** By code units, which is how a value would be looked for. */
export function reversed(text: string): string {
  if (isPlain(text)) return Buffer.from(text, 'latin1').reverse().toString('latin1');
  const turned = Buffer.from(text, 'utf16le');
  turned.reverse();
  return turned.swap16().toString('utf16le');
}

/** Nothing beyond ASCII: half the memory and a fraction of the time. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}
