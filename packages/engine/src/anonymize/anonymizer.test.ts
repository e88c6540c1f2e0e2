import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.js';
import { createAnonymizer } from './create-anonymizer.js';
import { type AnonymizePolicy, defaultPolicy } from './policy.js';
import { Vault } from './vault.js';

const make = (policy: Partial<AnonymizePolicy> = {}) => createAnonymizer({ ...defaultPolicy, ...policy });
const text = (value: string, policy: Partial<AnonymizePolicy> = {}): string => make(policy).hideText(value);
const json = (tree: JsonValue, policy: Partial<AnonymizePolicy> = {}): string =>
  JSON.stringify(make(policy).hide(tree));
const JWT =
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwiZXhwIjoxNjgyMDcyNDAwfQ.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const AT = Date.parse('2023-04-21T10:21:09.805Z');

describe('what a record says of another of its fields', () => {
  it.each([
    [
      { question: 'Company', answer: 'First Harvest' },
      { question: 'Company', answer: '<NAME_1>' },
    ],
    [
      { propertyName: 'lastname', propertyValue: 'order' },
      { propertyName: 'lastname', propertyValue: '<NAME_1>' },
    ],
    [
      { ParameterKey: 'DbPassword', ParameterValue: 'order' },
      { ParameterKey: 'DbPassword', ParameterValue: '<REDACTED>' },
    ],
    [
      { field: 'assignee', fromString: 'order' },
      { field: 'assignee', fromString: '<NAME_1>' },
    ],
  ])('holds for it: %j', (record, hidden) => {
    expect(make().hide(record)).toEqual(hidden);
    expect(JSON.parse(text(JSON.stringify(record)))).toEqual(hidden);
  });

  it.each([
    [{ name: [{ family: 'page', given: ['order'] }] }, { name: [{ family: '<NAME_1>', given: ['<NAME_2>'] }] }],
    [
      { geolocation: { state: 'order' }, state: 'enabled' },
      { geolocation: { state: '<ID_1>' }, state: 'enabled' },
    ],
    [{ latitudeInDegrees: '41.27857' }, { latitudeInDegrees: '<GEO_1>' }],
    [{ privateIpv4Address: '10.2.3.4' }, { privateIpv4Address: '<IP_1>' }],
    [
      { Address: '+49 30 12345678', city: 'unknown' },
      { Address: '<PHONE_1>', city: 'unknown' },
    ],
    [
      { ApiVersion: '2010-04-01', day: '2010-04-01' },
      { ApiVersion: '2010-04-01', day: '<TIME_1>' },
    ],
    [{ SecretId: 'orders' }, { SecretId: 'orders' }],
    [{ secret_id: 'orders' }, { secret_id: '<REDACTED>' }],
  ])('holds for its parts: %j', (record, hidden) => expect(make().hide(record)).toEqual(hidden));

  it('is none without a value', () => {
    expect(make().hide({ question: 'Company', total: 4 })).toEqual({ question: 'Company', total: 4 });
  });
});

