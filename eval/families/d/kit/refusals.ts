/** Refusals of AWS in the language of the working function. */
import type { Estate } from './estate.js';
import { type Failure, refused } from './failure.js';

export function awsSays(
  { work, random }: Estate,
  service: string,
  operation: string,
  code: string,
  message: string,
  status = 400,
  attempts = 1,
): Failure {
  return refused(work.runtime, { service, operation, code, message, status, attempts }, random);
}
