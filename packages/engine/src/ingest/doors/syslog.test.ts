import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { toIsoNanos } from '../../model/units.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeSyslog } from './syslog.js';

const one = (text: string) => {
  const { events, rejected } = decodeSyslog(testContext(), { headers: {}, body: bytesOf([text]) });
  expect([events.length, rejected]).toEqual([1, []]);
  const [event] = events;
  if (event === undefined) throw new Error('no event');
  return event;
};

describe('syslog', () => {
  it('of RFC 5424 has time, application, severity and structured data', () => {
    const event = one(
      '<11>1 2026-11-22T17:00:00.123456Z srv-1 shop-api 42 web [meta seq="7" path="a\\"b\\]c"][other x="1"] \ufeffcard is undefined',
    );
    expect(event).toMatchObject({
      dataset: 'syslog',
      service: 'shop-api',
      namespace: 'shop-api',
      level: 'error',
      isError: true,
      message: 'card is undefined',
      data: { hostname: 'srv-1', procid: '42', msgid: 'web', facility: 1, severity: 'err' },
    });
    expect(event.data.structured).toEqual({ meta: { seq: '7', path: 'a"b]c' }, other: { x: '1' } });
    expect(toIsoNanos(event.timestamp)).toBe('2026-11-22T17:00:00.123456000Z');
  });
  it.each([
    [0, 'fatal'],
    [2, 'fatal'],
    [3, 'error'],
    [4, 'warn'],
    [6, 'info'],
    [7, 'debug'],
  ])('severity %i is %s', (severity, level) => {
    expect(one(`<${8 + severity}>1 2026-11-22T17:00:00Z h app - - - hello`).level).toBe(level);
  });
  it('believes the level and the service of a message in JSON before those of the header', () => {
    const event = one(
      '<14>1 2026-11-22T17:00:00Z h app - - - {"level":"error","service":"billing","msg":"no","requestId":"r1"}',
    );
    expect(event).toMatchObject({ level: 'error', isError: true, service: 'billing', message: 'no', requestId: 'r1' });
    expect(one('<14>1 2026-11-22T17:00:00Z h app - - - ERROR: no').level).toBe('error');
  });
  it('without fields has dashes for them', () => {
    const event = one('<14>1 - - - - - - hello');
    expect(event).toMatchObject({ message: 'hello', service: 'default', level: 'info' });
    expect(Object.keys(event.data)).not.toContain('hostname');
  });
  it('of RFC 3164 has the year in which it arrived', () => {
    const event = one('<27>Nov  2 07:08:09 srv-1 nginx[12]: upstream timed out');
    expect(event).toMatchObject({ service: 'nginx', level: 'error', message: 'upstream timed out' });
    expect(toIsoNanos(event.timestamp)).toBe('2026-11-02T07:08:09.000000000Z');
    expect(toIsoNanos(one('<27>Dec 30 07:08:09 srv-1 nginx: x').timestamp)).toBe('2025-12-30T07:08:09.000000000Z');
  });
  it.each(['plain text', '<999>1 odd', '<14>1 2026', '[unclosed', '<14>1 - - - - - [a b="c" hello'])(
    'keeps %s as a message',
    (text) => expect(one(text).message).toBeDefined(),
  );
  it('hides what a sensitive parameter holds', () => {
    const event = one('<14>1 2026-11-22T17:00:00Z h app - - [auth password="hunter2"] hello');
    expect(JSON.stringify(event.data)).not.toContain('hunter2');
  });
  it('reads structured data in linear time', () => {
    const read = (times: number) => () => {
      one(`<14>1 2026-11-22T17:00:00Z h app - - ${'[a b="c"]'.repeat(times)} x`);
      one(`<14>1 2026-11-22T17:00:00Z h app - - [a${' b="c"'.repeat(times)} x`);
    };
    expect(growthOf(read(2_500), read(20_000), { limit: 24, floorMs: 40 }).ratio).toBeLessThanOrEqual(24);
  });
});