describe('what passes', () => {
  it.each([
    'checkout-handler',
    'orderTable',
    'Runtime.ExitError',
    'ProvisionedThroughputExceededException',
    'dynamodb:UpdateItem',
    'node:internal/process/task_queues:95:5',
    'index.handler',
    'us-east-1',
    'HTTP 502 Bad Gateway',
    'Duration: 3003.17 ms',
    'Task timed out after 3.00 seconds',
    'Runtime exited with error: signal: killed Runtime.ExitError',
    "TypeError: Cannot read properties of undefined (reading 'items')",
    'at Object.<anonymous> (/var/task/index.js:10:15)',
    'Memory Size: 128 MB\tMax Memory Used: 67 MB',
    'dynamodb.us-east-1.amazonaws.com',
    'The level of configured provisioned throughput for the table was exceeded',
    'GET /orders/{orderId} 404',
    'isBase64Encoded',
    'X-Forwarded-For',
    'nodejs20.x',
    'arn:aws:lambda',
    'MailDude',
    'the rate rose 4.2 times [F1]',
    'at throwDefaultError (/var/task/node_modules/@aws-sdk/smithy-client/dist-cjs/default-error-handler.js:8:22)',
  ])('%s', (value) => expect(text(value)).toBe(value));

  it('keeps partition, service, region and resource type of an ARN', () => {
    expect(text('arn:aws:dynamodb:us-west-2:123456789012:table/zorgblatt/index/byZorgblatt')).toBe(
      'arn:aws:dynamodb:us-west-2:<ACCT_1>:table/<RES_1>/index/<RES_2>',
    );
  });

  it('keeps names made of words in ARNs of what runs code, and of nothing else', () => {
    expect(text('arn:aws:sqs:us-west-2:123456789012:orders-dlq and arn:aws:sns:us-west-2:123456789012:sunrise')).toBe(
      'arn:aws:sqs:us-west-2:<ACCT_1>:orders-dlq and arn:aws:sns:us-west-2:<ACCT_1>:<RES_1>',
    );
    expect(text('arn:aws:iam::123456789012:role/orders-reader, arn:aws:s3:::orders-export')).toBe(
      'arn:aws:iam::<ACCT_1>:role/orders-reader, arn:aws:s3:::<RES_1>',
    );
  });

  it('hides the host of a customer of a provider whole, and nothing else beside it', () => {
    expect(text('zzkplm.c9x8w7.eu-west-1.rds.amazonaws.com and sunrise.myshopify.com')).toBe('<HOST_1> and <HOST_2>');
    expect(text('https://sunrise.zoom.us/j/1 and morning.typeform.com')).toBe('https://<HOST_1>/j/1 and <HOST_2>');
    expect(json({ host: 'zzkplm.cluster-c9x8w7.eu-west-1.rds.amazonaws.com:5432' })).toBe('{"host":"<HOST_1>:5432"}');
    expect(json({ host: 'zzkplm.shop.example.com' })).toBe('{"host":"<HOST_1>"}');
    expect(json({ customer: 'sunrise.apps.mongodb.net' })).not.toContain('sunrise');
  });

  it('keeps scheme, route words and parameter names of a URL', () => {
    expect(text('https://api.acme.com/v1/orders/o8Fh2kd9?page=2&user=xk81')).toBe(
      'https://<HOST_1>/v1/orders/<ID_1>?page=2&user=<ID_2>',
    );
  });

  it('keeps numbers that measure, and hides numbers that identify', () => {
    expect(
      json({ durationMs: 3003.17, memory: 134217728, statusCode: 502, userId: 42, phone: 5551234, big: 987654321 }),
    ).toBe(
      '{"big":"<ID_1>","durationMs":3003.17,"memory":134217728,"phone":"<PHONE_1>","statusCode":502,"userId":"<ID_2>"}',
    );
  });

  it('turns times into offsets from the reference, or into tokens without one', () => {
    const tree = {
      time: '2023-04-21T10:21:11.009Z',
      at: AT - 3 * 3_600_000,
      requestTime: '21/Apr/2023:10:21:09 +0000',
    };
    expect(json(tree, { referenceTimeMs: AT })).toBe('{"at":"T-3h","requestTime":"T-0.805s","time":"T+1.204s"}');
    expect(json(tree)).toBe('{"at":"<TIME_1>","requestTime":"<TIME_2>","time":"<TIME_3>"}');
  });
});

