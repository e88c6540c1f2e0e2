/** JSON for standard output. */

/**
 * `value` as JSON whose text acts on no terminal: JSON.stringify escapes C0 controls, this also C1 controls and
 * bidirectional marks. The text means the same to a parser.
 */
export const jsonText = (value: unknown, indent?: number): string => calmJson(JSON.stringify(value, undefined, indent));

/** The same for text that is JSON already, or a piece of it. */
export const calmJson = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
