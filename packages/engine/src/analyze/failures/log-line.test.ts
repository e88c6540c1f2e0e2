import { describe, expect, it } from 'vitest';
import { logLine } from './log-line.js';

describe('logLine', () => {
  it.each([
    [
      '16:44:58.837 ERROR  c.s.ContactsServiceImpl#37 TraceID: adb7d7cd SpanID: 9716 [findById][repository.findById][No contacts according to contactsId]',
      'No contacts according to contactsId',
      'c.s.ContactsServiceImpl#37',
    ],
    [
      '2026-01-01 16:44:58.837 ERROR [orders,8fae,1b2c] 1 --- [nio-8080-exec-1] c.a.b.OrderService : Payment refused: no funds',
      'Payment refused: no funds',
      'c.a.b.OrderService',
    ],
    ['2023-01-01 10:00:00,123 - ERROR - disk is full', 'disk is full', undefined],
    ['[2023-01-01 10:00:00,123: WARNING/MainProcess] consumer: broker lost', 'consumer: broker lost', undefined],
    ['[2023-01-01 10:00:00] production.ERROR: disk is full', 'disk is full', undefined],
    ['[ERROR] disk is full', 'disk is full', undefined],
    ['ERROR: relation does not exist', 'relation does not exist', undefined],
  ])('tells the message of %s', (line, message, place) => {
    expect(logLine(line)).toEqual({ message, ...(place === undefined ? {} : { place }) });
  });

  it.each([
    'could not charge the card',
    'TypeError: Cannot read properties of undefined',
    '[main] is no prefix of a line without a level',
    '503 from the vendor',
    'ERROR',
    '',
  ])('leaves "%s" as it is', (text) => expect(logLine(text)).toEqual({ message: text }));
});
