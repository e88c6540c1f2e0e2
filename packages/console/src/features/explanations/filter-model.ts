/** Which explanations the address asks for. */
import type { ExplanationFilter } from '@baselime-ai/contract';
import type { ViewSearch } from '../../app/search.js';

export function filterOf({ q, entity, confidence, rating }: ViewSearch): ExplanationFilter {
  return {
    ...(q === undefined ? {} : { q: q.slice(0, 200) }),
    ...(entity === undefined ? {} : { service: entity.slice(0, 256) }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(rating === undefined ? {} : { rating }),
  };
}

export const isFiltered = (filter: ExplanationFilter): boolean => Object.keys(filter).length > 0;
