/** Every rule and every step is needed: with any of them off, something of this is shown or classified otherwise. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.js';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';
import { SAMPLES, SECOND_LINES } from './rules/__fixtures__/samples.js';
import { RULES, STEPS } from './rules/registry.js';

const hide = (tree: JsonValue, without: readonly string[] = []): string => {
  const anonymizer = createAnonymizer({ ...defaultPolicy, scrubKeys: ['shoe_size'] }, without);
  return JSON.stringify([anonymizer.hide(tree), anonymizer.report()]);
};

/** For every step a tree that it alone hides as it should be. */
const STEP_SAMPLES: Readonly<Record<string, JsonValue>> = {
  keys: { userId: 'order' },
  'scrubbed-keys': { shoeSize: 'forty' },
  'scrubbed-text': 'password=order',
  literals: 'the data says <EMAIL_1>',
  times: 'at 2023-04-21T10:21:09Z',
  escapes: 'to=order%40park.test',
  encodings: { a: Buffer.from('to rose@park.test').toString('base64'), z: 'see park.test' },
  'nested-json': '{"userId":"order"}',
  propagation: {
    a: 'the order of mail',
    userId: 'order of mail from the park of the town',
    z: 'order of mail from the park of the town',
  },
  'default-deny': 'zorgblatt',
  'beside-names': 'Zorgblatt Price',
  numbers: { thing: 987654321 },
  'keyed-by-identity': { users: { summer: 1 } },
  'named-values': { name: 'userId', value: 'order' },
  'statement-parameters': { query: 'insert into shops (city) values (?)', parameters: ['Battle'] },
};

describe('with a rule switched off', () => {
  it('has a sample for every rule and every step', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(RULES.map(({ name }) => name).sort());
    expect(Object.keys(STEP_SAMPLES).sort()).toEqual([...STEPS].sort());
  });

  it.each(RULES.map(({ name }) => name).filter((name) => !SECOND_LINES.has(name)))('%s is missed', (name) => {
    const sample = SAMPLES[name] ?? '';
    expect(hide(sample, [name])).not.toBe(hide(sample));
  });

  it.each([...STEPS])('%s is missed', (step) => {
    const sample = STEP_SAMPLES[step] ?? '';
    expect(hide(sample, [step])).not.toBe(hide(sample));
  });
});
