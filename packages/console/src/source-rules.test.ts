import { describe, expect, it } from 'vitest';
import page from '../index.html?raw';

const sources = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources).map(([name, text]) => ({ name, text }));

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['turns text into markup', /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/],
  ['evaluates text', /\beval\(|new Function\(/],
  ['makes a link whose address is not a route', /<a\s|href=\{/],
  ['loads from another origin', /https?:\/\/(?!localhost)/],
];

describe('the source of the console', () => {
  it('is found', () => {
    expect(files.length).toBeGreaterThan(40);
  });
  it.each(FORBIDDEN)('never %s', (_, pattern) => {
    expect(files.filter((file) => pattern.test(file.text)).map((file) => file.name)).toEqual([]);
  });
});

describe('index.html', () => {
  it('holds no inline script or style', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  });
});
