import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { aroundOf } from './neighbors-model.js';

const event = (id: string, timestampMs: number): EventView => ({
  id,
  environment: 'prod',
  dataset: 'd',
  service: 's',
  namespace: 'n',
  kind: 'log',
  timestamp: '',
  timestampMs,
  isError: false,
  data: {},
});
const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((id, at) => event(id, at));
const ids = (id: string) => aroundOf([...all].reverse(), id).map((one) => one.id);

describe('aroundOf', () => {
  it('is three to each side, oldest first', () => {
    expect(ids('e')).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });
  it('is shorter at the ends', () => {
    expect(ids('a')).toEqual(['a', 'b', 'c', 'd']);
    expect(ids('i')).toEqual(['f', 'g', 'h', 'i']);
  });
  it('has the lines of Lambda around what the program said in the same instant', () => {
    const line = (id: string, type: string): EventView => ({ ...event(id, 1), data: { '@type': type } });
    const some = [line('a', 'REPORT'), line('b', 'END'), event('c', 1), line('d', 'START')];
    expect(aroundOf(some, 'c').map((one) => one.id)).toEqual(['d', 'c', 'b', 'a']);
  });
  it('is empty for one that is not there', () => {
    expect(ids('z')).toEqual([]);
  });
});
