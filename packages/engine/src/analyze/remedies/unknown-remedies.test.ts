import { expect, it } from 'vitest';
import { stepsForUnknown } from './unknown-remedies.js';

it('begins with what the error is about and ends in the code', () => {
  const facts = { caller: 'shop', frame: 'handler (/app/pay.js:3:1)' };
  const [first, second] = stepsForUnknown('network', facts);
  expect(first?.[0]).toBe('Check that shop reaches what the error names');
  expect(second?.[0]).toBe('Look at handler (/app/pay.js:3:1), the first line of its own code in the stack');
});

it('asks for the line that logs the error where nothing else is known', () => {
  const steps = stepsForUnknown(undefined, { caller: 'shop', frame: undefined });
  expect(steps.map(([title]) => title)).toEqual(['Find the line of shop that logs this error']);
});
