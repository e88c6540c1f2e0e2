import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { otlpTraces } from '../__fixtures__/client-bodies.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeEventsApi } from '../events-api.js';
import { decodeOtlp } from '../otlp/decode-otlp.js';
import { redactEvent } from './redact-event.js';

const rules = (rule: { readonly obfuscate?: readonly string[]; readonly block?: readonly string[] }) => ({
  obfuscate: rule.obfuscate ?? [],
  block: rule.block ?? [],
});
const one = (record: unknown) => {
  const [event] = decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, bytesOf([record])).events;
  if (event === undefined) throw new Error('nothing was decoded');
  return event;
};

describe('redactEvent', () => {
  it('obfuscates the value of a dotted key and leaves the key', () => {
    const event = one({ message: 'signed in', data: { user: { email: 'ada@example.com', plan: 'pro' } } });
    const clean = redactEvent(event, rules({ obfuscate: ['data.user.email'] }));
    expect(clean.data).toEqual({ message: 'signed in', data: { user: { email: '<REDACTED>', plan: 'pro' } } });
    expect(JSON.stringify(clean, (_key, value) => (typeof value === 'bigint' ? '' : value))).not.toContain('ada@');
  });

  it('blocks a key with all below it', () => {
    const clean = redactEvent(one({ a: 1, user: { email: 'ada@example.com' } }), rules({ block: ['user'] }));
    expect(clean.data).toEqual({ a: 1 });
  });

  it('finds the end of a path in any place, in lists, in either case, and under names with dots', () => {
    const event = one({
      '@message': { data: { users: [{ Email: 'ada@example.com' }, { email: 'bob@example.com' }] } },
      'x.user.email': 'eve@example.com',
    });
    const clean = JSON.stringify(redactEvent(event, rules({ obfuscate: ['users.email', 'user.email'] })).data);
    expect(clean).not.toMatch(/ada|bob|eve/);
    expect(clean.match(/<REDACTED>/g)).toHaveLength(3);
  });

  it('does not take a longer name for the key', () => {
    const event = one({ message: 'x', emails: 'none', myemail: 'kept@example.com' });
    expect(redactEvent(event, rules({ block: ['email'] }))).toBe(event);
  });

  it('reads JSON inside a text, and `key=value` in a line', () => {
    const nested = one({ message: 'x', body: '{"user":{"email":"ada@example.com"},"n":1}' });
    expect(redactEvent(nested, rules({ obfuscate: ['user.email'] })).data.body).toBe(
      '{"user":{"email":"<REDACTED>"},"n":1}',
    );
    const line = one({ message: 'login email=ada@example.com iban: "DE02 1203" done' });
    expect(redactEvent(line, rules({ obfuscate: ['email', 'iban'] }))).toMatchObject({
      message: 'login email=<REDACTED> iban: "<REDACTED>" done',
      data: { message: 'login email=<REDACTED> iban: "<REDACTED>" done' },
    });
  });

  it.each([
    [`email="${'x'.repeat(5000)}secret" done`, 'email="<REDACTED>" done'],
    [`email=${'x'.repeat(5000)}secret, done`, 'email=<REDACTED>, done'],
    ['email: "a \\"secret\\" one" done', 'email: "<REDACTED>" done'],
    ['said {\\"email\\":\\"secret\\",\\"n\\":1} done', 'said {\\"email\\":\\"<REDACTED>\\",\\"n\\":1} done'],
    ['email="secret that is cut', 'email="<REDACTED>'],
    ['Email = secret', 'Email = <REDACTED>'],
    ['my-email=kept emails=kept', 'my-email=kept emails=kept'],
  ])('finds the whole value in the text %#', (message, expected) => {
    expect(redactEvent(one({ message }), rules({ obfuscate: ['email'] })).message).toBe(expected);
  });

  it('takes copies of the value out of message, pattern and fingerprint', () => {
    const record = { level: 'error', message: 'no account for ada-lovelace here', user: { name: 'ada-lovelace' } };
    const event = one(record);
    const clean = redactEvent(event, rules({ obfuscate: ['user.name'] }));
    expect(clean).toMatchObject({ message: 'no account for <REDACTED> here', isError: true });
    expect(clean.pattern).not.toContain('ada');
    expect(clean.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(clean.fingerprint).not.toBe(event.fingerprint);
    const other = one({ ...record, message: 'no account for bob-roberts here', user: { name: 'bob-roberts' } });
    expect(redactEvent(other, rules({ obfuscate: ['user.name'] })).fingerprint).toBe(clean.fingerprint);
  });

  it('keeps the fingerprint of an error that did not hold the value', () => {
    const event = one({ level: 'error', message: 'boom', user: { email: 'ada@example.com' } });
    expect(redactEvent(event, rules({ obfuscate: ['user.email'] })).fingerprint).toBe(event.fingerprint);
  });

  it('drops ids that equal a removed value instead of joining strangers under a mark', () => {
    const clean = redactEvent(
      one({ requestId: 'r-1', message: 'x' }),
      rules({ obfuscate: ['requestId'.toLowerCase()] }),
    );
    expect(clean).not.toHaveProperty('requestId');
    expect(clean.data.requestId).toBe('<REDACTED>');
  });

  it('hides a removed value where it is a key, too', () => {
    const clean = redactEvent(
      one({ message: 'x', email: 'ada@example.com', seen: { 'ada@example.com': 3 } }),
      rules({ obfuscate: ['email'] }),
    );
    expect(JSON.stringify(clean.data)).not.toContain('ada@');
  });

  it('hides the message when the message itself is named', () => {
    const clean = redactEvent(one({ level: 'error', message: 'ada failed' }), rules({ obfuscate: ['message'] }));
    expect(clean).toMatchObject({ message: '<REDACTED>', data: { message: '<REDACTED>' } });
  });

  it('works on spans and their resources', () => {
    const { events } = decodeOtlp(
      testContext(),
      'traces',
      { 'content-type': 'application/json' },
      bytesOf(otlpTraces()),
    );
    const [span] = events;
    if (span === undefined) throw new Error('nothing was decoded');
    const clean = redactEvent(span, rules({ block: ['service.name'] }));
    expect(JSON.stringify(clean.data)).not.toContain('"service.name"');
    expect(clean.service).toBe('<REDACTED>');
  });

  it('takes time linear in a hostile text', () => {
    const redact = (times: number) => () =>
      void redactEvent(
        one({ message: 'x', blob: 'email='.repeat(times) }),
        rules({ obfuscate: ['email', 'user.email'] }),
      );
    expect(growthOf(redact(3_000), redact(24_000), { limit: 24, floorMs: 40 }).ratio).toBeLessThanOrEqual(24);
  });
});
