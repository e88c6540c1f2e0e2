import type { Alert } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import {
  conditionText,
  draftOf,
  draftOfAlert,
  groupText,
  inOrder,
  limitOf,
  requestOf,
  watchedQuery,
  watchedRange,
} from './model.js';

const alert: Alert = {
  id: 'a',
  name: 'Errors',
  kind: 'threshold',
  query: { datasets: ['otel'], groupBys: [{ value: 'tenant' }], calculations: [{ operator: 'P95', key: '@duration' }] },
  threshold: { operation: '>', value: 5 },
  frequency: 300_000,
  window: 900_000,
  enabled: true,
  channels: ['ch'],
  createdAt: '2024-05-01T00:00:00.000Z',
  updatedAt: '2024-05-01T00:00:00.000Z',
};

describe('requestOf', () => {
  it('gives back what a stored alert says', () => {
    const { createdAt: _created, updatedAt: _updated, ...settings } = alert;
    expect(requestOf(draftOfAlert(alert), 'a')).toEqual({ request: settings });
  });
  it('names what is missing', () => {
    expect(requestOf(draftOf({}))).toEqual({ missing: 'Give it a name.' });
    expect(requestOf({ ...draftOf({}), name: 'a' })).toEqual({ missing: 'Say at which number it fires.' });
    expect(requestOf({ ...draftOf({}), name: 'a', value: 'x' })).toEqual({ missing: 'Say at which number it fires.' });
  });
  it('sends a threshold only where it counts, and a surge as an increase', () => {
    const fresh = requestOf({ ...draftOf({}), name: 'a', kind: 'new-error' });
    expect(fresh).toMatchObject({ request: { kind: 'new-error' } });
    expect('request' in fresh ? fresh.request.threshold : 'missing').toBeUndefined();
    const surge = requestOf({ ...draftOf({}), name: 'a', kind: 'error-surge', value: '50' });
    expect(surge).toMatchObject({ request: { threshold: { operation: 'INCREASES_BY_MORE_THAN', value: 50 } } });
  });
});

describe('an alert in words', () => {
  it.each([
    [alert, 'P95(@duration) in otel for each tenant is above 5'],
    [{ ...alert, kind: 'anomaly' as const, query: {} }, 'COUNT is unusual'],
    [{ ...alert, kind: 'new-error' as const }, 'An error in otel that was never seen before'],
    [
      { ...alert, query: {}, threshold: { operation: 'DECREASES_BY_MORE_THAN' as const, value: 50 } },
      'COUNT falls by more than 50 %',
    ],
  ])('%#: reads as a sentence', (one, text) => expect(conditionText(one)).toBe(text));

  it('names groups by their values, and a new error by its place', () => {
    expect(groupText({ group: { a: 'x', b: null }, value: 1, firing: true })).toBe('a=x, b=–');
    expect(groupText({ group: { fingerprint: 'f' }, label: 'shop · pay', value: 1, firing: true })).toBe('shop · pay');
    expect(groupText({ value: 1, firing: true })).toBe('all');
  });
});

describe('the list', () => {
  it('begins with what fires and ends with what is off', () => {
    const named = (name: string, more: Partial<Alert>): Alert => ({ ...alert, name, ...more });
    const alerts = [
      named('off', { enabled: false, state: 'firing' }),
      named('b', { state: 'ok' }),
      named('a', {}),
      named('silent', { state: 'no-data' }),
      named('loud', { state: 'firing' }),
    ];
    expect(inOrder(alerts).map(({ name }) => name)).toEqual(['loud', 'silent', 'a', 'b', 'off']);
  });
});

describe('the chart of an alert', () => {
  const minutes = (count: number): number => count * 60_000;
  it('is of whole windows, the last of them the one that has begun', () => {
    expect(watchedRange(minutes(15), minutes(1000))).toEqual({ from: minutes(990 - 23 * 15), to: minutes(1000) });
    expect(watchedRange(minutes(15), minutes(1)).from).toBe(0);
  });
  it('is of the first calculation, and of errors for the kinds about errors', () => {
    expect(watchedQuery(alert)).toMatchObject({ groupBys: [{ value: 'tenant' }], calculations: [{ operator: 'P95' }] });
    expect(watchedQuery({ ...alert, kind: 'new-error' })).toEqual({
      datasets: ['otel'],
      filters: [{ key: '$baselime.error', operation: '=', value: true }],
      calculations: [{ operator: 'COUNT' }],
    });
  });
  it('has a limit where values are held against one', () => {
    expect(limitOf(alert)).toBe(5);
    expect(limitOf({ ...alert, kind: 'anomaly' })).toBeUndefined();
    expect(limitOf({ ...alert, threshold: { operation: 'INCREASES_BY_MORE_THAN', value: 50 } })).toBeUndefined();
  });
});
