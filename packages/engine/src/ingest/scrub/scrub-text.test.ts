import { describe, expect, it } from 'vitest';
import { scrubText } from './scrub-text.js';
import { isSensitiveKey } from './sensitive-key.js';

describe('isSensitiveKey', () => {
  it.each([
    'password',
    'userPassword',
    'DB_PASSWORD',
    'dbpassword',
    'secret',
    'clientSecret',
    'clientsecret',
    'passwd',
    'api_key',
    'apiKey',
    'apikey',
    'x-api-key',
    'X-Api-Key',
    'pwd',
    'access_token',
    'accessToken',
    'refreshToken',
    'refresh-token',
    'auth',
    'credentials',
    'creds',
    'sourceip',
    'sourceIp',
    'sourceIPAddress',
    'clientIp',
    'authorizer',
    'Authorization',
    'request.headers.authorization',
    'data.user.auth',
  ])('matches %s', (key) => expect(isSensitiveKey(key)).toBe(true));

  it.each([
    'author',
    'authority',
    'passenger',
    'compass',
    'secretary',
    'tokens',
    'resourceIp',
    'ip',
    'credit',
    'message',
  ])('does not match %s', (key) => expect(isSensitiveKey(key)).toBe(false));
});

describe('scrubText', () => {
  it.each([
    ['login password=hunter2 ok', 'login password=<REDACTED> ok'],
    ['password: hunter2, user: 1', 'password: <REDACTED>, user: 1'],
    ['{"user":"a","password":"hu\\"nter2","n":1}', '{"user":"a","password":"<REDACTED>","n":1}'],
    ['{"body":"{\\"apiKey\\":\\"k1\\",\\"n\\":1}"}', '{"body":"{\\"apiKey\\":\\"<REDACTED>\\",\\"n\\":1}"}'],
    ['{"auth":{"user":"a","list":["}"]},"n":1}', '{"auth":"<REDACTED>","n":1}'],
    ['{"pwd":12345,"n":1}', '{"pwd":"<REDACTED>","n":1}'],
    ['Authorization: Bearer abc.def status=500', 'Authorization: <REDACTED> status=500'],
    ['x-api-key: k1', 'x-api-key: <REDACTED>'],
    ['GET /a?access_token=t1&page=2', 'GET /a?access_token=<REDACTED>&page=2'],
    ["{ password: 'x y', n: 1 }", "{ password: '<REDACTED>', n: 1 }"],
    ['password="cut off', 'password="<REDACTED>'],
  ])('redacts the value in %s', (text, clean) => expect(scrubText(text)).toBe(clean));

  it.each([
    'CredentialsProviderError: Could not load credentials from any providers',
    'connect ECONNREFUSED http://auth:8080/login',
    '    at verify (/var/task/auth.js:12:9)',
    'AuthService: user not found',
    'auth::middleware started',
    'the password is wrong',
    'credentials: null',
  ])('leaves %s alone', (text) => expect(scrubText(text)).toBe(text));

  it('gives the same text when it is applied again', () => {
    const once = scrubText('password=a secret: b {"auth":"c"} Authorization: Basic d');
    expect(scrubText(once)).toBe(once);
  });
});
