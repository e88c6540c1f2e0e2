import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { mineTemplates } from './mine-templates.js';
import { templateTokens } from './template-tokens.js';

const templatesOf = (...patterns: string[]): string[] => [...new Set(mineTemplates(patterns).values())].sort();

describe('mineTemplates', () => {
  it('keeps two states of one thing apart', () => {
    expect(templatesOf('link <*> is up', 'link <*> is down')).toHaveLength(2);
  });

  it('finds a parameter where a place holds many words', () => {
    const lines = ['alpha', 'beta', 'gamma', 'delta', 'omega'].map((color) => `painted the wall ${color} today`);
    expect(templatesOf(...lines)).toEqual(['painted the wall <*> today']);
    expect(templatesOf(...lines.slice(0, 4))).toHaveLength(4);
  });

  it('takes the word after a naming noun for a name at its second value', () => {
    expect(templatesOf('session opened for user root', 'session opened for user news')).toEqual([
      'session opened for user <*>',
    ]);
  });

  it('takes a yes or no for a value', () => {
    expect(templatesOf('cache enabled=true for tenant', 'cache enabled=false for tenant')).toEqual([
      'cache enabled=<*> for tenant',
    ]);
  });

  it('counts no list and no empty value as another statement', () => {
    expect(templatesOf('sizes: <*> <*> <*>', 'sizes: <*>', 'sizes: <*>, <*>')).toEqual(['sizes: <*>']);
    expect(templatesOf('peer <*> () at <*>', 'peer <*> (<*>) at <*>')).toEqual(['peer <*> (<*>) at <*>']);
  });

  it('takes dates, paths, hosts with ports, addresses and units for values', () => {
    expect(templateTokens('at Fri Jun <*> <*>:<*>:<*> <*> from /var/lib/x<*>/y.rrd on a.b.example:<*>').join('')).toBe(
      'at <*> from <*> on <*>',
    );
    expect(templateTokens('chip FF:F<*>:<*>F:<*>:E<*> took <*> ms').join('')).toBe('chip <*> took <*>');
  });

  it('never makes a whole statement a parameter', () => {
    expect(templatesOf('started', 'stopped', 'paused', 'resumed', 'failed', 'done')).toHaveLength(6);
    expect(templatesOf(...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}d startup succeeded`))).toHaveLength(6);
  });

  it('answers the same in any order and for repeated patterns, and nothing for nothing', () => {
    const word = fc.constantFrom(
      'user',
      'root',
      'news',
      '<*>',
      'ok=',
      'true',
      'false',
      '(<*>)',
      'a/b',
      'x.y:<*>',
      '[',
      '-',
    );
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (lines, order) => {
        const shuffled = lines.map((text) => ({ text, at: order.next().value })).sort((a, b) => a.at - b.at);
        const again = mineTemplates([...shuffled.map(({ text }) => text), ...lines]);
        for (const [pattern, template] of mineTemplates(lines)) expect(again.get(pattern)).toBe(template);
      }),
    );
    expect(mineTemplates([]).size).toBe(0);
  });

  it('takes hostile lines of a thousand characters in linear time', () => {
    const hostile = ['/a'.repeat(500), 'FF:'.repeat(333), 'a.'.repeat(500), '<*>'.repeat(333), '('.repeat(1000)];
    const mine = (times: number) => {
      const lines = Array.from({ length: times }, (_, index) => hostile.map((text) => `${text} ${'x'.repeat(index)}`));
      return () => void mineTemplates(lines.flat());
    };
    // Eight times the lines: 64 times the work when it is quadratic.
    expect(growthOf(mine(20), mine(160), { limit: 32, floorMs: 60 }).ratio).toBeLessThanOrEqual(32);
  });
});
