import { describe, expect, it } from 'vitest';
import { newEventId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { kindsOf, type Told } from './error-kinds.js';

const AT = fromEpochMillis(1_700_000_000_000);
const refused = { 'error.name': 'CardError', 'error.message': 'refused' };

function told(fingerprint: string, count: number, data: JsonObject, rest: Partial<TelemetryEvent> = {}): Told {
  const sample: TelemetryEvent = {
    id: newEventId(AT),
    environment: 'e',
    dataset: 'logs',
    service: 'shop',
    namespace: 'pay',
    kind: 'log',
    timestamp: AT,
    isError: true,
    fingerprint,
    data,
    ...rest,
  };
  return { fingerprint, count, firstAt: count, lastAt: 100 - count, sample };
}
const names = (kinds: ReturnType<typeof kindsOf>) => kinds.map((kind) => kind.tellings.map((one) => one.fingerprint));

describe('kindsOf', () => {
  it('makes one kind of the lines and the spans of a failure, named by the lines and counted once', () => {
    const span = told('a', 9, refused, { kind: 'span', dataset: 'otel' });
    const [kind, ...others] = kindsOf([span, told('b', 7, refused)], 'count');
    expect(others).toEqual([]);
    expect(kind).toMatchObject({ fingerprint: 'b', count: 9, firstAt: 7, lastAt: 93 });
    expect(kind?.tellings).toEqual([
      { fingerprint: 'b', dataset: 'logs', kind: 'log', count: 7 },
      { fingerprint: 'a', dataset: 'otel', kind: 'span', count: 9 },
    ]);
  });
  it('leaves one alone that fits two places', () => {
    const unnamed = told('a', 1, refused, { service: 'default' });
    const kinds = kindsOf([unnamed, told('b', 1, refused), told('c', 1, refused, { service: 'bank' })], 'count');
    expect(names(kinds)).toEqual([['a'], ['b'], ['c']]);
  });
  it('orders by what was asked for', () => {
    const all = [told('a', 5, { error: 'x' }), told('b', 8, { error: 'y' }), told('c', 2, { error: 'z' })];
    expect(names(kindsOf(all, 'count')).flat()).toEqual(['b', 'a', 'c']);
    expect(names(kindsOf(all, 'first')).flat()).toEqual(['b', 'a', 'c']);
    expect(names(kindsOf(all, 'last')).flat()).toEqual(['c', 'a', 'b']);
  });
});