describe('what is hidden', () => {
  it.each([
    ['jane.doe@acme.io', '<EMAIL_1>'],
    ['10.0.3.17', '<IP_1>'],
    ['ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED <IP_1>:5432'],
    ['2001:db8::ff00:42:8329', '<IP_1>'],
    ['+44 20 7946 0958', '<PHONE_1>'],
    ['4111 1111 1111 1111', '<CARD_1>'],
    ['GB82 WEST 1234 5698 7654 32', '<BANK_1>'],
    ['078-05-1120', '<SSN_1>'],
    ['123456789012', '<ACCT_1>'],
    ['AKIAIOSFODNN7EXAMPLE', '<SECRET_1>'],
    [JWT, '<SECRET_1>'],
    ['7d2b1c3e-1c11-4222-8333-444455556666', '<ID_1>'],
    ['00:1b:44:11:3a:b7', '<MAC_1>'],
    ['Jane Price', '<NAME_1>'],
    ['Mark', '<NAME_1>'],
    ['miller', '<ID_1>'],
    ['ROSE', '<NAME_1>'],
    ['40.7128, -74.0060', '<GEO_1>'],
    ['ip-10-0-3-17.ec2.internal', '<HOST_1>'],
    ['shop.example.com', '<HOST_1>'],
    ['/10.0.0.1', '/<IP_1>'],
    ['0000-1111-2222', '<ACCT_1>'],
    ['bearer abcdefghijklmnop', 'bearer <SECRET_1>'],
    ['漢字', '<ID_1>'],
    ['-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----', '<SECRET_1>'],
    ['/home/jdoe/app', '/home/<PATH_1>/app'],
    ['j\u200ba\u200bn\u200be', '<ID_1>'],
  ])('%s', (value, shown) => expect(text(value)).toBe(shown));

  it('joins overlapping matches, so that no tail is left', () => {
    const shown = text('owner=jane.doe@acme-health.io');
    expect(shown).toBe('owner=<EMAIL_1>');
  });

  it('finds identifying numbers and map keys, not only strings', () => {
    expect(json({ card: 4111111111111111, users: { summer: 1 }, 'jane@acme.io': { x: 123456789012 } })).not.toMatch(
      /4111|summer|jane|1234/,
    );
  });

  it.each([
    ['JSON in a string', JSON.stringify({ email: 'jane@acme.io' })],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ email: 'jane@acme.io' }))],
    ['base64', Buffer.from('{"email":"jane@acme.io"}').toString('base64')],
    ['gzip in base64', gzipSync('{"email":"jane@acme.io"}').toString('base64')],
    ['URL encoding', 'to=jane%40acme.io'],
    ['unicode escapes', 'jane\\u0040acme.io'],
    ['entities', 'jane&#64;acme.io'],
  ])('looks into %s', (_, value) => {
    const shown = text(value);
    expect(shown).not.toMatch(/jane|acme|amFuZ/);
    expect(shown).toMatch(/<[A-Z]+_1>/);
  });

  it('keeps the harmless parts of JSON in a string readable', () => {
    expect(text('ERROR {"errorType":"TypeError","user":{"email":"jane@acme.io"}, "retries": 3}')).toBe(
      'ERROR {"errorType":"TypeError","user":{"email":"<EMAIL_1>"}, "retries": 3}',
    );
  });

  it('hides a value everywhere once it was classified anywhere, with its parts', () => {
    const shown = json({
      a: 'Dear Smith, order of acme-health',
      email: 'jane.smith@acme-health.io',
      z: 'xx-17',
      userId: 'xx-17',
    });
    expect(shown).not.toMatch(/smith|acme/i);
    expect(JSON.parse(shown).z).toBe(JSON.parse(shown).userId);
  });
});

describe('a number that was classified', () => {
  it('is hidden under a key that only measures too', () => {
    const anonymizer = make();
    const shown = JSON.stringify(
      anonymizer.hide({ customerId: 45678912, size: 45678912, text: 'of 45678912', pin: 7654321, total: 7654321 }),
    );
    expect(shown).toBe(
      '{"customerId":"<ID_1>","pin":"<REDACTED>","size":"<ID_1>","text":"of <ID_1>","total":"<REDACTED>"}',
    );
    expect(anonymizer.seal(shown)).toBe(shown);
  });
});

