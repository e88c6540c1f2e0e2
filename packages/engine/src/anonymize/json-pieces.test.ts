import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const hide = (text: string): string => createAnonymizer(defaultPolicy).hideText(text);

describe('JSON inside a text', () => {
  it.each([
    'set {"name":"DB_PASSWORD","value":"summer"} now',
    'set {"value":"summer","name":"DB_PASSWORD"} now',
    '[{"Key":"note","Value":"order"},{"Key":"api_key","Value":"summer"}]',
  ])('takes the name beside a value as its key: %j', (text) => {
    expect(hide(text)).toContain('<REDACTED>');
    expect(hide(text)).not.toContain('summer');
  });

  it('takes no name for the value of another object', () => {
    expect(hide('[{"name":"DB_PASSWORD"},{"value":"order"}]')).toContain('"value":"order"');
  });

  it.each(['["api_key"] = "summer"', 'config["db"]["password"]: "summer"'])(
    'takes a member that is set for a key: %j',
    (text) => {
      expect(hide(text)).not.toContain('summer');
    },
  );
});
