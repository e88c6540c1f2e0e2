/**
 * More calls of a function because those that failed come again: what came on top failed as well. A queue, a stream and an
 * asynchronous call are tried again after an error, and each attempt counts.
 * Source: AWS Lambda developer guide, "Types of metrics" (`Invocations` counts those that end in a function error) and
 * "Understanding retry behavior".
 */
import type { MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { middle } from './unusual.js';

/** Of what came on top, so much failed. */
const MOST = 0.8;
const LEAST_FAILED = 10;

/** False where the two counts of the function are not stored, or where most of what came on top did its work. */
export function areRepeats(entity: string, { metrics }: SystemEvidence): boolean {
  const of = (name: string) => metrics.find((one) => one.entity === entity && one.name === name);
  const [calls, errors] = [of('Invocations'), of('Errors')];
  if (calls === undefined || errors === undefined) return false;
  const [more, failed] = [excessOf(calls.window, calls.baseline), excessOf(errors.window, errors.baseline)];
  return failed >= LEAST_FAILED && more > 0 && failed >= more * MOST;
}

const excessOf = (window: readonly MetricStep[], baseline: readonly MetricStep[]): number => {
  const usual = middle(baseline.map(({ total }) => total));
  return window.reduce((sum, { total }) => sum + total - usual, 0);
};
