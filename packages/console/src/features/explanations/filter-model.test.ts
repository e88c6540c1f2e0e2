import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../app/search.js';
import { filterOf, isFiltered } from './filter-model.js';

describe('filterOf', () => {
  it('asks for what the address names', () => {
    const search = parseSearch({ q: 'mail', entity: 'checkout', confidence: 'likely', rating: 'down' });
    expect(filterOf(search)).toEqual({ q: 'mail', service: 'checkout', confidence: 'likely', rating: 'down' });
  });

  it('drops what no answer can be', () => {
    const filter = filterOf(parseSearch({ confidence: 'sure', rating: 5 }));
    expect(filter).toEqual({});
    expect(isFiltered(filter)).toBe(false);
  });
});