describe('one-way keys', () => {
  it('redacts values by key segments at any depth and keeps them out of the vault', () => {
    const anonymizer = make();
    const shown = JSON.stringify(
      anonymizer.hide({
        headers: { 'x-api-key': 'k-1234-abcd', Authorization: 'Bearer zzz' },
        auth: { deep: ['s3cret-value'] },
        author: 'the team',
        message: 'denied s3cret-value',
      }),
    );
    expect(shown).toBe(
      '{"auth":{"deep":["<REDACTED>"]},"author":"<NAME_1>","headers":{"Authorization":"Bearer <REDACTED>","x-api-key":"<REDACTED>"},"message":"denied <REDACTED>"}',
    );
    expect(JSON.stringify(anonymizer.report())).not.toMatch(/s3cret|1234/);
    expect(() => anonymizer.seal('the s3cret-value again')).toThrowError();
  });

  it.each([
    'password=hunter2x',
    'password: hunter2x',
    '"password": "hunter2x"',
    '\\"password\\": \\"hunter2x\\"',
    '--password hunter2x',
    'dbPassword=hunter2x;',
    'password is hunter2x',
    'Cookie: a=hunter2x; b=hunter2x',
    '<password>hunter2x</password>',
    'https://example.com/?api_key=hunter2x',
    'PASSWORD => hunter2x',
    "{ password: 'hunter2x' }",
    'Error: password=hunter2x',
    'refused: password = hunter2x',
    'login failed: token=hunter2x',
    'const password: string = hunter2x',
  ])('redacts in text: %s', (value) => {
    const shown = text(value);
    expect(shown).toContain('<REDACTED>');
    expect(shown).not.toContain('hunter2x');
  });

  it('leaves the message behind the name of an error', () => {
    const message = 'ExpiredTokenException: The security token included in the request is expired';
    expect(text(message)).toBe(message);
    expect(text('CredentialsProviderError: Could not load')).toContain('Could not load');
    expect(text('TokenException: password=hunter2x')).not.toContain('hunter2x');
  });

  it('takes further keys from the policy', () => {
    expect(json({ shoeSize: 'forty' }, { scrubKeys: ['shoe_size'] })).toBe('{"shoeSize":"<REDACTED>"}');
  });
});

describe('a name that somebody chose', () => {
  it('is hidden behind the word that says whose it is, and nowhere else', () => {
    expect(text('user tiger7 signed in')).toBe('user <NAME_1> signed in');
    expect(text('login: tiger7')).toBe('login: <NAME_1>');
    expect(text('shard7 is full')).toBe('shard7 is full');
  });
});

describe('what a record says of its values', () => {
  it.each([
    [{ owner_no: 16777 }, '{"owner_no":"<ID_1>"}'],
    [{ customerNr: 508972 }, '{"customerNr":"<ID_1>"}'],
    [{ port_no: 16777 }, '{"port_no":16777}'],
    [{ codeParameter: '652628' }, '{"codeParameter":"<REDACTED>"}'],
    [{ parameters: ['3961'], year: '2024', status: '4096' }, '{"parameters":["<ID_1>"],"status":"4096","year":"2024"}'],
    [{ thing: 48213, size: 48213 }, '{"size":48213,"thing":"<ID_1>"}'],
    [{ location: ['52.24362', '13.24155'] }, '{"location":["<GEO_1>","<GEO_2>"]}'],
    [{ card: { exp: '03/26' } }, '{"card":{"exp":"<ID_1>"}}'],
    [{ straße: 'orders' }, '{"straße":"<GEO_1>"}'],
    [{ input: 'order', loc: ['body', 'plate'] }, '{"input":"<ID_1>","loc":["body","plate"]}'],
    [{ input: 'order', loc: ['body', 'status'] }, '{"input":"order","loc":["body","status"]}'],
  ])('hides by the key, the path or the number of one: %j', (tree, shown) => {
    expect(json(tree)).toBe(shown);
  });

  it('leaves a program as it calls itself to a server, and hides the model of a device', () => {
    expect(json({ userAgent: 'axios/1.6.7' })).toBe('{"userAgent":"axios/1.6.7"}');
    expect(json({ userAgent: 'Mozilla/5.0 (Linux; Android 14; zorgblatt-7) Chrome/130.0.0.0' })).toBe(
      '{"userAgent":"Mozilla/5.0 (Linux; Android 14; <ID_1>) Chrome/130.0.0.0"}',
    );
  });

  it('takes neither the region of a host nor what it is for as the name of its owner', () => {
    const event = {
      host: 'billing.zorgblatt-db.eu-west-1.rds.example.com',
      region: 'eu-west-1',
      service: 'billing-api',
    };
    expect(json({ ...event, z: 'at zorgblatt-db' })).toBe(
      '{"host":"<HOST_1>","region":"eu-west-1","service":"billing-api","z":"at <HOST_2>"}',
    );
  });

  it('balanced shows no single name under a key that stands before anybody', () => {
    const shown = json({ to: 'stablein.jorg', table: 'zorgblatt' }, { level: 'balanced' });
    expect(shown).toBe('{"table":"zorgblatt","to":"<ID_1>"}');
  });
});

