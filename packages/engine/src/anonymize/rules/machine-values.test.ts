/** What a machine writes that has the form of what identifies somebody, each beside the nearest thing that does. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';

const hide = (text: string): string => createAnonymizer(defaultPolicy).hideText(text);
const sealed = (tree: Parameters<ReturnType<typeof createAnonymizer>['hide']>[0]): string => {
  const anonymizer = createAnonymizer(defaultPolicy);
  return anonymizer.seal(JSON.stringify(anonymizer.hide(tree)));
};

describe('rows of numbers', () => {
  it.each(['REPORT : 7007 5002 150089 241', 'time reset +0.182379 s', 'static/srv 10/0/30/69/109 200 2750 - -'])(
    'pass where a machine prints them: %s',
    (text) => expect(sealed(text)).toBe(JSON.stringify(text)),
  );

  it.each([
    ['phone: 7007 5002 150089 241', 'phone: <PHONE_1>'],
    ['REPORT : 7007 5002', 'REPORT : <PHONE_1>'],
    ['list: 415 555 0132 415 555 0199', 'list: <PHONE_1>'],
    // The last thirteen digits or more have the check digit of a card.
    ['REPORT : 7007 5002 150089 240', 'REPORT : <PHONE_1>'],
    ['list: 4111 1111 1111 1111', 'list: <CARD_1>'],
  ])('are hidden where they may be a phone or a card: %s', (text, hidden) => expect(hide(text)).toBe(hidden));
});

describe('time zones', () => {
  it('keep their city, and nothing else does', () => {
    expect(sealed('TZ=Europe/Berlin, America/Argentina/Buenos_Aires and Asia/Kolkata')).toContain(
      'TZ=Europe/Berlin, America/Argentina/Buenos_Aires and Asia/Kolkata',
    );
    expect(hide('to Berlin in Europe/Zorgblatt and files/Europe/Berlin by Indian/Cocos')).toBe(
      'to <NAME_1> in Europe/<NAME_2> and files/Europe/<NAME_1> by Indian/<NAME_3>',
    );
  });
  it('pass the guard although their city is hidden elsewhere, and the city alone does not', () => {
    expect(sealed('rain in Berlin, zone Europe/Berlin')).toContain('zone Europe/Berlin');
    const anonymizer = createAnonymizer(defaultPolicy);
    anonymizer.hideText('rain in Berlin');
    for (const text of ['rain in Berlin', 'x/Europe/Berlin', 'Europe/Berlin1', 'Zorg/Berlin']) {
      expect(() => anonymizer.seal(text), text).toThrow(/ANONYMIZE_LEAK_DETECTED/);
    }
  });
  it('are hidden where they say where a person is', () => {
    expect(sealed({ user: { zoneinfo: 'Europe/Berlin' } })).not.toContain('Berlin');
    expect(sealed({ city: 'Berlin', tz: 'Europe/Berlin' })).not.toContain('Berlin');
  });
});

describe('digests', () => {
  it.each([
    ['CodeSha256 = "N0ugAR4IVqjTvAvJAB3ZKHhI8fv2dXYcxZbEjt5v2V0="', 'CodeSha256 = "<ID_1>"'],
    [
      '"integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DCNKHfuwvY7k="',
      '"integrity": "<ID_1>"',
    ],
    ['key N0ugAR4IVqjTvAvJAB3ZKHhI8fv2dXYcxZbEjt5v2V0=', 'key <SECRET_1>'],
    ['password digest=summer', 'password digest=summer'],
  ])('are ids, and other random text is a secret: %s', (text, hidden) => expect(hide(text)).toBe(hidden));
});

describe('the ARN of a secret', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:482913775120:secret:orders/db-AbCdEf';
  it('becomes tokens where its key or its type says secret', () => {
    const shown = 'arn:aws:secretsmanager:eu-west-1:<ACCT_1>:secret:<RES_1>/<RES_2>';
    expect(hide(`no access to ${arn} now`)).toBe(`no access to ${shown} now`);
    expect(createAnonymizer(defaultPolicy).hide({ 'aws.secretsmanager.secret.arn': arn })).toEqual({
      'aws.secretsmanager.secret.arn': shown,
    });
  });
  it('does not spare a value behind another mark', () => {
    expect(hide('eu:secret:summer')).not.toContain('summer');
    expect(hide('arn:aws:sqs:eu-west-1:482913775120:secret: summer')).not.toContain('summer');
  });
});

it('hides a date everywhere once it is hidden somewhere, so that the guard agrees', () => {
  expect(sealed('GET /a/2013-10-17 HTTP, GET /a/2013-10-17/data')).not.toContain('2013-10-17');
  expect(hide('GET /a/2013-10-17/data')).toContain('2013-10-17');
});
