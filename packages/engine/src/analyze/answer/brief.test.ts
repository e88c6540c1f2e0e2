import { expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const minutes = (n: number) => millis(n * 60_000);

/** Of one failing event that nothing is stored around. */
function certaintyOf(error: { readonly name: string; readonly message: string; readonly stack?: string }) {
  const focus = event({ isError: true, message: `${error.name}: ${error.message}`, data: { error } });
  const { brief } = analyze({
    subject: { kind: 'event', id: focus.id },
    window: { from: later(focus.timestamp, minutes(-45)), to: later(focus.timestamp, minutes(15)) },
    baseline: { from: later(focus.timestamp, minutes(-405)), to: later(focus.timestamp, minutes(-45)) },
    focus,
    request: [],
    skipped: [],
  });
  return brief?.certainty;
}

it.each([
  [{ name: 'ThrottlingException', message: 'Rate exceeded' }, 'but nothing names what was called'],
  [
    {
      name: 'ProvisionedThroughputExceededException',
      message: 'The level of configured provisioned throughput for the table was exceeded.',
    },
    'and of what was called only the kind',
  ],
  [{ name: 'StripeRateLimitError', message: 'Too many requests' }, 'and only its own name whose service was called'],
])('what is known of the place of %j is said with the confidence', (error, told) => {
  expect(certaintyOf(error)).toContain(told);
});