describe('tokens', () => {
  it('gives one value one token for the whole conversation', () => {
    const anonymizer = make();
    expect(anonymizer.hideText('jane@acme.io and joe@acme.io')).toBe('<EMAIL_1> and <EMAIL_2>');
    expect(anonymizer.hideText('again joe@acme.io')).toBe('again <EMAIL_2>');
    expect(make().hideText('joe@acme.io')).toBe('<EMAIL_1>');
  });

  it('cannot be forged by data', () => {
    const anonymizer = make();
    const shown = anonymizer.hideText('jane@acme.io wrote <EMAIL_1>, [email_1], EMAIL\\_1 and &lt;EMAIL_1&gt;');
    expect(shown).toBe('<EMAIL_1> wrote <LITERAL_1>, <LITERAL_2>, <LITERAL_3> and <LITERAL_4>');
    expect(anonymizer.restore(shown)).toBe('jane@acme.io wrote <EMAIL_1>, [email_1], EMAIL\\_1 and &lt;EMAIL_1&gt;');
  });

  it('are the same for events of the same shape from other tenants', () => {
    const event = (mail: string, ip: string, account: string, id: string) => ({
      message: `Could not mail ${mail} from ${ip}`,
      arn: `arn:aws:sns:eu-west-1:${account}:${id}`,
      requestId: id,
      note: `again ${mail}`,
    });
    expect(json(event('jane.doe@acme.io', '10.1.2.3', '123456789012', 'qzx-1-alerts'))).toBe(
      json(event('bob.jones@initech.org', '10.9.8.7', '210987654321', 'wvk-2-alerts')),
    );
  });

  it('say why they are there', () => {
    const anonymizer = make();
    anonymizer.hide({ email: 'jane@acme.io', password: 'x1y2z3w4', text: 'jane@acme.io' });
    expect(anonymizer.report()).toEqual([
      {
        token: '<EMAIL_1>',
        original: 'jane@acme.io',
        reason: 'the key “email” holds identifying values',
        occurrences: 2,
      },
      { token: '<REDACTED>', reason: 'the key “password” is never sent', occurrences: 1 },
    ]);
  });

  it('come with facts that identify nobody', () => {
    const anonymizer = make({ referenceTimeMs: AT });
    anonymizer.hideText(`10.0.3.17 10.0.3.18 8.8.8.8 jane@acme.io joe@acme.io ${JWT} 4111111111111111`);
    const legend = anonymizer.legend().join('\n');
    expect(legend).toContain('<IP_1>, <IP_2> are in the same /24 network.');
    expect(legend).toContain('<IP_3> is a public address.');
    expect(legend).toContain('<EMAIL_1>, <EMAIL_2> have the same domain.');
    expect(legend).toContain('<CARD_1> is a Visa card number with a right check digit.');
    expect(legend).toContain('(HS256) that expired about 0 h before the reference time');
    expect(anonymizer.seal(legend)).toBe(legend);
  });
});

