/** What a piece of text is once its encodings are taken off: escapes, URL encoding, entities, base64, gzip, hex. */
import { gunzipSync } from 'node:zlib';

const MAX_DECODED = 200_000;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A run that may hold an escape of some kind; stops where text, queries and segments of paths stop. */
export const ESCAPED_RUN = /(?:[^\s"'<>,;=?&(){}[\]/]|&#?\w{2,8};)+/g;
/** Undefined when there is no escape or it is broken. */
export function unescaped(text: string): string | undefined {
  let decoded = text
    .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .replace(
      /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
      },
    );
  decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1');
    }
  });
  return decoded === text ? undefined : decoded;
}

const characterOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

/** Texts that an encoded run may stand for, printable ones only; empty when it stands for none. */
export function decodedTexts(run: string): readonly string[] {
  const found: string[] = [];
  const bare = run.replace(/=+$/, '');
  // Takes both alphabets of base64.
  if (mayBeText(bare, 0, bare.length)) found.push(...textsOf(Buffer.from(bare, 'base64')));
  if (mayBeHexText(bare, 0, bare.length)) found.push(...textsOf(Buffer.from(bare, 'hex')));
  return found;
}

/** False for a run of characters of both alphabets of base64, without its padding, that stands for no text. */
export const mayDecode = (text: string, start: number, end: number): boolean =>
  mayBeText(text, start, end) || mayBeHexText(text, start, end);

/** Hexadecimal all through, without a byte that no text holds; gzip begins with one. */
function mayBeHexText(text: string, start: number, end: number): boolean {
  if ((end - start) % 2 !== 0) return false;
  let isZipped = false;
  for (let at = start; at < end; at += 2) {
    const high = nibbleOf(text.charCodeAt(at));
    const low = nibbleOf(text.charCodeAt(at + 1));
    if (high < 0 || low < 0) return false;
    const byte = high * 16 + low;
    if (at === start && byte === 0x1f) isZipped = /^1f8b/i.test(text.slice(start, start + 4));
    if (!isZipped && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
  }
  return true;
}

function nibbleOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/**
 * False as soon as a byte is none of text in UTF-8, gzip apart: spares most ids the decoding. What stands beyond the last whole
 * group of four is not looked at.
 */
function mayBeText(text: string, start: number, end: number): boolean {
  let open = 0;
  const last = Math.min(end, start + MOST_LOOKED_AT) - 3;
  for (let at = start; at < last; at += 4) {
    const bits =
      (sextetOf(text.charCodeAt(at)) << 18) |
      (sextetOf(text.charCodeAt(at + 1)) << 12) |
      (sextetOf(text.charCodeAt(at + 2)) << 6) |
      sextetOf(text.charCodeAt(at + 3));
    if (at === start && bits >>> 8 === 0x1f8b) return true;
    open = stillOpen(open, (bits >>> 16) & 255);
    if (open >= 0) open = stillOpen(open, (bits >>> 8) & 255);
    if (open >= 0) open = stillOpen(open, bits & 255);
    if (open < 0) return false;
  }
  return true;
}
const MOST_LOOKED_AT = 4096;

/** How many bytes of the character that was begun are to come behind `byte`; -1 when it cannot stand there. */
function stillOpen(open: number, byte: number): number {
  if (open > 0) return (byte & 0xc0) === 0x80 ? open - 1 : -1;
  if (byte < 128) return byte === 127 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) ? -1 : 0;
  if (byte < 0xc2 || byte > 0xf4) return -1;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

function sextetOf(code: number): number {
  if (code >= 97) return code - 71;
  if (code === 95) return 63;
  if (code >= 65) return code - 65;
  if (code >= 48) return code + 4;
  return code === 47 ? 63 : 62;
}

function textsOf(bytes: Buffer): readonly string[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      return textsOf(gunzipSync(bytes, { maxOutputLength: MAX_DECODED }));
    } catch {
      return [];
    }
  }
  const text = bytes.subarray(0, MAX_DECODED).toString('utf8');
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) odd += 1;
  }
  return text.length > 0 && odd === 0 ? [text] : [];
}
