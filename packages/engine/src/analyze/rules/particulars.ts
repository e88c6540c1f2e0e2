/**
 * What the words of an error show beside the kind of its fault, where that changes what is to be done first.
 * Sources: gunicorn's settings (`timeout`), Vercel's list of error codes, PHP's manual (`max_execution_time`,
 * `memory_limit`), Node's command line (`--max-old-space-size`), Stripe's and SES's documentation of their errors.
 */
import type { Fault } from '@baselime-ai/contract';
import type { Failure } from '../failure.js';
import { says } from './says.js';

const PARTICULARS = [
  ['worker-limit', 'timeout', /\bWORKER TIMEOUT \(pid:/],
  ['vercel-limit', 'timeout', /\b(?:FUNCTION|EDGE_FUNCTION|MIDDLEWARE)_INVOCATION_TIMEOUT\b|Vercel Runtime Timeout/],
  ['php-limit', 'timeout', /Maximum execution time of \d+ seconds exceeded/],
  ['php-memory', 'memory-exhausted', /Allowed memory size of \d+ bytes exhausted/],
  ['heap', 'memory-exhausted', /JavaScript heap out of memory|Reached heap limit|Ineffective mark-compacts/],
  ['container', 'memory-exhausted', /\bOOMKill|exit (?:code|status):? 137\b|Memory cgroup out of memory/],
  // What was to be JSON or XML begins like a page.
  [
    'markup',
    'malformed-input',
    /Unexpected token '?<|invalid character '<'|'<' is an invalid start|Unexpected character (?:encountered while parsing value: |\(')<|but have <html>|<!DOCTYPE html|unexpected token at '<(?:!|html)/i,
  ],
  [
    'webhook',
    'credential-expired',
    /No signatures? found matching the expected signature|[Ww]ebhook signature verification failed/,
  ],
  ['sender', 'validation-failed', /[Ee]mail address is not verified|identities failed the check in region/],
] as const satisfies readonly (readonly [string, Fault, RegExp])[];

export type Particular = (typeof PARTICULARS)[number][0];

/** Undefined where nothing of the kind is shown. */
export const particularOf = (failure: Failure): Particular | undefined =>
  PARTICULARS.find(([, fault, pattern]) => fault === failure.verdict.fault && says(failure, pattern))?.[0];