describe('the legend', () => {
  it.each([
    ['arn:aws:sts::123456789012:assumed-role/kvb/x', '<ACCT_1> is the account of the caller.'],
    ['arn:aws:dynamodb:us-east-1:123456789012:table/kvb', '<ACCT_1> is the account that owns the resource.'],
    ['connect to 127.0.0.1 failed', '<IP_1> is the loopback address.'],
    ['connect to 169.254.169.254 failed', '<IP_1> is a link-local address.'],
    ['mail jane@gmail.com', '<EMAIL_1> is an address at a public mail provider.'],
    [
      'zzkplm.c9x8w7.eu-west-1.rds.amazonaws.com',
      '<HOST_1> is a host of a customer below eu-west-1.rds.amazonaws.com.',
    ],
    ['https://kvbwq.atlassian.net/x', '<HOST_1> is a host of a customer below atlassian.net.'],
    ['AKIAIOSFODNN7EXAMPLE', '<SECRET_1> is a long-lived AWS access key id.'],
    ['id 7d2b1c3e1c11422283334444', '24 hexadecimal digits'],
    [`token ${JWT}`, 'is a JSON web token (HS256).'],
  ])('says of %s that %s, in words that may leave', (value, fact) => {
    const anonymizer = make();
    anonymizer.hideText(value);
    const legend = anonymizer.legend().join('\n');
    expect(legend).toContain(fact);
    expect(anonymizer.seal(legend)).toBe(legend);
  });
});

