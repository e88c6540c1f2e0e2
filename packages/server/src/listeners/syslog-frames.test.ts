import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES, SyslogFrames } from './syslog-frames.js';
import { keyCandidates, withoutKey } from './syslog-key.js';

const pushed = (...chunks: readonly (string | Buffer)[]) => {
  const frames = new SyslogFrames();
  return chunks.map((chunk) => frames.push(Buffer.from(chunk)));
};
const counted = (message: string): string => `${Buffer.byteLength(message)} ${message}`;

describe('SyslogFrames', () => {
  it('tells counted messages from lines', () => {
    expect(pushed('5 <1>ab<2>line\n6 <3>a\nb\n<4>x\r\n\0')).toEqual([['<1>ab', '<2>line', '<3>a\nb', '<4>x']]);
  });
  it('gives the same messages however the bytes are cut', () => {
    const messages = ['<14>1 - - - - - - hé\nllo', '<14>1 - - - - - - {"a":"😀"}', 'plain'];
    const bytes = Buffer.from(`${counted(messages[0] ?? '')}${counted(messages[1] ?? '')}${messages[2]}\n`);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const frames = new SyslogFrames();
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const seen = places.slice(1).flatMap((end, at) => frames.push(bytes.subarray(places[at], end)) ?? ['broken']);
        expect(seen).toEqual(messages);
      }),
      { numRuns: 200 },
    );
  });
  it('waits for the rest of a message and gives it up at the end', () => {
    const frames = new SyslogFrames();
    expect(frames.push(Buffer.from('<14>1 half'))).toEqual([]);
    expect(frames.end()).toBe('<14>1 half');
    expect(frames.push(Buffer.from('99 <14>1 half'))).toEqual([]);
    expect(frames.end()).toBeUndefined();
  });
  it.each([
    ['a count that never ends', '12345678'],
    ['a count that is no number', '12a <14>x'],
    ['a count above the limit', `${MAX_MESSAGE_BYTES + 1} <14>`],
    ['a line above the limit', 'x'.repeat(MAX_MESSAGE_BYTES + 2)],
  ])('gives up on %s', (_name, bytes) => expect(pushed(bytes)).toEqual([undefined]));
  it('reads a long message in tiny parts at the cost of its length', () => {
    const costMs = (message: string): number => {
      const frames = new SyslogFrames();
      const start = process.cpuUsage();
      let seen = 0;
      for (const byte of Buffer.from(message)) seen += frames.push(Buffer.from([byte]))?.length ?? 0;
      const { user, system } = process.cpuUsage(start);
      expect(seen).toBe(1);
      return (user + system) / 1000;
    };
    for (const make of [
      (size: number) => counted('x'.repeat(size)),
      (size: number) => `${'<14>1 - '.repeat(size / 8)}\n`,
    ]) {
      // Ten times the length: quadratic work takes a hundred times as long. Other load only adds, so the least counts.
      let short = Number.POSITIVE_INFINITY;
      let long = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 12 && !(long < 40 * short); round += 1) {
        short = Math.min(short, costMs(make(24_000)));
        long = Math.min(long, costMs(make(240_000)));
      }
      expect(long).toBeLessThan(40 * short);
    }
  });
  it('never raises', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 64 })),
        (chunks) => void pushed(...chunks.map((c) => Buffer.from(c))),
      ),
    );
  });
});

describe('the key of a syslog message', () => {
  const key = 'bl_0123456789abcdefghijklmnopqrstuv';
  it.each([
    ['as the id of an element', `<14>1 2026-11-22T17:00:00Z h app 1 - [${key}@41058] hello`],
    ['as the id of an element with tags', `<14>1 2026-11-22T17:00:00Z h app 1 - [${key}@41058 tag="x"] hello`],
    ['as a parameter', `<14>1 2026-11-22T17:00:00Z h app 1 - [logtail@11993 source_token="${key}"] hello`],
    ['as the process', `<14>1 2026-11-22T17:00:00Z h app ${key} - - hello`],
    ['as the message id', `<14>1 2026-11-22T17:00:00Z h app 1 ${key} - hello`],
    ['as the host', `<14>1 2026-11-22T17:00:00Z ${key} app 1 - - hello`],
    ['before the text', `<14>1 2026-11-22T17:00:00Z h app 1 - - ${key} hello`],
  ])('is found %s and does not stay there', (_name, message) => {
    expect(keyCandidates(message)).toContain(key);
    expect(withoutKey(message, key)).not.toContain(key);
    expect(withoutKey(message, key)).toMatch(/^<14>1 2026-11-22T17:00:00Z .*hello$/);
  });
  it('is looked for in the head only', () => {
    expect(keyCandidates(`<14>1 - - - - - - ${'x '.repeat(2000)}${key}`)).not.toContain(key);
    expect(keyCandidates(`${'[abcdefgh@1]'.repeat(500)}`).length).toBeLessThanOrEqual(40);
  });
  it('may hold characters that mean something to an expression', () => {
    expect(withoutKey('<14>1 - - - - - [a+b(c).*@1] x', 'a+b(c).*')).toBe('<14>1 - - - - - - x');
  });
});
