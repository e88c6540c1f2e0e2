/** Whether what a rule matched, or any name or text of a failure, holds a pattern. */
import type { Failure } from '../failures/failure.js';

export const says = ({ verdict, signals }: Failure, pattern: RegExp): boolean =>
  [verdict.matched, ...signals.types, ...signals.texts].some(({ value }) => pattern.test(value.slice(0, 2_000)));
