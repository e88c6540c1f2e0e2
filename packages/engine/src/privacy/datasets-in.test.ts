import { describe, expect, it } from 'vitest';
import { datasetsIn } from './datasets-in.js';

describe('datasetsIn', () => {
  it('finds each dataset once, in lists, maps and circles', () => {
    const node: { event: object; above?: object } = { event: { dataset: 'otel', data: {} } };
    node.above = node;
    const rows = [
      { dataset: 'web', data: {} },
      { dataset: 'otel', data: {} },
    ];
    expect(datasetsIn({ rows, nodes: new Map([['a', node]]), none: undefined })).toEqual(['otel', 'web']);
  });
  it('takes no word of the data for it', () => {
    expect(datasetsIn({ event: { dataset: 'web', data: { dataset: 'forged' } } })).toEqual(['web']);
  });
  it('is unknown when no event says so, or when there is too much to look at', () => {
    expect(datasetsIn({ rows: [] })).toBeUndefined();
    expect(datasetsIn({ rows: Array.from({ length: 250_000 }, () => ({ dataset: 'web' })) })).toBeUndefined();
  });
});
