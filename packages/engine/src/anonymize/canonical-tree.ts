/** The form of a tree that everything else works on: sorted keys, clean text, caps on size and depth. */
import { EngineError } from '../model/errors.js';
import { emptyRecord, isObject, type JsonValue } from '../model/json.js';
import { canonicalText } from './characters.js';

/** Most objects come from a program that writes them in one order, often in this one. */
function inOrder(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort();
  return keys;
}

const MAX_DEPTH = 64;
const MAX_NODES = 200_000;

/** The tree with sorted keys and canonical text. Raises ANONYMIZE_INPUT_TOO_LARGE above any of the caps. */
export function canonicalTree(tree: JsonValue, maxCharacters: number): JsonValue {
  let characters = 0;
  let nodes = 0;
  const tooLarge = (): EngineError =>
    new EngineError(
      'ANONYMIZE_INPUT_TOO_LARGE',
      'This is too large or too deep to be anonymized. Ask about a smaller part.',
    );
  const clean = (text: string): string => {
    characters += text.length;
    if (characters > maxCharacters) throw tooLarge();
    return canonicalText(text);
  };
  const visit = (value: JsonValue, depth: number): JsonValue => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) throw tooLarge();
    if (typeof value === 'string') return clean(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (Array.isArray(value)) return value.map((item: JsonValue) => visit(item, depth + 1));
    if (!isObject(value)) return value;
    const record = emptyRecord();
    for (const key of inOrder(Object.keys(value))) {
      const child = value[key];
      if (child !== undefined) record[clean(key)] = visit(child, depth + 1);
    }
    return record;
  };
  return visit(tree, 0);
}
