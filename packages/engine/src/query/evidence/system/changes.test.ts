import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../../model/units.js';
import { changesOf } from './changes.js';
import type { ChangeRow, VersionRow } from './rows.js';

const START = fromEpochMillis(Date.UTC(2024, 4, 1, 12));
const entityOf = ({ namespace }: { readonly namespace: string }): string => namespace;
const record = (eventName: string, requestParameters: object, userIdentity: object = { userName: 'mira.k' }) => ({
  eventName,
  userIdentity,
  requestParameters,
  responseElements: { functionName: 'another' },
});
const row = (eventName: string, ...given: [object, object?]): ChangeRow => ({
  id: 'c1',
  service: 'default',
  namespace: 'AWS/Lambda',
  what: eventName,
  at: 0,
  text: JSON.stringify(record(eventName, ...given)),
});
const version = (service: string, value: string, first: number): VersionRow => ({
  service,
  namespace: 'orders',
  version: value,
  first,
  last: first + 1_000,
});
const of = (rows: readonly ChangeRow[], versions: readonly VersionRow[] = []) =>
  changesOf(rows, versions, ['orders'], entityOf, START);

describe('changesOf', () => {
  it('lays a call to what it names, and keeps the names of its parameters', () => {
    expect(of([row('UpdateFunctionConfiguration', { functionName: 'orders', timeout: 3 })])).toMatchObject([
      { entity: 'orders', kind: 'configuration', names: ['orders'] },
    ]);
    expect(of([row('DisableRule', { name: 'orders-nightly' })])).toMatchObject([
      { entity: 'AWS/Lambda', kind: 'configuration', names: ['orders-nightly'] },
    ]);
  });
  it('leaves out what automatic scaling did by itself', () => {
    const role = { arn: 'arn:aws:sts::1:assumed-role/AWSServiceRoleForApplicationAutoScaling_ECSService/x' };
    expect(of([row('UpdateService', { service: 'orders', desiredCount: 3 }, role)])).toEqual([]);
    expect(of([row('UpdateService', { service: 'orders', desiredCount: 3 })])).toHaveLength(1);
  });
  it('tells each version once, whatever service its lines and its spans name, and not the oldest', () => {
    const known = [version('default', '4', -30_000), version('orders', '4', -29_500)];
    expect(of([], known)).toEqual([]);
    const next = [...known, version('orders', '5', 60_000), version('default', '5', 60_400)];
    expect(of([], next).map(({ what, at }) => [what, at])).toEqual([['version 5', START + 60_000_000_000n]]);
  });
  it('takes the name of whatever was deployed last for no version', () => {
    expect(of([], [version('orders', '4', -30_000), version('orders', '$LATEST', 0)])).toEqual([]);
  });
});
