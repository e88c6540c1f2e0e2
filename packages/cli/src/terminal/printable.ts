/**
 * Makes text from logs safe to print. A log line may hold escape sequences that move the cursor, change the title,
 * write to the clipboard or hide text; none of them reaches the terminal.
 * Covers ECMA-48 control sequences (CSI, OSC, DCS, SOS, PM, APC, in 7-bit and 8-bit form), C0 and C1 controls, and
 * Unicode's bidirectional overrides, invisible separators, fillers and tag characters.
 */

// Written as a text, because control characters in a literal are easy to lose and hard to review.
const ESC = '\\u001b';
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
    `(?:${ESC}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|${ESC}\\\\|\\u009c)?`,
    `${ESC}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
);
// biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points that are never shown
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u2028\u2029\u3164\uffa0\u{e0000}-\u{e0fff}]/gu;

/** `text` without anything that acts on a terminal; line breaks stay, tabs become two spaces. */
export function printable(text: string): string {
  return text
    .replace(SEQUENCES, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(CONTROLS, (control) => (control === '\n' ? '\n' : ''));
}

/** The same on one line, shortened to `width` columns with an ellipsis. */
export function oneLine(text: string, width: number): string {
  const flat = printable(text).replace(/\s+/g, ' ').trim();
  const characters = [...flat];
  return characters.length <= width ? flat : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
