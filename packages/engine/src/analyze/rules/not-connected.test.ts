import { describe, expect, it } from 'vitest';
import { event, span } from '../__fixtures__/events.js';
import { recognize } from './recognize.js';
import { signalsOf } from './signals.js';

const judge = (message: string) => recognize(signalsOf(event({ message, isError: true })))?.fault;

describe('a connection that did not come to be in time', () => {
  it.each([
    'connect ETIMEDOUT 10.0.1.12:443',
    'TypeError: fetch failed\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: a.example.com:443, timeout: 10000ms)',
    'Post "https://a.example.com/v1": dial tcp 10.0.1.12:443: i/o timeout',
    'connection to server at "db.example.com" (10.0.1.12), port 5432 failed: Connection timed out',
    'java.net.SocketTimeoutException: Connect timed out',
    "HTTPSConnectionPool(host='a.example.com', port=443): Max retries exceeded with url: / (Caused by NewConnectionError('<x>: Failed to establish a new connection: [Errno 110] Connection timed out'))",
    'Net::OpenTimeout: execution expired',
    'cURL error 28: Failed to connect to a.example.com port 443 after 5001 ms: Timeout was reached',
  ])('is a failed connection: %s', (message) => expect(judge(message)).toBe('connection-failed'));

  it.each([
    ['java.net.SocketTimeoutException: Read timed out', 'dependency-slow'],
    ['read tcp 10.0.0.1:41022->10.0.1.12:5432: i/o timeout', 'dependency-slow'],
    ['cURL error 28: Operation timed out after 10001 milliseconds with 0 bytes received', 'dependency-slow'],
    ['dial tcp: lookup a.example.com on 10.0.0.2:53: read udp 10.0.0.1:4->10.0.0.2:53: i/o timeout', 'dns-failure'],
    ['HikariPool-1 - Connection is not available, request timed out after 30000ms', 'connection-exhausted'],
    ['connect ECONNREFUSED 10.0.1.12:443', 'dependency-unavailable'],
  ])('is none where something else was waited for: %s', (message, fault) => expect(judge(message)).toBe(fault));
});

describe('the place of what is wrong with a database', () => {
  const call = (status: string) =>
    span({
      spanId: 'c',
      role: 'client',
      isError: true,
      status,
      data: { 'db.system': 'mongodb', 'db.mongodb.collection': 'carts', 'net.peer.name': 'db.example.com' },
    });
  it('is its server where the whole of it is at fault, and else the collection', () => {
    const whole = recognize(signalsOf(call('Server selection timed out after 5000 ms')));
    expect(whole).toMatchObject({ fault: 'dependency-unavailable', entity: 'db.example.com' });
    expect(recognize(signalsOf(call('operation exceeded time limit')))?.entity).toBe('carts');
  });
});
