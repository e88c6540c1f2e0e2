import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toIsoNanos } from '../../model/units.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeVercel } from './vercel.js';

const at = Date.parse('2026-11-22T17:00:00.123Z');
const entry = {
  id: '1573817250283254651097202070',
  deploymentId: 'dpl_233NRGRjVZX1caZrXWtz5g1TAksD',
  source: 'lambda',
  host: 'shop-web-abc.vercel.app',
  timestamp: at,
  projectId: 'prj_1',
  projectName: 'shop-web',
  level: 'error',
  message: 'TypeError: card is undefined\n    at pay (/var/task/api/pay.js:3:1)',
  entrypoint: 'api/pay.js',
  path: '/api/pay',
  requestId: 'lhr1::abc-1',
  statusCode: 500,
  type: 'stderr',
  environment: 'production',
  traceId: '5b8efff798038103d269b633813fc60c',
  proxy: {
    timestamp: at,
    method: 'POST',
    host: 'shop.example',
    path: '/api/pay',
    clientIp: '203.0.113.7',
    statusCode: 500,
  },
};
const decode = (body: unknown, query = {}) => decodeVercel(testContext(), { headers: {}, body: bytesOf(body), query });

describe('a log drain of Vercel', () => {
  it.each([
    ['a JSON array', [entry, entry]],
    ['an object a line', `${JSON.stringify(entry)}\n${JSON.stringify(entry)}\n`],
  ])('delivers %s', (_name, body) => {
    const { events, rejected } = decode(body);
    expect([events.length, rejected]).toEqual([2, []]);
    expect(events[0]).toMatchObject({
      dataset: 'vercel-functions',
      service: 'shop-web',
      namespace: 'api/pay.js',
      level: 'error',
      isError: true,
      requestId: 'lhr1::abc-1',
      traceId: '5b8efff798038103d269b633813fc60c',
      kind: 'log',
    });
    expect(events[0] && toIsoNanos(events[0].timestamp)).toBe('2026-11-22T17:00:00.123000000Z');
    expect(JSON.stringify(events[0]?.data)).not.toContain('203.0.113.7');
  });

  it.each([
    ['build', 'vercel-build'],
    ['edge', 'vercel-edge'],
    ['lambda', 'vercel-functions'],
    ['static', 'vercel-static'],
    ['external', 'vercel-static'],
    ['something new', 'vercel-static'],
  ])('puts the source %s into %s', (source, dataset) => {
    expect(decode([{ ...entry, source }]).events[0]?.dataset).toBe(dataset);
  });

  it('lets the address name dataset and service', () => {
    expect(decode([entry], { dataset: 'web-logs', service: 'storefront' }).events[0]).toMatchObject({
      dataset: 'web-logs',
      service: 'storefront',
    });
  });

  it('words a request that has no text, and sees in its status that it failed', () => {
    const { message: _, level: __, statusCode: ___, ...silent } = entry;
    const request = { ...silent, source: 'static', proxy: { ...entry.proxy, statusCode: 502 } };
    expect(decode([request]).events[0]).toMatchObject({ message: 'POST /api/pay 502', isError: true });
    const fine = { ...silent, source: 'static', proxy: { ...entry.proxy, statusCode: 304 } };
    expect(decode([fine]).events[0]).toMatchObject({ message: 'POST /api/pay 304', isError: false });
  });

  it('takes a function without an answer as failed, and a cached page without one as fine', () => {
    const info = { ...entry, level: 'info', message: 'x' };
    expect(decode([{ ...info, statusCode: -1 }]).events[0]?.isError).toBe(true);
    const cached = { ...info, source: 'static', statusCode: 200, proxy: { ...entry.proxy, statusCode: -1 } };
    expect(decode([cached]).events[0]?.isError).toBe(false);
  });

  it('is refused above 16 MB before it is inflated', () => {
    const body = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const request = { headers: { 'content-encoding': 'gzip' }, body };
    expect(() => decodeVercel(testContext(), request)).toThrow('INGEST_PAYLOAD_TOO_LARGE');
  });

  it('keeps good entries beside bad ones', () => {
    const { events, rejected } = decode([entry, null, 5, entry]);
    expect([events.length, rejected.map(({ index }) => index)]).toEqual([2, [1, 2]]);
  });
});
