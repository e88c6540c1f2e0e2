import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../model/json.js';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';
import { countResidue } from './residue.js';

const make = () => createAnonymizer(defaultPolicy);
const sealed = (tree: JsonValue): string => {
  const anonymizer = make();
  return anonymizer.seal(JSON.stringify(anonymizer.hide(tree)));
};

describe('the guard over what was hidden', () => {
  it('lets a word pass that is hidden elsewhere as a name', () => {
    expect(sealed('Will retry; it will fail. Grant access, grant it. Mark as read, mark it')).toContain('it will fail');
  });

  it('lets words pass that only together read like a hidden value', () => {
    expect(sealed({ a: 'deliverystrea-m kind', b: 'the delivery stream', xRAYTraceIdx: 'XRAY TraceId' })).toContain(
      'the delivery stream',
    );
  });

  it('lets a name of code pass that a hidden word resembles', () => {
    const anonymizer = make();
    anonymizer.hideText('user=zorgorders');
    expect(anonymizer.seal('{"orderStream":1}')).toBe('{"orderStream":1}');
    anonymizer.hideText('in idotransportmgr.cpp and kimorders');
    expect(anonymizer.inspect(Buffer.from('at IdoTransportMgr::SendPacket')).verdict).toBe('passed');
    expect(anonymizer.inspect(Buffer.from('at KimOrders::SendPacket')).verdict).toBe('blocked');
    anonymizer.hideText('host kv-bwq-xzorg');
    expect(anonymizer.inspect(Buffer.from('at kv.bwq.xzorg')).verdict).toBe('blocked');
  });

  it('refuses a value in another case, spread out, turned around, escaped or packed', () => {
    const anonymizer = make();
    anonymizer.hideText('mail jane@acmetrix.com now');
    const mail = 'jane@acmetrix.com';
    for (const form of [
      mail.toUpperCase(),
      [...mail].join(' '),
      [...mail].reverse().join(''),
      JSON.stringify(JSON.stringify(`"${mail}"`)),
      Buffer.from(`xy${mail}`).toString('base64'),
      Buffer.from(mail).toString('hex'),
      mail.replaceAll(/[^.]/g, (character) => `%${character.charCodeAt(0).toString(16)}`),
      mail.replaceAll(/./g, (character) => `&#${character.charCodeAt(0)};`),
    ]) {
      expect(anonymizer.inspect(Buffer.from(`the order ${form} failed`)).verdict, form).toBe('blocked');
    }
  });

  it('refuses a code of base64 that has its capitals where names of code have them', () => {
    const anonymizer = make();
    anonymizer.hideText('to rcrnwgrlc and qxsjtnrhr');
    expect(anonymizer.inspect(Buffer.from('the order cmNybndncmxj failed')).verdict).toBe('blocked');
    expect(anonymizer.inspect(Buffer.from('the order cXhzanRucmhy failed')).verdict).toBe('blocked');
    expect(anonymizer.inspect(Buffer.from('the orderTableName failed')).verdict).toBe('passed');
  });

  it('tells a key that begins with @ from a quoted name before a host', () => {
    const anonymizer = make();
    const keys = JSON.stringify({
      path: '@message.data.message',
      list: ['@message.level'],
      text: 'read "@message.name"',
    });
    expect(anonymizer.seal(keys)).toBe(keys);
    for (const mail of ['"jane doe"@mail.example', JSON.stringify('to "jane doe"@mail.example')]) {
      expect(() => anonymizer.seal(mail), mail).toThrow(/e-mail address/);
    }
  });

  it('knows which texts were sealed in this conversation, and no others', () => {
    const anonymizer = make();
    const text = anonymizer.seal('the order failed');
    expect(anonymizer.isSealed(text)).toBe(true);
    expect(anonymizer.isSealed(`${text} `)).toBe(false);
    expect(make().isSealed(text)).toBe(false);
  });

  it('refuses what is too large and bytes that are no text', () => {
    const small = createAnonymizer({ ...defaultPolicy, maxCharacters: 10 });
    expect(small.inspect(Buffer.from('the order failed'))).toEqual({ verdict: 'blocked', because: ['too large: 1'] });
    expect(small.inspect(new Uint8Array([0xc3, 0x28])).verdict).toBe('blocked');
  });
});

describe('the residue of words', () => {
  const words = new Set('order failed handler get user function type error http sha256 stream'.split(' '));
  const residue = (text: string): number => countResidue(text, (lower) => words.has(lower));

  it.each([
    'order failed',
    'getUser',
    'TypeError',
    'HTTPError',
    'sha256',
    'a b c T-3h',
    'at 0x1feaa260',
    'order_failed',
    '“order” … ████',
    'ORDER',
  ])('is none in %s', (text) => expect(residue(text)).toBe(0));

  it.each(['kowalski', 'Kowalski failed', 'orderkowalski', 'getKowalski', 'ÄÖÜß', '漢字漢字', 'xkowalskix'])(
    'is found in %s',
    (text) => expect(residue(text)).toBeGreaterThan(0),
  );

  it('blocks a name that no detector and no vault has seen', () => {
    expect(() => make().seal('the order of kowalski failed')).toThrowError(/a word that no list has: 1/);
    const balanced = createAnonymizer({ ...defaultPolicy, level: 'balanced' });
    expect(balanced.seal('the order of kowalski failed')).toContain('order');
  });
});
