import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../model/units.js';
import { arrivalMs, testContext } from '../__fixtures__/context.js';
import { eventFromRecord, eventFromText } from '../record/record-event.js';
import { accessLineOf } from './access-line.js';

const at = new Date(arrivalMs - 60_000);
const day = `${String(at.getUTCDate()).padStart(2, '0')}/${at.toLocaleString('en', { month: 'short', timeZone: 'UTC' })}/${at.getUTCFullYear()}`;
const line = (status: number, rest = ' "https://shop.example/" "curl/8.5"'): string =>
  `10.0.0.7 - ada [${day}:${at.toISOString().slice(11, 19)} +0000] "GET /api/items/7?full=1 HTTP/1.1" ${status} 512${rest}`;

describe('a line of an access log', () => {
  it('has the keys of API Gateway, in the common and the combined format', () => {
    const record = accessLineOf(line(200));
    expect(record).toMatchObject({ ip: '10.0.0.7', user: 'ada', httpMethod: 'GET', status: 200, responseLength: 512 });
    expect(record).toMatchObject({
      path: '/api/items/7?full=1',
      referer: 'https://shop.example/',
      userAgent: 'curl/8.5',
    });
    expect(accessLineOf(line(304, '').replace(' 512', ' -'))).not.toHaveProperty('responseLength');
    expect(accessLineOf('say [hello] "to" me')).toBeUndefined();
    expect(accessLineOf('GET /api/items 200')).toBeUndefined();
  });

  it('is an error from status 500 on, at its own time, as a line and inside a record', () => {
    const origin = { dataset: 'web' };
    const failed = eventFromText(testContext(), origin, line(502));
    const second = Math.floor(at.getTime() / 1_000) * 1_000;
    expect(failed).toMatchObject({ isError: true, message: line(502), timestamp: fromEpochMillis(second) });
    expect(eventFromText(testContext(), origin, line(404)).isError).toBe(false);
    const shipped = eventFromRecord(testContext(), origin, { log: line(503), container: 'nginx' });
    expect(shipped).toMatchObject({ isError: true, data: { container: 'nginx', status: 503 } });
  });
});
