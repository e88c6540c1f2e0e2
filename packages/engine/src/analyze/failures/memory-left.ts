/**
 * An exit status of 137 is how a container that was killed for its memory ends. Lambda says `signal: killed` of that; there
 * a program that ends with 137 by itself (.NET's host does when it cannot start) left its memory unused, as its REPORT tells.
 */
import { numberAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Verdict } from '../rules/recognize.js';

/** Below this share the memory was not what ran out. */
const MUCH_LEFT = 0.5;

/** The verdict without a cause where the REPORT line of the same request speaks against memory; else as it is. */
export function withMemoryLeft(verdict: Verdict, event: TelemetryEvent, others: readonly TelemetryEvent[]): Verdict {
  if (verdict.fault !== 'memory-exhausted' || !/\bexit (?:code|status):? 137\b/.test(verdict.matched.value))
    return verdict;
  const report = others.find(
    ({ requestId, data }) =>
      requestId !== undefined && requestId === event.requestId && numberAt(data, '@maxMemoryUsed') !== undefined,
  );
  const [used, size] = [numberAt(report?.data, '@maxMemoryUsed'), numberAt(report?.data, '@memorySize')];
  if (used === undefined || size === undefined || used >= size * MUCH_LEFT) return verdict;
  return { ...verdict, fault: 'unhandled-error', strength: 'weak' };
}
