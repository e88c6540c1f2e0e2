import { describe, expect, it } from 'vitest';
import { eventId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import { NOWHERE } from './data-column.js';
import { INSERT_COLUMNS, toRow } from './event-row.js';
import { KeyCatalogue } from './key-catalogue.js';

function event(data: JsonObject, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const place = { environment: 'e', dataset: 'd', service: 's', namespace: 'n' };
  const timestamp = unixNanos(1_714_564_800_123_456_789n);
  return { ...place, id: eventId('1'), kind: 'log', timestamp, isError: false, data, ...rest };
}

const always = ['environment', 'dataset', 'service', 'namespace', 'kind', 'id', 'timestamp', 'data', 'body'];

describe('toRow', () => {
  it('leaves out what is the default of its column', () => {
    const row = JSON.parse(toRow(event({}), NOWHERE));
    expect(Object.keys(row)).toEqual(always);
    expect(row.timestamp).toBe('2024-05-01 12:00:00.123456789');
    expect(always.filter((column) => !INSERT_COLUMNS.some((known) => known === column))).toEqual([]);
  });

  it('writes zeros and truths', () => {
    const row = JSON.parse(toRow(event({}, { isError: true, metric: { sum: 0 }, weight: 10, level: 'warn' }), NOWHERE));
    expect(row).toMatchObject({ is_error: true, metric_sum: 0, weight: 10, level: 'warn' });
  });

  it('holds the text of the record as it stands, and data beside it', () => {
    const row = toRow(event({ 'a"}': '\\ud800 {"b', n: 1 }), NOWHERE);
    const text = '{"a\\"}":"\\\\ud800 {\\"b","n":1}';
    expect(row.endsWith(`,"data":${text},"body":${text}}`)).toBe(true);
  });

  it('has no lone surrogate in what the engine reads', () => {
    const row = JSON.parse(toRow(event({ text: '\ud800', list: [2 ** 63] }, { message: 'm\udfff' }), NOWHERE));
    expect(row.message).toBe('m\ufffd');
    expect(row.data).toEqual({ text: '\ufffd', list: [2 ** 63] });
    expect(row.body.text).toBe('\ud800');
  });
});

describe('the key catalogue', () => {
  const linesOf = (catalogue: KeyCatalogue): readonly unknown[] => catalogue.take().map((line) => JSON.parse(line));

  it('counts scalars by path and type, and nothing inside arrays', () => {
    const catalogue = new KeyCatalogue();
    const first = event({ user: { plan: 'free' }, list: [{ x: 1 }], n: 1 });
    for (const one of [first, first, event({ n: 'text' })]) toRow(one, catalogue.placeOf(one));
    const place = { environment: 'e', dataset: 'd', day: '2024-05-01' };
    expect(catalogue.hasNews).toBe(true);
    expect(linesOf(catalogue)).toEqual([
      { ...place, key: 'user.plan', type: 'string', count: 2 },
      { ...place, key: 'n', type: 'number', count: 2 },
      { ...place, key: 'n', type: 'string', count: 1 },
    ]);
    expect([catalogue.hasNews, linesOf(catalogue)]).toEqual([false, []]);
  });

  it('counts a row as it counted its event', () => {
    const [fromEvent, fromRow] = [new KeyCatalogue(), new KeyCatalogue()];
    const one = event({ user: { plan: 'free' }, 'a.b': true });
    fromRow.countRow(toRow(one, fromEvent.placeOf(one)));
    expect(linesOf(fromRow)).toEqual(linesOf(fromEvent));
  });

  it('has news again of keys that it was told to forget', () => {
    const catalogue = new KeyCatalogue();
    const one = event({ n: 1 });
    toRow(one, catalogue.placeOf(one));
    catalogue.take();
    toRow(one, catalogue.placeOf(one));
    expect(catalogue.hasNews).toBe(false);
    catalogue.forget();
    toRow(one, catalogue.placeOf(one));
    expect(catalogue.hasNews).toBe(true);
  });
});
