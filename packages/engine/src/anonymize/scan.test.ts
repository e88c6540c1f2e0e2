import { describe, expect, it } from 'vitest';
import { featuresOf } from './characters.js';
import { defaultPolicy } from './policy.js';
import { ruleSetOf } from './rule-set.js';
import { SAMPLES, SECOND_LINES } from './rules/__fixtures__/samples.js';
import { RULES } from './rules/registry.js';
import { scan } from './scan.js';

const found = (text: string, without: readonly string[] = []): readonly string[] =>
  scan(text, ruleSetOf(defaultPolicy, without)).spans.map(({ start, end, kind }) => `${kind} ${start}-${end}`);

describe('scan', () => {
  it('has a sample for every rule', () => {
    expect(RULES.map(({ name }) => name).sort()).toEqual(Object.keys(SAMPLES).sort());
  });

  it.each(RULES.map(({ name }) => name))('finds by %s, and without it hides less or under another type', (name) => {
    const text = SAMPLES[name] ?? '';
    const rule = RULES.find((other) => other.name === name);
    expect(rule?.find(text, featuresOf(text)).length).toBeGreaterThan(0);
    expect(rule?.needs.length === 0 || rule?.needs.some((needed) => text.toLowerCase().includes(needed))).toBe(true);
    if (!SECOND_LINES.has(name)) expect(found(text, [name])).not.toEqual(found(text));
  });
});
