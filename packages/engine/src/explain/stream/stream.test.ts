import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { fakeAnonymizer } from '../__fixtures__/fakes.js';
import { GOOD_ANSWER } from '../__fixtures__/model-answers.js';
import { Marks } from '../prompt/rounding.js';
import { AnswerText } from './answer-text.js';
import { LINK_REMOVED, LinkFilter } from './link-filter.js';
import { SectionParser } from './section-parser.js';

const pieces = (text: string, size: number): readonly string[] => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];

function parse(text: string, size: number) {
  const parser = new SectionParser();
  const deltas = [...pieces(text, size).flatMap((piece) => parser.push(piece)), ...parser.end()];
  return { sections: parser.sections(), deltas };
}

describe('SectionParser', () => {
  it.each([1, 2, 3, 7, 50, 10_000])('gives the same sections for pieces of %i characters', (size) => {
    const { sections } = parse(GOOD_ANSWER, size);
    expect(sections).toEqual(parse(GOOD_ANSWER, 10_000).sections);
    expect(sections.rootCause).toContain('was slow to answer');
    expect(sections.actions.split('\n')).toHaveLength(2);
    expect(sections.nextQuestions).toBe('- Did other calls to <NAME_2> fail too?');
  });

  it.each([1, 5, 10_000])('streams deltas that join to the sections for pieces of %i characters', (size) => {
    const { sections, deltas } = parse(GOOD_ANSWER, size);
    const joined = new Map<string, string>();
    for (const { section, text } of deltas) joined.set(section, (joined.get(section) ?? '') + text);
    for (const [name, text] of joined)
      expect(text.trim()).toBe(Object.entries(sections).find(([key]) => key === name)?.[1]);
  });

  it('counts text before the first heading to the summary', () => {
    expect(parse('It failed.\n## Impact\nAll.', 4).sections).toMatchObject({ summary: 'It failed.', impact: 'All.' });
  });

  it('leaves out the line of an unknown heading', () => {
    expect(parse('## Summary\nOne.\n## Thoughts\nTwo.', 3).sections.summary).toBe('One.\nTwo.');
  });

  it('knows a heading in other capitals and marks', () => {
    expect(parse('### **root cause:**\nX.', 2).sections.rootCause).toBe('X.');
  });

  it('takes emphasis and code marks out and turns bullets into list items', () => {
    expect(parse('## Evidence\n* **Bold** and `code`\n• two', 1).sections.evidence).toBe('- Bold and code\n- two');
  });

  it('shows text before the line is complete', () => {
    const parser = new SectionParser();
    expect(parser.push('The function timed')).toEqual([{ section: 'summary', text: 'The function timed' }]);
  });
});

describe('a section that comes again', () => {
  it.each([1, 5, 1_000])('adds only what it does not have, in pieces of %i characters', (size) => {
    const parser = new SectionParser();
    const text =
      '## Summary\nIt failed.\n## Evidence\n- One.\n## Summary\nIt failed.\nTwice told.\n## Evidence\n- One.\n- Two.\n';
    const deltas = pieces(text, size).flatMap((piece) => parser.push(piece));
    deltas.push(...parser.end());
    expect(parser.sections()).toMatchObject({ summary: 'It failed.\nTwice told.', evidence: '- One.\n- Two.' });
    const shown = deltas.filter(({ section }) => section === 'summary').map((delta) => delta.text);
    expect(shown.join('')).toBe('It failed.\nTwice told.');
  });
});

describe('LinkFilter', () => {
  const filtered = (text: string, size: number): string => {
    const filter = new LinkFilter();
    return (
      pieces(text, size)
        .map((piece) => filter.push(piece))
        .join('') + filter.end()
    );
  };

  it.each([1, 3, 8, 1_000])('drops images, links and addresses in pieces of %i characters', (size) => {
    const text =
      'a ![x](https://e.example/?q=<IP_1>) b [see](//e.example/<IP_1>) c https://e.example/<IP_1> d <img src=x> e';
    expect(filtered(text, size)).toBe(`a  b see c ${LINK_REMOVED} d  e`);
  });

  it.each([1, 4, 1_000])('keeps tokens, citations and comparisons in pieces of %i characters', (size) => {
    const text =
      'The call to <RES_1> and <res_1> with <REDACTED> took <a few ms, 5 < 6 s [F1, F2]. {time 1} - done [F3].';
    expect(filtered(text, size)).toBe(text);
  });

  it('keeps a citation that was made a link', () => {
    expect(filtered('It failed [F1](https://e.example).', 2)).toBe('It failed [F1].');
  });

  it('takes linear time for brackets that never close', () => {
    const read = (length: number) => () => void filtered('['.repeat(length), 16);
    expect(growthOf(read(5_000), read(40_000), { limit: 24, floorMs: 40 }).ratio).toBeLessThanOrEqual(24);
  });
});

describe('AnswerText', () => {
  it.each([1, 4, 9])('restores names and times split over pieces of %i characters', (size) => {
    const anonymizer = fakeAnonymizer(['alpha-fn']);
    anonymizer.hideText('alpha-fn');
    const marks = new Marks();
    marks.hide('at 10:02 UTC');
    const text = new AnswerText(anonymizer.restorer(), marks);
    for (const piece of pieces('## Summary\n<NAME_1> failed since {time 1} [F1].', size)) text.push(piece);
    text.end();
    expect(text.sections().summary).toBe('alpha-fn failed since 10:02 UTC [F1].');
    expect(text.safeText()).not.toContain('alpha-fn');
  });
});
