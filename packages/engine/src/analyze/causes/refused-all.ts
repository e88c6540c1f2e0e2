/**
 * Every call of an hour refused with a bare 429. A limit of the rate lets through what is below it, so that part of the calls goes well;
 * a quota or a credit that is used up refuses them all. Source: RFC 6585, section 4, which leaves the reason to the server.
 */
import type { Evidence } from '../../query/evidence/evidence.js';
import { refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { count, measures, spoken } from '../wording.js';
import type { Conduct } from './candidate.js';

/** With half of the calls let through, twenty refused in a row come once in a million times. */
const LEAST = 20;

/** Undefined where the answer says more than its status, where some requests went well, or where too few are known. */
export function refusedAll({ traffic }: Evidence, { verdict, event }: Failure): Conduct | undefined {
  if (verdict.fault !== 'dependency-throttled' || verdict.byStatus !== true) return undefined;
  if (traffic === undefined || traffic.namespace !== event.namespace) return undefined;
  const { requests, failedRequests } = traffic.window;
  if (requests < LEAST || failedRequests < requests) return undefined;
  const name = spoken(verdict.entity);
  return {
    fault: 'quota-exceeded',
    entity: verdict.entity,
    statement: `${name} refuses every call of ${spoken(event.namespace)} with status 429: all ${count(requests, 'request')} of the hour failed, as when a quota or a credit is used up, and not a rate.`,
    numbers: measures(['requests that failed', failedRequests, 'count']),
    confidence: 'likely',
    certainty: 'a limit of the rate would have let a part of the calls through, and no call went well',
    evidence: [refTo(event)],
  };
}
