import { describe, expect, it } from 'vitest';
import { type Block, type Inline, parseMarkdown, plainText } from './markdown.js';
import {
  FIRST_SOURCE,
  findSource,
  GROUPS,
  linkTarget,
  SOURCES,
  searchSources,
  slugOf,
  UNLISTED,
  WITHOUT_PAGE,
} from './sources.js';

const inlinesOf = (block: Block): readonly Inline[] => {
  if (block.kind === 'code') return [];
  if (block.kind === 'list') return block.items.flat().flatMap(inlinesOf);
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flat();
  return block.inlines;
};
const everyInline = (text: string): readonly Inline[] => parseMarkdown(text).flatMap(inlinesOf);
const headings = (text: string): readonly string[] =>
  parseMarkdown(text).flatMap((block) => (block.kind === 'heading' ? [slugOf(plainText(block.inlines))] : []));

describe('the list of sources', () => {
  it('holds every page of docs/sources, and a page for each of its entries', () => {
    expect(SOURCES.length).toBeGreaterThan(30);
    expect([UNLISTED, WITHOUT_PAGE]).toEqual([[], []]);
  });

  it('begins with one that needs nothing but curl', () => {
    expect(findSource(FIRST_SOURCE)?.text).toContain('curl http://127.0.0.1:4000/v1/first-steps');
  });

  it('has a title, a group and a unique id everywhere', () => {
    expect(SOURCES.filter(({ title }) => title === '')).toEqual([]);
    expect(new Set(SOURCES.map(({ id }) => id)).size).toBe(SOURCES.length);
    expect(GROUPS.filter((group) => !SOURCES.some((source) => source.group === group))).toEqual([]);
  });
});

describe.each(SOURCES)('$id', ({ id, text, datasets, group }) => {
  it('links only to pages of the list and to headings on them, or to another page of docs', () => {
    const links = everyInline(text).flatMap((inline) => (inline.kind === 'link' ? [inline.target] : []));
    const broken = links.filter((target) => {
      const found = linkTarget(target, id);
      if (found === undefined) return !/^(?:\.\.\/)?(?:privacy|errors|faults|charts|root-cause)\.md$/.test(target);
      return found.hash !== undefined && !headings(findSource(found.id)?.text ?? '').includes(found.hash);
    });
    expect(broken).toEqual([]);
  });

  it('leaves no mark of Markdown in the text', () => {
    const words = everyInline(text).flatMap((inline) => (inline.kind === 'text' ? [inline.text] : []));
    expect(words.filter((piece) => /`|\]\(|\*\*|^#|\|/.test(piece))).toEqual([]);
  });

  it('names a dataset that is watched', () => {
    if (datasets === undefined || datasets.length === 0) expect(['Files', 'What is kept']).toContain(group);
    else expect(datasets.filter((dataset) => text.includes(dataset))).not.toEqual([]);
  });
});

describe('searchSources', () => {
  const ids = (search: string): readonly string[] => searchSources(search).map(({ id }) => id);
  it('gives all for no words', () => expect(ids('  ')).toHaveLength(SOURCES.length));
  it('finds by name, by group and by dataset', () => {
    expect(ids('FLUENT bit')).toEqual(['fluent-bit']);
    expect(ids('flyio')).toEqual(['fly']);
    expect(ids('platforms vercel')).toEqual(['vercel']);
  });
  it('looks into the pages when no name fits', () => expect(ids('rsyslog')).toEqual(['render']));
  it('is empty when nothing fits', () => expect(ids('zzzz')).toEqual([]));
});

describe('linkTarget', () => {
  it.each([
    ['../otlp.md', 'vector', { id: 'otlp' }],
    ['aws-cloudwatch-logs.md#with-a-function', 'fly', { id: 'aws-cloudwatch-logs', hash: 'with-a-function' }],
    ['#with-a-function', 'aws-cloudwatch-logs', { id: 'aws-cloudwatch-logs', hash: 'with-a-function' }],
    ['privacy.md', 'scrubbing', undefined],
    ['javascript:alert(1)', 'fly', undefined],
  ])('of %s on %s is %j', (target, from, expected) => expect(linkTarget(target, from)).toEqual(expected));
});
