/** Where senders of syslog put the token that they were given. Each of these was seen in the documentation of one. */

/** Only the head of a message can hold the key. */
const HEAD_CHARS = 2048;
const MAX_CANDIDATES = 40;

/**
 * The texts of a message that may be the key, in order: the id of a structured element before its `@`, the values in
 * structured data, the fields of the header, and the first word of the text.
 */
export function keyCandidates(message: string): readonly string[] {
  const head = message.slice(0, HEAD_CHARS);
  const found = new Set<string>();
  for (const [, id = ''] of head.matchAll(/\[([\x21-\x7e]{8,256}?)@\d{1,10}[ \]]/g)) found.add(id);
  for (const [, value = ''] of head.matchAll(/="([\x21\x23-\x7e]{8,256})"/g)) found.add(value);
  for (const word of head.split(' ').slice(0, 12)) if (word.length >= 8) found.add(word.replace(/^\[|\]$/g, ''));
  return [...found].slice(0, MAX_CANDIDATES);
}

/** The message without the key, wherever it stands. An element that held nothing else is gone with it. */
export function withoutKey(message: string, key: string): string {
  if (!message.includes(key)) return message;
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return message
    .replace(new RegExp(`\\[${escaped}@\\d{1,10}([^\\]]*)\\]`, 'g'), (_all, rest: string) =>
      rest.trim() === '' ? '-' : `[token@0${rest}]`,
    )
    .replaceAll(key, '-');
}
