/** Fields, codes, machines and chosen names that are told by their keys and their make. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const hide = (tree: object): string =>
  JSON.stringify(createAnonymizer(defaultPolicy).hide(JSON.parse(JSON.stringify(tree))));
const text = (line: string): string => createAnonymizer(defaultPolicy).hideText(line);

describe('what keys and make tell', () => {
  it('hides the code of a lock, and no code of an error', () => {
    expect(hide({ code: '9021', lock: 'front' })).toContain('"code":"<REDACTED>"');
    expect(hide({ code: 9021, door: 'front' })).toContain('"code":"<REDACTED>"');
    expect(hide({ code: { value: 'E12' }, lock: 'front' })).toContain('"code":{"value":"E12"}');
    expect(hide({ userCode: '5969' })).toBe('{"userCode":"<REDACTED>"}');
    expect(hide({ received: '740939' })).toBe('{"received":"<SECRET_1>"}');
    expect(text('at F92 B3L2, Ireland')).toContain('at <GEO_1>');
    expect(hide({ code: '404', status: 'failed' })).toContain('"code":"404"');
  });

  it('hides which of many machines it is, and not what it measures', () => {
    expect(hide({ terminal: 'GATE-695' })).toBe('{"terminal":"<ID_1>"}');
    expect(hide({ sensor: 'temperature', reader: 'v2' })).toBe('{"reader":"v2","sensor":"temperature"}');
  });

  it('hides words that nobody puts together but for a name', () => {
    expect(text('saw saltyNoodle8, OtterTtv and turbo.comet')).not.toMatch(/noodle|otter|comet/i);
    expect(text('at pickRecord in cache_miss and accident_report')).toBe(
      'at pickRecord in cache_miss and accident_report',
    );
  });

  it('hides a database that is called by a customer', () => {
    expect(hide({ database: 'acorn-rye_crm' })).toBe('{"database":"<NAME_1>"}');
    expect(hide({ database: 'orders' })).toBe('{"database":"orders"}');
    expect(text('postgres://app:x@db.park.test:5432/prairie-ledger?sslmode=require')).not.toContain('prairie');
  });

  it('shows the names of fields in other languages and hides what stands under them', () => {
    expect(hide({ isikukood: '50311135623', 姓名: '陈伟' })).toBe('{"isikukood":"<SSN_1>","姓名":"<NAME_1>"}');
  });
});
