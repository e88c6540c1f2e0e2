/** What an alert really counts: the kinds about errors bring their own calculation. */
import type { Alert, Query } from '@baselime-ai/contract';

/** Of a kind about errors: the errors that the query selects, counted. Any other alert asks what its query says. */
export function queryOfAlert({ kind, query }: Pick<Alert, 'kind' | 'query'>): Query {
  if (kind !== 'error-surge' && kind !== 'new-error') return query;
  const { datasets, filters = [], needle } = query;
  return {
    calculations: [{ operator: 'COUNT', alias: 'errors' }],
    filters: [...filters, { key: '$baselime.error', operation: '=', value: true }],
    ...(datasets === undefined ? {} : { datasets }),
    ...(needle === undefined ? {} : { needle }),
  };
}
