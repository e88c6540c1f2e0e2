import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './failure/fingerprint.js';
import { patternOf } from './pattern.js';
import { levelOfSeverityNumber, levelOfText, parseLevel } from './record/level.js';

describe('patternOf', () => {
  it.each([
    ['order 4711 took 12.5ms', 'order <*> took <*>ms'],
    ['request 8b27d8a1-0000-4000-8000-000000000001 failed', 'request <*> failed'],
    ['user jane@acme.io from 10.0.0.1:8080', 'user <*> from <*>:<*>'],
    ['GET /users/123/orders 500', 'GET /users/<*>/orders <*>'],
    [`Cannot read properties of undefined (reading 'id')`, 'Cannot read properties of undefined (reading <*>)'],
    ['order ord_bcbdc72fbe failed like ord_1234567890', 'order <*> failed like <*>'],
    ['key="a b" n=5', 'key=<*> n=<*>'],
    ['put s3 object in eu-west-1 with sha256', 'put s3 object in eu-west-1 with sha256'],
    [`don't stop`, `don't stop`],
    ['at 2023-04-21T10:21:09.805Z', 'at <*>'],
    ['checked on [Sun Jan 29 16:44:10 CST 2023]', 'checked on [<*>]'],
    ['May  4 09:51:52 cron started', '<*> cron started'],
    ['expires=Wed, 21 Oct 2015 07:28:00 GMT', 'expires=<*>'],
    ['[10/Oct/2000:13:55:36 -0700] served', '[<*>] served'],
    ['the Mar 2 release of May', 'the Mar <*> release of May'],
  ])('turns %s into a template', (message, pattern) => expect(patternOf(message)).toBe(pattern));
  it('is undefined for an empty message and at most 1,000 characters long', () => {
    expect(patternOf('  ')).toBeUndefined();
    expect(patternOf('abc '.repeat(5000))?.length).toBeLessThanOrEqual(1000);
  });
});

describe('fingerprintOf', () => {
  const error = { dataset: 'd', service: 's', namespace: 'n', level: 'error' as const };
  it('is equal for errors that differ in their variable parts only', () => {
    const one = fingerprintOf({ ...error, error: 'Order 1 failed\n  at f (a.js:1)' });
    expect(fingerprintOf({ ...error, error: 'Order 2 failed\n  at g (b.js:2)' })).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{16}$/);
  });
  it('differs by namespace and by text', () => {
    const one = fingerprintOf({ ...error, error: 'Order failed' });
    expect(fingerprintOf({ ...error, namespace: 'm', error: 'Order failed' })).not.toBe(one);
    expect(fingerprintOf({ ...error, error: 'Payment failed' })).not.toBe(one);
  });
});