describe('the rest of an anonymizer', () => {
  it('refuses what is too large or too deep', () => {
    expect(() => text('a'.repeat(101), { maxCharacters: 100 })).toThrowError(
      expect.objectContaining({ code: 'ANONYMIZE_INPUT_TOO_LARGE' }),
    );
    let deep: JsonValue = 1;
    for (let level = 0; level < 100; level += 1) deep = [deep];
    expect(() => make().hide(deep)).toThrowError(expect.objectContaining({ code: 'ANONYMIZE_INPUT_TOO_LARGE' }));
  });

  it('hides an encoding that is nested deeper than it looks', () => {
    let value = 'jane@acme.io';
    for (let level = 0; level < 8; level += 1) value = JSON.stringify({ a: value });
    expect(text(value)).not.toMatch(/jane|acme/);
  });

  it.each(['zorg_iQNDCROODAIULQ', 'zorgqwrtplkj', 'zorg-48213', 'zorg blatt'])(
    'hides %s as the name of a service in balanced too',
    (value) => expect(json({ service: value }, { level: 'balanced' })).toBe(json({ service: value })),
  );

  it('leaves a single unknown name of a part of a program in balanced, and only there', () => {
    expect(json({ function: 'zorgblatt' })).toBe('{"function":"<ID_1>"}');
    const event = {
      function: { name: 'zorgblatt' },
      message: 'for quombrel',
      plan: 'quombrel',
      table_name: 'zorgblatt',
    };
    expect(json(event, { level: 'balanced' })).toBe(
      '{"function":{"name":"zorgblatt"},"message":"for <ID_1>","plan":"<ID_1>","table_name":"zorgblatt"}',
    );
    expect(json({ customerService: 'zorgblatt', tenantTable: 'zorgblatt' }, { level: 'balanced' })).toBe(
      '{"customerService":"<ID_1>","tenantTable":"<ID_1>"}',
    );
  });

  it('hides an unknown word in balanced wherever it stands, once it is hidden anywhere, and counts it once each', () => {
    const tree = { zorgblatt: 1, message: 'zorgblatt ran dry', table: 'zorgblatt', job: 'zorgblatt' };
    const anonymizer = make({ level: 'balanced' });
    const shown = JSON.stringify(anonymizer.hide(tree));
    expect(shown).toBe('{"job":"<ID_1>","message":"<ID_1> ran dry","table":"<ID_1>","<ID_1>":1}');
    expect(anonymizer.seal(shown)).toBe(shown);
    expect(anonymizer.report()).toEqual([expect.objectContaining({ original: 'zorgblatt', occurrences: 4 })]);
  });

  it('hides an instant in balanced that begins with a day of somebody', () => {
    const tree = { customer: { since: '2024-03-15' }, timestamp: '2024-03-15T16:22:02.953Z' };
    expect(json(tree, { level: 'balanced' })).toBe('{"customer":{"since":"<ID_1>"},"timestamp":"<TIME_1>"}');
  });

  it('keeps instants in balanced, where nothing says from when to count, and no date that may be a birthday', () => {
    const line = 'at 2023-04-21T10:21:09Z and [21/Apr/2023:10:21:09 +0000]';
    expect(text(line)).toBe('at <TIME_1> and [<TIME_2>]');
    expect(text(line, { level: 'balanced' })).toBe(line);
    expect(text(line, { level: 'balanced', referenceTimeMs: Date.UTC(2023, 3, 21, 10, 21, 10) })).toBe(
      'at T-1s and [T-1s]',
    );
    expect(text('on 1985-04-21 or 1985-04-21T00:00:00.000Z', { level: 'balanced' })).toBe('on <TIME_1> or <TIME_2>');
    expect(json({ birthDate: '1985-04-21T10:21:09Z' }, { level: 'balanced' })).toBe('{"birthDate":"<TIME_1>"}');
    expect(json({ timestamp: 1682072469001 })).toBe('{"timestamp":"<TIME_1>"}');
    expect(json({ createdAt: '1682072469', timestamp: 1682072469001 }, { level: 'balanced' })).toBe(
      '{"createdAt":"1682072469","timestamp":1682072469001}',
    );
    expect(json({ birthTime: 482912469000, date: 1682035200000 }, { level: 'balanced' })).toBe(
      '{"birthTime":"<ID_1>","date":"<TIME_1>"}',
    );
  });

  it('knows the name of somebody by the key above it, and arguments by the option before them', () => {
    expect(json({ reporter: { name: 'summer', priority: 2 }, order: { name: 'summer' } })).toBe(
      '{"order":{"name":"summer"},"reporter":{"name":"<NAME_1>","priority":2}}',
    );
    expect(json({ args: ['--user', 'summer', '--password', 'order', '--verbose', 'table'] })).toBe(
      '{"args":["--user","<NAME_1>","--password","<REDACTED>","--verbose","table"]}',
    );
    expect(json({ resolvedBy: 'summer', customer_ref: 'order' })).toBe(
      '{"customer_ref":"<ID_1>","resolvedBy":"<NAME_1>"}',
    );
  });

  it('hides lists that are assigned to a scrubbed key in a text', () => {
    expect(text('passwords = ["summer", "order"]')).toBe('passwords = ["<REDACTED>", "<REDACTED>"]');
    expect(text('orders = ["summer", "order"]')).toBe('orders = ["summer", "order"]');
  });

  it('tells the fields of persons in a list from a map that is kept by person', () => {
    expect(json({ users: { summer: { role: 'admin', retries: 2 }, total: 5 } })).toBe(
      '{"users":{"<ID_1>":{"retries":2,"role":"admin"},"total":5}}',
    );
    const list = { users: [{ plan: 'free', retries: 2, role: 'admin' }] };
    expect(json(list)).toBe(JSON.stringify(list));
    expect(text(JSON.stringify(list))).toBe(JSON.stringify(list));
    expect(json({ users: { max: 5, mark: 2 } })).not.toMatch(/max|mark/);
  });

  it('lets through what the policy allows', () => {
    expect(text('call zorgblatt from quxcorp', { allow: ['Zorgblatt'] })).toBe('call zorgblatt from <ID_1>');
  });

  it('keeps a vault that no serializer and no log can hold', () => {
    const vault = new Vault();
    vault.tokenFor('jane@acme.io', 'EMAIL', 'a test');
    for (const shown of [JSON.stringify({ vault }), inspect(vault, { depth: 9, showHidden: true }), String(vault)])
      expect(shown).not.toContain('jane');
  });

  it('names its rules by a version that follows the policy', () => {
    expect(make().rulesVersion).toBe(make({ referenceTimeMs: 5 }).rulesVersion);
    expect(make().rulesVersion).not.toBe(make({ allow: ['x'] }).rulesVersion);
  });
});
