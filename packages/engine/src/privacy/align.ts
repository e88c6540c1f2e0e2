/** Lays a hidden record beside its original: which stretch of the one stands for which stretch of the other. */
import type { HiddenValue, PrivacyMark } from '@baselime-ai/contract';
import { isObject, type JsonValue } from '../model/json.js';

const TOKEN = /<(?:[A-Z]+_\d+|REDACTED)>/g;
const MAX_MARKS = 5000;

/** A stretch of both texts: equal when there is no token. */
interface Piece {
  readonly original: string;
  readonly sent: string;
  readonly token?: string;
  /** False where it is not known which part of the original the token stands for. */
  readonly isPlaced?: boolean;
}

export interface Aligned {
  readonly original: string;
  readonly sent: string;
  readonly marks: readonly PrivacyMark[];
}

/** Both trees must be of one conversation: `original` canonical, `hidden` what became of it. */
export function align(original: JsonValue, hidden: JsonValue, report: readonly HiddenValue[]): Aligned {
  const writer = new Writer(report);
  if (typeof original === 'string' && typeof hidden === 'string') {
    for (const piece of piecesOf(original, hidden, writer.originals)) writer.add(piece, [], (text) => text);
  } else {
    write(original, hidden, writer, []);
  }
  return writer.done();
}

function write(original: JsonValue, hidden: JsonValue, writer: Writer, path: readonly string[]): void {
  if (Array.isArray(hidden) && Array.isArray(original)) {
    writer.both('[');
    hidden.forEach((item: JsonValue, index) => {
      if (index > 0) writer.both(',');
      write(original[index] ?? null, item, writer, path);
    });
    writer.both(']');
  } else if (isObject(hidden) && isObject(original)) {
    writer.both('{');
    pairedKeys(original, hidden).forEach(([from, to], index) => {
      if (index > 0) writer.both(',');
      writeText(from, to, writer, path);
      writer.both(':');
      write(original[from] ?? null, hidden[to] ?? null, writer, [...path, from]);
    });
    writer.both('}');
  } else if (typeof hidden === 'string' && typeof original === 'string') {
    writeText(original, hidden, writer, path);
  } else if (typeof hidden === 'string') {
    writer.one('', '"');
    for (const piece of piecesOf(String(original), hidden, writer.originals)) writer.add(piece, path, escaped);
    writer.one('', '"');
  } else {
    writer.one(JSON.stringify(original), JSON.stringify(hidden));
  }
}

function writeText(original: string, hidden: string, writer: Writer, path: readonly string[]): void {
  writer.both('"');
  for (const piece of piecesOf(original, hidden, writer.originals)) writer.add(piece, path, escaped);
  writer.both('"');
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Keys of the original with what became of them, in the order of the hidden record. A key that looks like a number
 * moves to the front of a record, and leaves it when it is hidden; all others keep their order.
 */
export function pairedKeys(
  original: Readonly<Record<string, JsonValue>>,
  hidden: Readonly<Record<string, JsonValue>>,
): readonly (readonly [string, string])[] {
  const isIndex = (key: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
  const shown = Object.keys(hidden);
  const kept = new Set(shown.filter(isIndex));
  const others = Object.keys(original).filter((key) => !kept.has(key));
  let next = 0;
  return shown.map((key) => [kept.has(key) ? key : (others[next++] ?? key), key]);
}

/** The stretches of one text. Where the two cannot be laid side by side, tokens have no place in the original. */
function piecesOf(original: string, hidden: string, originals: ReadonlyMap<string, string>): readonly Piece[] {
  const parts = split(hidden);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (part.token === undefined) {
      if (!original.startsWith(part.text, at)) return unplaced(original, parts);
      pieces.push({ original: part.text, sent: part.text });
      at += part.text.length;
      continue;
    }
    const known = originals.get(part.token);
    let end: number;
    if (known !== undefined && original.startsWith(known, at)) end = at + known.length;
    else {
      const next = parts[index + 1];
      if (next?.token !== undefined) return unplaced(original, parts);
      end = next === undefined ? original.length : original.indexOf(next.text, at);
      if (end < at) return unplaced(original, parts);
    }
    pieces.push({ original: original.slice(at, end), sent: part.text, token: part.token, isPlaced: true });
    at = end;
  }
  return at === original.length ? pieces : unplaced(original, parts);
}

interface Part {
  readonly text: string;
  readonly token?: string;
}

function split(hidden: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of hidden.matchAll(TOKEN)) {
    if (match.index > at) parts.push({ text: hidden.slice(at, match.index) });
    parts.push({ text: match[0], token: match[0] });
    at = match.index + match[0].length;
  }
  if (at < hidden.length) parts.push({ text: hidden.slice(at) });
  return parts;
}

function unplaced(original: string, parts: readonly Part[]): readonly Piece[] {
  return [
    { original, sent: '', isPlaced: false },
    ...parts.map(({ text, token }) => ({
      original: '',
      sent: text,
      ...(token === undefined ? {} : { token, isPlaced: false }),
    })),
  ];
}

class Writer {
  readonly originals: ReadonlyMap<string, string>;
  readonly #reasons: ReadonlyMap<string, readonly string[]>;
  readonly #marks: PrivacyMark[] = [];
  #original = '';
  #sent = '';

  constructor(report: readonly HiddenValue[]) {
    this.originals = new Map(
      report.flatMap(({ token, original }) => (original === undefined ? [] : [[token, original] as const])),
    );
    const reasons = new Map<string, string[]>();
    for (const { token, reason } of report) reasons.set(token, [...(reasons.get(token) ?? []), reason]);
    this.#reasons = reasons;
  }

  both(text: string): void {
    this.one(text, text);
  }

  one(original: string, sent: string): void {
    this.#original += original;
    this.#sent += sent;
  }

  add(piece: Piece, path: readonly string[], inJson: (text: string) => string): void {
    const [fromOriginal, fromSent] = [this.#original.length, this.#sent.length];
    this.one(inJson(piece.original), inJson(piece.sent));
    const reasons = piece.token === undefined ? undefined : this.#reasons.get(piece.token);
    if (piece.token === undefined || reasons === undefined || this.#marks.length >= MAX_MARKS) return;
    this.#marks.push({
      token: piece.token,
      // One marker stands for all that is hidden one way: the key above it tells which reason is meant.
      reason: reasons.find((reason) => path.some((key) => reason.includes(`“${key}”`))) ?? reasons.join('; or '),
      sent: [fromSent, this.#sent.length],
      ...(piece.isPlaced === true ? { original: [fromOriginal, this.#original.length] as [number, number] } : {}),
    });
  }

  done(): Aligned {
    return { original: this.#original, sent: this.#sent, marks: this.#marks };
  }
}
