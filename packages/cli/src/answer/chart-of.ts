/** The query of a chart as people type it: JSON in the API's shape, or one filter whose events are counted. */
import { Query } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { parseFilter } from '../filter-text.js';

/** Counts events when the text names no calculation. Raises QUERY_INVALID. */
export function chartOf(text: string): Query {
  const query = text.trimStart().startsWith('{') ? queryOf(text) : { filters: [parseFilter(text)] };
  return query.calculations === undefined ? { ...query, calculations: [{ operator: 'COUNT' }] } : query;
}

function queryOf(text: string): Query {
  try {
    return Query.parse(JSON.parse(text));
  } catch (cause) {
    const example = `'{"calculations":[{"operator":"P95","key":"@duration"}]}'`;
    throw new EngineError('QUERY_INVALID', `--query is no query. For example: --query ${example}`, { cause });
  }
}
