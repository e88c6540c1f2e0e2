import { describe, expect, it } from 'vitest';
import { admit } from '../admit.js';
import { namesResource } from './resource-name.js';
import { scrubText } from './scrub-text.js';

const arn = 'arn:aws:secretsmanager:eu-west-1:482913775120:secret:orders/db-AbCdEf';

describe('namesResource', () => {
  it.each([
    ['aws.secretsmanager.secret.arn', arn],
    ['secretArn', arn],
    ['SECRET_ARN', arn],
    ['secretARNs', [arn, arn]],
    ['secret', { arn }],
  ])('is true for the ARN under %s', (key, value) => expect(namesResource(key, value)).toBe(true));

  it.each([
    ['aws.secretsmanager.secret.arn', 'hunter2'],
    ['aws.secretsmanager.secret.arn', `${arn} hunter2`],
    ['secret', arn],
    ['secretYarn', arn],
    ['secretLearns', arn],
    ['secret', { arn, value: 'hunter2' }],
    ['secret', { arn: { arn } }],
    ['secret', {}],
    ['secretArns', []],
    ['secretArn', 7],
    ['secretArn', null],
  ])('is false for %s with %j', (key, value) => expect(namesResource(key, value)).toBe(false));
});

describe('the ARN of a secret at ingest', () => {
  it('is kept under a key that says what it is, with whatever else is there scrubbed', () => {
    expect(
      admit({ 'aws.secretsmanager.secret.arn': arn, 'secret.arn': 'hunter2', secret: arn, auth: { arn } }),
    ).toMatchObject({
      'aws.secretsmanager.secret.arn': arn,
      'secret.arn': '<REDACTED>',
      secret: '<REDACTED>',
      auth: { arn },
    });
  });
  it.each([
    `not authorized on ${arn} now`,
    `{"aws.secretsmanager.secret.arn":"${arn}","n":1}`,
    `secret.arn=${arn} retry=2`,
  ])('stays in a text: %s', (text) => expect(scrubText(text)).toBe(text));
  it.each([
    ['eu:secret: hunter2', 'eu:secret: <REDACTED>'],
    ['{"secret.arn":"hunter2"}', '{"secret.arn":"<REDACTED>"}'],
    [`secret=${arn}`, 'secret=<REDACTED>'],
    [`secret.arn=${arn} password=hunter2`, `secret.arn=${arn} password=<REDACTED>`],
  ])('spares no secret beside it: %s', (text, clean) => expect(scrubText(text)).toBe(clean));
});
