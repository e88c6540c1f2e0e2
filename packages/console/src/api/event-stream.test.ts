import { describe, expect, it } from 'vitest';
import { EventStreamParser } from './event-stream.js';

describe('EventStreamParser', () => {
  it('joins an event that arrives in single characters', () => {
    const parser = new EventStreamParser();
    const events = [...'event: text-delta\ndata: {"a":1}\n\n'].flatMap((character) => parser.push(character));
    expect(events).toEqual([{ event: 'text-delta', data: '{"a":1}' }]);
  });

  it('accepts CR LF and joins several data lines', () => {
    expect(new EventStreamParser().push('data: a\r\ndata: b\r\n\r\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
  });

  it('waits when a piece ends between CR and LF', () => {
    const parser = new EventStreamParser();
    expect(parser.push('data: a\r')).toEqual([]);
    expect(parser.push('\n\r\n')).toEqual([{ event: 'message', data: 'a' }]);
  });

  it('ignores comments and blocks without data', () => {
    expect(new EventStreamParser().push(': ping\n\nevent: x\n\n')).toEqual([]);
  });
});
