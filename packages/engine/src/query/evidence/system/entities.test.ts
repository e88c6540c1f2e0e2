import { describe, expect, it } from 'vitest';
import { entityNamer } from './entities.js';

const row = (namespace: string, service: string) => ({ namespace, service });

describe('the entity of a row', () => {
  it('is its function, whether or not the program names a service where the platform names none', () => {
    const rows = [row('clinic-reserve-fn', 'clinic'), row('clinic-reserve-fn', 'default')];
    expect(rows.map(entityNamer(rows))).toEqual(['clinic-reserve-fn', 'clinic-reserve-fn']);
  });
  it('is the service where several share a namespace', () => {
    const rows = [row('shop', 'cart'), row('shop', 'payments'), row('shop', 'default')];
    expect(rows.map(entityNamer(rows))).toEqual(['cart', 'payments', 'shop']);
  });
});
