/**
 * Telemetry is hostile: it may hold characters that hide or reorder what the reader sees.
 * Source: Unicode Standard Annex #9 (bidirectional controls) and Unicode Technical Report #36 (visual spoofing).
 */

export interface TextPiece {
  readonly text: string;
  /** True for a character that was made visible as its code point. */
  readonly escaped: boolean;
}

// C0 without tab and line feed, DEL and C1, zero-width and bidirectional controls, line separators, fillers, tags, lone surrogates.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: making control characters visible is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|[\u{e0000}-\u{e007f}]|\u034f|\p{Cs}/gu;

/** Splits a text into plain pieces and visible stand-ins. An empty text gives no piece. */
export function visiblePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), escaped: false });
    pieces.push({ text: codePointName(match[0]), escaped: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), escaped: false });
  return pieces;
}

/** The text in one line of at most `limit` characters, hidden characters visible, white space collapsed. */
export function visibleLine(text: string, limit = 300): string {
  const cut = cutText(text, limit);
  const line = visiblePieces(cut.text.replace(/\s+/g, ' ').trim())
    .map((piece) => piece.text)
    .join('');
  return cut.left > 0 ? `${line}…` : line;
}

/** The first `limit` characters without splitting a surrogate pair, and how many characters are left. */
export function cutText(text: string, limit: number): { readonly text: string; readonly left: number } {
  if (text.length <= limit) return { text, left: 0 };
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return { text: text.slice(0, end), left: text.length - end };
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