describe('levels', () => {
  it.each([
    ['WARNING', 'warn'],
    ['Fatal', 'fatal'],
    ['CRITICAL', 'fatal'],
    ['verbose', 'debug'],
    [10, 'trace'],
    [30, 'info'],
    [50, 'error'],
    ['60', 'fatal'],
    ['hello', undefined],
    [3, undefined],
  ])('reads %s', (value, level) => expect(parseLevel(value)).toBe(level));
  it('reads severity numbers of OpenTelemetry', () => {
    expect([1, 4, 5, 9, 12, 13, 17, 20, 21, 24, 0, 25].map(levelOfSeverityNumber)).toEqual([
      'trace',
      'trace',
      'debug',
      'info',
      'info',
      'warn',
      'error',
      'error',
      'fatal',
      'fatal',
      undefined,
      undefined,
    ]);
  });
  it.each([
    ['[ERROR] boom', 'error'],
    ['2023-04-21 10:21:09,805 WARN slow', 'warn'],
    ['level=error msg=x', 'error'],
    ['TypeError: x is not a function', 'error'],
    ['Traceback (most recent call last):', 'error'],
    ['No errors found', undefined],
    ['Information: 3 errors', undefined],
    ['16:44:58.837 ERROR  c.s.ContactsServiceImpl#37 TraceID: adb7 nothing found', 'error'],
    ['2023-01-01 10:00:00 [ERROR] disk is full', 'error'],
    ['2023-01-01 10:00:00,123 - orders.worker - WARNING - slow', 'warn'],
    ['2023-01-01T10:00:00.123Z | INFO | started', 'info'],
    ['[nio-8080-exec-1] ERROR c.a.OrderService - refused', 'error'],
    ['2026-01-01 16:44:58.837  WARN 1 --- [main] c.a.b.OrderService : late', 'warn'],
    ['ERROR: relation does not exist', 'error'],
    ['[WARN] retrying', 'warn'],
    ['[FATAL]', 'fatal'],
    ["thread 'main' panicked at src/main.rs:52:34:\ncalled `Result::unwrap()` on an `Err` value", 'error'],
    ["thread '<unnamed>' panicked at 'boom', src/lib.rs:4:5", 'error'],
    ['TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type string', 'error'],
    ['Unhandled exception. System.NullReferenceException: Object reference not set', 'error'],
    ['fatal error: concurrent map writes', 'error'],
    ['PHP Fatal error: Uncaught Error: Call to undefined function', 'error'],
    ["app.rb:21:in `handler': undefined method `zip' for nil:NilClass (NoMethodError)", 'error'],
    ['** (RuntimeError) out of stock', 'error'],
    ['thread pool has 8 workers', undefined],
    ['no ERROR found', undefined],
    ['ERROR_CODE=0', undefined],
    ['ERROR=0 warnings=2', undefined],
    ['ERRORS 0', undefined],
    ['ERROR-RATE 0.1', undefined],
    ['user ERROR page visited', undefined],
    ['10:00:00 user ERROR page visited', undefined],
    ['10:00:00 - the last run had no ERROR', undefined],
    [`[${'x'.repeat(80)}] ERROR far inside`, undefined],
    // As zap, PostgreSQL, nginx, Apache, .NET and columns of a table name the level.
    ['2025-02-20T15:30:36.876Z\terror\tinternal/queue.go:103\tExporting failed', 'error'],
    [
      '2025-02-20 15:30:36 UTC [71]: user=shop,db=shop,client=10.1.2.3,line=1 FATAL:  too many clients already',
      'fatal',
    ],
    ['2025/02/20 15:30:36 [error] 31#31: *1 connect() failed', 'error'],
    ['[Thu Feb 20 15:30:36.1 2025] [core:error] [pid 35] File does not exist', 'error'],
    ['fail: Shop.Orders[0]', 'error'],
    ['2025-02-20T15:30:36.876Z   shop/1438084439342/-  ERROR   plugin  store  Query failed', 'error'],
    // What the form of a line reports: an error behind what loggers print, with its stack, or in the platform's words.
    ['2025/02/20 15:30:36 AccessDeniedException: no', 'error'],
    ["{ [NetworkingError: getaddrinfo ENOTFOUND]\n  code: 'NetworkingError' }", 'error'],
    ['could not save { NoSuchQueue: gone\n    at Request.extractError (/var/task/x.js:47:29)', 'error'],
    ['(node:7) UnhandledPromiseRejectionWarning: Error: no token', 'error'],
    ["Unable to import module 'app': No module named orders", 'error'],
    ['Execution failed due to configuration error: Malformed Lambda proxy response', 'error'],
    ['Trace: here\n    at handler (/var/task/index.js:1:1)', undefined],
    ['(node:7) DeprecationWarning: old\n    at handler (/var/task/index.js:1:1)', undefined],
    ['retried after a ConnectionError: worked', undefined],
    ['[2026-05-12 09:30:11,123: ERROR/MainProcess] consumer: no broker', 'error'],
    ['[2026-05-12 09:30:11] production.ERROR: no table', 'error'],
    [' ⨯ Error: no table', 'error'],
    ['⚠ the metadata has no base', 'warn'],
    ['[2026-05-12 09:30:11] local.INFO: all well', 'info'],
  ])('reads the level of %s', (text, level) => expect(levelOfText(text)).toBe(level));
});
