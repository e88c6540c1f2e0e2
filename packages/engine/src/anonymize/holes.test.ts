/** What other tools were seen to let through or to break, one test each. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.js';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const make = () => createAnonymizer(defaultPolicy);
const text = (value: string): string => make().hideText(value);
const json = (tree: JsonValue): string => JSON.stringify(make().hide(tree));

describe('a hole of others that is closed here', () => {
  it('k8sgpt: no kind of object is left out, and names with signs of patterns in them are hidden', () => {
    const tree = {
      kind: 'PersistentVolumeClaim',
      Events: [{ reason: 'FailedMount', involvedObject: { name: 'kvbwq.x+(zz)*-data-0' } }],
      logs: 'pod kvbwq.x+(zz)*-data-0 evicted',
    };
    expect(json(tree)).not.toMatch(/kvbwq/);
    expect(json(tree)).toContain('FailedMount');
  });

  it('k8sgpt: tokens do not change from run to run, so that a cache can hit', () => {
    const tree = { message: 'mail to jane@acmetrix.com failed', pod: 'kvbwq-5d8f7' };
    expect(json(tree)).toBe(json(tree));
    expect(make().rulesVersion).toBe(make().rulesVersion);
  });

  it('Elastic: overlapping matches leave no tail', () => {
    expect(text('owner=jane.doe@acme-health.io')).toBe('owner=<EMAIL_1>');
    expect(text('https://jane:pa55wrd@db.acme-health.io/x')).not.toMatch(/jane|pa55|acme|health/);
  });

  it('Elastic: keys and numbers are looked at like strings', () => {
    expect(json({ 'jane@acmetrix.com': { 'Jane Kowalski': 4_111_111_111_111_111 } })).not.toMatch(
      /jane|kowalski|4111/i,
    );
  });

  it('Elastic: what is restored is never looked at again', () => {
    const anonymizer = make();
    const shown = anonymizer.hideText('kvbwqz <EMAIL_1> jane@acmetrix.com');
    expect(anonymizer.restore(shown)).toBe('kvbwqz <EMAIL_1> jane@acmetrix.com');
  });

  it('Datadog: integers, floats and map keys are scanned, every one of them', () => {
    const events = Array.from({ length: 50 }, (_, index) => ({ accountId: 123_456_789_000 + index, lat: 52.5200066 }));
    expect(json(events)).not.toMatch(/123456789|52\.52/);
  });

  it('LiteLLM: one conversation knows nothing of another', () => {
    const first = make();
    first.hideText('jane@acmetrix.com');
    expect(make().restore('<EMAIL_1>')).toBe('<EMAIL_1>');
    expect(first.restore('<EMAIL_1>')).toBe('jane@acmetrix.com');
  });

  it('LiteLLM: a token that is split over deltas is restored, and text before it is not held', () => {
    const anonymizer = make();
    anonymizer.hideText('jane@acmetrix.com');
    const restorer = anonymizer.restorer();
    expect(restorer.push('The mail to ')).toBe('The mail to ');
    expect(restorer.push('<EMA') + restorer.push('IL_1') + restorer.push('> failed') + restorer.end()).toBe(
      'jane@acmetrix.com failed',
    );
  });

  it('llm-guard: brackets of a token are never read as a pattern', () => {
    const anonymizer = make();
    anonymizer.hideText('Jane Kowalski');
    expect(anonymizer.restore('The user [NAME_1] failed')).toBe('The user Jane Kowalski failed');
  });

  it('OpenRedaction: thousands of values have thousands of tokens', () => {
    const anonymizer = make();
    const mails = Array.from({ length: 1200 }, (_, index) => `u${index}@acmetrix.com`);
    const tokens = mails.map((mail) => anonymizer.hideText(mail));
    expect(new Set(tokens).size).toBe(1200);
    expect(tokens.map((token) => anonymizer.restore(token))).toEqual(mails);
  });

  it('OpenRedaction: private addresses and last names are hidden too', () => {
    expect(text('user John Smith from 10.0.0.7')).not.toMatch(/John|Smith|10\.0/);
  });

  it('rehydra: what looks like a token in the data is never restored to a value', () => {
    const anonymizer = make();
    const shown = anonymizer.hideText('jane@acmetrix.com wrote <EMAIL_1> and &lt;EMAIL_1&gt;');
    expect(anonymizer.restore(shown)).toBe('jane@acmetrix.com wrote <EMAIL_1> and &lt;EMAIL_1&gt;');
  });

  it('rehydra: a leak that the own scan finds is never returned with a warning', () => {
    expect(() => make().seal('jane@acmetrix.com')).toThrowError(
      expect.objectContaining({ code: 'ANONYMIZE_LEAK_DETECTED' }),
    );
  });

  it('arcjet: the same value has the same token, and escaped JSON is read', () => {
    expect(text('jane@acmetrix.com, jane@acmetrix.com')).toBe('<EMAIL_1>, <EMAIL_1>');
    expect(text(JSON.stringify(JSON.stringify({ email: 'jane@acmetrix.com' })))).not.toContain('acmetrix');
  });

  it('fast-redact: no path needs to be listed, and no case of a key matters', () => {
    expect(json({ a: { B: [{ pAsSwOrD: 'kvbwqz1', Message: 'mail jane@acmetrix.com' }] } })).not.toMatch(/kvbwqz|jane/);
  });

  it('presidio: two addresses are two tokens, and cloud ids, cookies and keyed secrets are hidden by default', () => {
    expect(text('jane@acmetrix.com to joe@acmetrix.com')).toBe('<EMAIL_1> to <EMAIL_2>');
    expect(text('i-0abc1234def567890 Cookie: sid=kvbwqz; api_key=zzqwkv')).not.toMatch(/0abc|kvbwqz|zzqwkv/);
  });

  it('all: encodings are taken off before anything is judged', () => {
    const mail = 'jane@acmetrix.com';
    for (const encoded of [
      Buffer.from(mail).toString('base64'),
      Buffer.from(mail).toString('hex'),
      gzipSync(mail).toString('base64'),
      encodeURIComponent(mail),
    ]) {
      expect(json({ data: `sent ${encoded} twice`, plain: mail })).not.toContain(encoded);
    }
  });
});
