/** A filter as people type it on a command line: `key operation value`, such as `@duration > 1000`. */
import { FILTER_OPERATIONS, type Filter, parseFilterText } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';

/** Numbers and true/false count as such unless quoted. Raises QUERY_INVALID with what is wrong and an example. */
export function parseFilter(text: string): Filter {
  const read = parseFilterText(text);
  if ('value' in read) return read.value;
  throw new EngineError(
    'QUERY_INVALID',
    `The filter ${JSON.stringify(text)} is not "key operation value": ${read.problem}. For example: --filter '@duration > 1000' (operations: ${FILTER_OPERATIONS.join(' ')})`,
  );
}
