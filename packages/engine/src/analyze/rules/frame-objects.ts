/** Frames of a stack that are sent as objects. */
import { isObject, type JsonValue, valueAt } from '../../model/json.js';

/** The frames that Go's runtime for Lambda sends as objects, a line each; empty where there are none. */
export function framesOfObjects(root: JsonValue): string {
  const frames = isObject(root) ? (valueAt(root, 'stackTrace') ?? valueAt(root, '@message.stackTrace')) : undefined;
  if (!Array.isArray(frames)) return '';
  return frames
    .slice(0, 40)
    .flatMap((frame: JsonValue) => {
      if (!isObject(frame) || typeof frame.path !== 'string') return [];
      return [`${frame.path}:${String(frame.line)}${typeof frame.label === 'string' ? ` (${frame.label})` : ''}`];
    })
    .join('\n');
}
