/** A filter as people type it: `key operation value`, such as `@duration > 1000` or `service IN (a, b)`. */
import { FILTER_OPERATIONS, type Filter } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';

// Longest first, so that `>=` is not read as `>` and `NOT_IN` not as `IN`.
const OPERATIONS = [...FILTER_OPERATIONS].sort((a, b) => b.length - a.length);
const WITHOUT_VALUE: readonly string[] = ['EXISTS', 'DOES_NOT_EXIST'];
const WITH_LIST: readonly string[] = ['IN', 'NOT_IN'];

/** Numbers and true/false count as such unless quoted. Raises QUERY_INVALID with an example. */
export function parseFilter(text: string): Filter {
  const [, key, rest = ''] = /^\s*(\S+?)(?:\s+|(?=[=!<>]))(.+?)\s*$/s.exec(text) ?? [];
  const operation = OPERATIONS.find(
    (one) =>
      rest.toUpperCase() === one ||
      rest.toUpperCase().startsWith(`${one} `) ||
      (/^\W/.test(one) && rest.startsWith(one)),
  );
  if (key === undefined || operation === undefined) throw unreadable(text);
  const value = rest.slice(operation.length).trim();
  if (WITHOUT_VALUE.includes(operation)) {
    if (value !== '') throw unreadable(text);
    return { key, operation };
  }
  if (value === '') throw unreadable(text);
  if (!WITH_LIST.includes(operation)) return { key, operation, value: scalar(value) };
  const list = /^[([](.*)[)\]]$/s.exec(value)?.[1] ?? value;
  return { key, operation, value: list.split(',').map((item) => scalar(item.trim())) };
}

function scalar(text: string): string | number | boolean {
  const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return quoted;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) && Number.isSafeInteger(Math.trunc(Number(text))) ? Number(text) : text;
}

const unreadable = (text: string): EngineError =>
  new EngineError(
    'QUERY_INVALID',
    `The filter ${JSON.stringify(text)} is not "key operation value". For example: --filter '@duration > 1000' (operations: ${FILTER_OPERATIONS.join(' ')})`,
  );
