import { describe, expect, it } from 'vitest';
import { matching, pastedId } from './model.js';

const command = (name: string, also?: string) => ({ id: name, name, kind: 'Page', ...(also ? { also } : {}) });

describe('matching', () => {
  const commands = [command('Requests'), command('Send data', 'otlp'), command('Use the dark theme')];
  it('keeps everything for no text', () => {
    expect(matching(commands, ' ')).toEqual(commands);
  });
  it('puts the beginning of a name before the beginning of a word', () => {
    expect(matching([command('All data'), command('Datasets')], 'DATA').map(({ name }) => name)).toEqual([
      'Datasets',
      'All data',
    ]);
  });
  it('finds by the further words', () => {
    expect(matching(commands, 'otlp').map(({ name }) => name)).toEqual(['Send data']);
  });
  it('is empty for what nothing holds', () => {
    expect(matching(commands, 'zzz')).toEqual([]);
  });
});

describe('pastedId', () => {
  it.each([
    ['  4bf92f3577b34da6a3ce929d0e0e4736\n', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ['"1-5759e988-bd862e3fe1be46a994272793",', '1-5759e988-bd862e3fe1be46a994272793'],
    ['requestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd', '8476a536-e9f4-11e8-9739-2dfe598c3fcd'],
    ['@requestId=8476a536-e9f4-11e8-9739-2dfe598c3fcd', '8476a536-e9f4-11e8-9739-2dfe598c3fcd'],
  ])('reads %j', (text, id) => {
    expect(pastedId(text)).toBe(id);
  });
  it.each(['', 'checkout', 'events', 'could not charge 12', 'abc1'])('is undefined for %j', (text) => {
    expect(pastedId(text)).toBeUndefined();
  });
});
