/**
 * Limits of the function itself: memory, time and the number of its executions.
 * Sources: AWS Lambda developer guide ("Troubleshoot execution issues", "Lambda quotas", runtime error names), V8's heap
 * message, CPython's and the JVM's names of exceptions.
 */
import { numberAt, valueAt } from '../../model/json.js';
import { anyOf, eitherOf, named } from '../../model/patterns.js';
import type { Rule } from './rule.js';
import type { Located, Signals } from './signals.js';

export const RESOURCE_LIMIT_RULES: readonly Rule[] = [
  {
    fault: 'memory-exhausted',
    seat: 'function',
    types: named(String.raw`
        \w*MemoryError OutOfMemoryError Runtime\.OutOfMemory ERR_WORKER_OUT_OF_MEMORY OutOfMemoryException
        NoMemoryError Runtime\.OutOfMemoryError InsufficientMemoryException
      `),
    wording: anyOf(
      /JavaScript heap out of memory|Java heap space|GC overhead limit exceeded|runtime: out of memory/,
      /Cannot allocate memory|exit status 137|java\.lang\.OutOfMemoryError|signal: killed|\bOOMKilled\b/,
      /Runtime exited with error: signal: killed/,
      /Reached heap limit|failed to allocate memory|std::bad_alloc|runtime: cannot allocate memory|Out of memory\./,
      /\bout of memory\b|OutOfMemory/,
      /Unable to allocate [\d.]+ [KMGT]i?B|Array buffer allocation failed|Last few GCs|last resort GC/,
      /Ineffective mark-compacts|[Uu]nable to create (?:new )?native thread|Direct buffer memory/,
      /reaching memory limit|[Oo]om[- _]?kill|memory (?:allocation|limit) .{0,40}(?:failed|exceeded)/,
      /memory allocation of \d+ bytes|Allowed memory size of \d+ bytes|killed due to memory/,
      /exit (?:code|status):? 137\b/,
    ),
    when: memoryCeiling,
    // The memory of Redis or ClickHouse, and not the function's.
    unless: /used memory > 'maxmemory'|OOM command not allowed|DB::Exception|OvercommitTracker|\bcode: 241\b/,
  },
  {
    fault: 'timeout',
    seat: 'function',
    types: /^(?:Sandbox\.Timedout|Possible Lambda Timeout|States\.Timeout|Function\.Timedout)$/i,
    wording: eitherOf(
      /Task timed out after [\d.]+ seconds/,
      /[Ff]unction (?:has )?exceeded (?:its |the )?(?:maximum )?(?:execution time|timeout)/,
      /Maximum execution time of \d+ seconds exceeded|"status": ?"timeout"|Possible Lambda Timeout/,
      /lambda is very close to timing out|Status: timeout\b|\bWORKER TIMEOUT \(pid:/,
      /(?:CPU|[Ww]all clock) time (?:hard |soft )?limit (?:reached|exceeded)|exceeded (?:its )?CPU (?:time )?limit/,
    ),
    when: ({ event }) => (event.timedOut ? at(event.data, '@timedOut', '@message', 'span.name') : undefined),
  },
  {
    fault: 'concurrency-limit',
    seat: 'resource',
    types: named(`
        ReservedFunctionConcurrentInvocationLimitExceeded ConcurrentInvocationLimitExceeded
        ReservedFunctionInvocationRateLimitExceeded FunctionInvocationRateLimitExceeded CallerRateLimitExceeded
      `),
    wording: anyOf(
      /(?:Reserved(?:Function)?)?Concurrent(?:Invocation)?LimitExceeded|reserved concurren\w+ (?:limit|exceeded)/,
      /concurrent executions? (?:limit|exceeded)/,
    ),
  },
];

function memoryCeiling({ event }: Signals): Located | undefined {
  const used = numberAt(event.data, '@maxMemoryUsed');
  const size = numberAt(event.data, '@memorySize');
  const failed = event.isError || /error|timeout/i.test(String(valueAt(event.data, '@status') ?? ''));
  if (used === undefined || size === undefined || size <= 0 || used < size * 0.98 || !failed) return undefined;
  return { value: `${used} MB`, path: '@maxMemoryUsed' };
}

function at(data: Signals['event']['data'], ...paths: readonly string[]): Located {
  const path = paths.find((candidate) => valueAt(data, candidate) !== undefined) ?? '';
  return { value: path === '' ? 'timed out' : String(valueAt(data, path)), path };
}
