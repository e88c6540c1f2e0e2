/**
 * What the other side answered, where a client keeps it in the error that it raises: `error.response.data` (axios),
 * `response.body` (got, superagent, the SDKs of OpenAI and Twilio), `response.text` (superagent, Python's requests).
 * The status says that it refused, and the body often why.
 */
import { isObject, type JsonValue, leaves } from '../../model/json.js';

const BODY =
  /^(?:.*\.)?(?:err|error|exception|exc|cause|reason)\.(?:response\.)?(?:data|body|text|responsebody|responsedata)(?:\.(.+))?$/i;
const TYPE = /(?:^|[._])(?:code|type|error|status|name|error_?code|error_?type)$/i;
const TEXT =
  /(?:^|[._])(?:message|msg|detail|details|description|error_?description|error_?message|title|reason|error)$/i;

export interface Answered {
  readonly types: readonly string[];
  readonly texts: readonly string[];
}

/** Of one value of the event's data at its path; undefined where it is no part of an answer's body. */
export function answerBody(path: string, value: string): Answered | undefined {
  const match = BODY.exec(path);
  if (match === null) return undefined;
  const below = match[1];
  if (below !== undefined) return read(below, value);
  const body = parsed(value);
  if (body === undefined) return { types: [], texts: [value.slice(0, MOST_CHARS)] };
  const all = [...leaves(body, MOST_LEAVES)].map(([key, leaf]) => read(key, leaf === null ? '' : String(leaf)));
  return { types: all.flatMap(({ types }) => types), texts: all.flatMap(({ texts }) => texts) };
}

const MOST_CHARS = 4_000;
const MOST_LEAVES = 40;

/** A code stands where a sentence would: `"error": "invalid_grant"`. */
function read(key: string, value: string): Answered {
  const isCode = TYPE.test(key) && /^[\w.:$-]{3,80}$/.test(value) && /[a-z]/i.test(value);
  const isText = TEXT.test(key) && /\s/.test(value);
  return { types: isCode ? [value] : [], texts: isText ? [value] : [] };
}

function parsed(text: string): JsonValue | undefined {
  if (text.length > 65_536 || !/^\s*\{/.test(text)) return undefined;
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
