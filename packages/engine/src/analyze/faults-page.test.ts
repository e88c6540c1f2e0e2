import { readFileSync } from 'node:fs';
import { FAULTS } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { REMEDIES } from './remedies/remedies.js';
import { RULES } from './rules/recognize.js';

const page = readFileSync(new URL('../../../../docs/faults.md', import.meta.url), 'utf8');

describe('docs/faults.md', () => {
  it('names every fault, and no other in a heading', () => {
    const headings = [...page.matchAll(/^## ([a-z][a-z-]+)$/gm)].map(([, name]) => name);
    expect(FAULTS.filter((fault) => !page.includes(fault))).toEqual([]);
    expect(headings.filter((name) => !FAULTS.some((fault) => fault === name))).toEqual([]);
  });
  it('has a section and a remedy for every fault that a rule can name', () => {
    for (const { fault } of RULES) {
      expect(page).toContain(`\n## ${fault}\n`);
      expect(REMEDIES[fault]?.length, fault).toBeGreaterThanOrEqual(2);
    }
  });
});
