/** Hostile text must cost time in proportion to its length: a quadratic pattern in a log path is a denial of service. */
import { describe, expect, it } from 'vitest';
import { growthOf } from '../model/__fixtures__/growth.js';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const SHAPES: readonly string[] = [
  'a',
  'aA',
  'a.',
  '1-',
  '1',
  '1 ',
  'a@',
  '{"a":',
  '{"',
  '\\"',
  '%41',
  'a:',
  '::a',
  'arn:aws:s3:::',
  'a://',
  'a=b&',
  'eyJaaaa.',
  '-----BEGIN A-----',
  'password: ',
  'password = <<EOT\n',
  ':%s@" ',
  '-u a -p ',
  'form-data; name="passwd" ',
  'A Street, A',
  '<Name>a',
  'password=',
  'user=',
  'user: ',
  'a/1/',
  '&',
  '<a ',
  '<EMAIL_',
  '&amp;',
  'Jane ',
  'GB82 ',
  'cookie: ',
  'bearer ',
  'aGVsbG8gd29ybGQh',
  '\\',
  '"',
  '1.1.1.1.',
  '_',
  'a-',
  '\\u0041',
  '--a ',
  '漢',
  '[',
  '[1,',
  ' ',
  'password("',
  'password()="',
  'password = ["a',
  'password:\n - a\n',
  '(password) values (1),',
  '"a" == password ',
  'password(a("',
  'password").a("',
  'token:5432:a:a:',
  'password - ',
  'password=)a',
  'password=,a',
  'password="""',
  'passwordA "a',
  'password\ta\n',
  'Default:\n a: b\n',
  'a:\n Default: ',
  '{password, "',
  'password.equals(',
  'password a = "',
  '["a"] = ',
  '/v a ',
  'AUTH a\n',
  'creds a:',
  'ip a password ',
  'a,user\n',
  'a|b',
  'mark rose ',
  'mark;',
  'hi mark and ',
  'passport 1 ',
  'a <a@',
  'name=a.',
  '@a.b ',
  'J. ',
  'at 1 a ',
  'set token ',
  'auth connect("a", ',
  '/users/a',
  'order table ',
  'a,a = "a", ',
  'user, password = ',
  'pass is a',
  'u/p: a/',
  'snmpwalk -A ',
  'snmpget -c a -X ',
  'a * b ',
  '1.1.1.1 root ',
  'password a1',
  'password 1 ',
  'api key: ',
  'a@b.c / a1 ',
  'put-parameter --value a --type SecureString ',
  'wpa-psk a\n',
  'password { get; ',
  'connect("a", 1, "a", ',
  'password=hash(',
  'tokens: [a, ',
  'code is 1 ',
  'btoa("a:',
  'request 1-',
  'aged 1 ',
  'token: a mismatch ',
  '"Authorization: a',
];

/** Through hiding, the guard and restoring. */
function work(shape: string, length: number): () => void {
  const text = shape.repeat(Math.ceil(length / shape.length));
  return () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hideText(text);
    anonymizer.inspect(new TextEncoder().encode(hidden));
    anonymizer.restore(hidden);
  };
}

describe('time on hostile text', () => {
  it.each(SHAPES)('grows in proportion to length for repeats of %j', (shape) => {
    work(shape, 2000)();
    // Eight times the length: 8 when linear, 64 when quadratic.
    const { ratio } = growthOf(work(shape, 10_000), work(shape, 80_000), { limit: 24, floorMs: 40 });
    expect(ratio).toBeLessThanOrEqual(24);
  });
});
