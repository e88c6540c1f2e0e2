import { describe, expect, it } from 'vitest';
import { type Managed, managementBody } from './management-body.js';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const RESOURCES: readonly (readonly [Managed, object])[] = [
  ['queries', { id: 'q', description: '', parameters: { datasets: ['lambda-logs'], filters: [] } }],
  ['queries', { id: 'q', parameters: {} }],
  ['alerts', { id: 'a', parameters: { queryId: 'q', threshold: {}, frequency: '5 mins', window: '5 mins' } }],
  ['dashboards', { id: 'd', parameters: { widgets: [] } }],
  ['markers', { service: 'shop', startTime: 1_700_000_000_000 }],
];

describe('managementBody', () => {
  it.each(RESOURCES)('takes a resource of %s', (managed, body) => {
    expect(managementBody(managed, undefined, bytes(body))).toEqual(body);
  });
  it.each(RESOURCES)('leaves the same in a list to the dataset %s', (managed, body) => {
    expect(managementBody(managed, undefined, bytes([body]))).toBeUndefined();
  });
  it.each([
    ['queries', { id: 'q', message: 'hello' }],
    ['queries', { id: 'q', parameters: { datasets: [], userId: 7 } }],
    ['queries', { parameters: { datasets: [] } }],
    ['alerts', { id: 'a', parameters: {} }],
    ['dashboards', { id: 'a', parameters: 'widgets' }],
    ['markers', { startTime: 'yesterday' }],
  ] as const)('leaves an event of %s to the dataset', (managed, body) => {
    expect(managementBody(managed, undefined, bytes(body))).toBeUndefined();
  });
  it('leaves what is compressed, what is no JSON and what is large to the dataset', () => {
    const body = { id: 'q', parameters: {} };
    expect(managementBody('queries', 'gzip', bytes(body))).toBeUndefined();
    expect(managementBody('queries', undefined, new TextEncoder().encode('{"id":"q"}\n{"id":"r"}'))).toBeUndefined();
    const long = { ...body, description: 'x'.repeat(1024 * 1024) };
    expect(managementBody('queries', undefined, bytes(long))).toBeUndefined();
  });
});
