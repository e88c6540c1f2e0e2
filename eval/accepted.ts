/** Which pairs of entity and fault are right. An entity of one fault is not right for another fault of the same truth. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair, Truth } from './scenario.js';

/** Where docs/faults.md seats a fault: in the function itself, or in what it calls. The others may sit in either. */
const OF_FUNCTION: ReadonlySet<Fault> = new Set([
  'timeout',
  'memory-exhausted',
  'cold-start',
  'poison-message',
  'partial-batch-failure',
  'permission-denied',
  'missing-configuration',
  'missing-dependency',
  'payload-too-large',
  'credential-expired',
  'signature-mismatch',
  'startup-failed',
  'conditional-check-failed',
  'conflict',
  'validation-failed',
  'malformed-input',
  'code-defect',
  'n-plus-one',
  'retry-storm',
  'recursion',
]);
const OF_DEPENDENCY: ReadonlySet<Fault> = new Set([
  'dependency-unavailable',
  'dependency-slow',
  'dependency-error',
  'dependency-throttled',
  'connection-exhausted',
  'connection-failed',
  'dns-failure',
  'certificate-invalid',
  'quota-exceeded',
  'slow-query',
]);

/**
 * The truth's own pairs where it gives them. Else one fault goes with each entity; of several faults, those of a function
 * go with the entities that send telemetry, those of a dependency with the others, as far as there are any of them.
 * Empty when nothing is wrong.
 */
export function accepted(truth: Truth, senders: ReadonlySet<string>): readonly Pair[] {
  const { fault, alsoFaults = [], entities, pairs } = truth;
  if (pairs !== undefined) return pairs;
  if (fault === undefined) return [];
  const faults = [...new Set([fault, ...alsoFaults])];
  return faults.flatMap((one) =>
    (faults.length === 1 ? entities : seatsOf(one, entities, senders)).map((entity) => ({ fault: one, entity })),
  );
}

function seatsOf(fault: Fault, entities: readonly string[], senders: ReadonlySet<string>): readonly string[] {
  const seats = OF_FUNCTION.has(fault)
    ? entities.filter((entity) => senders.has(entity))
    : OF_DEPENDENCY.has(fault)
      ? entities.filter((entity) => !senders.has(entity))
      : entities;
  return seats.length === 0 ? entities : seats;
}

export const isAccepted = (
  pairs: readonly Pair[],
  { entity, fault }: { readonly entity?: string | undefined; readonly fault?: string | undefined },
): boolean => pairs.some((pair) => pair.entity === entity && pair.fault === fault);
