/**
 * The requests whose failure was told a short while ago, so that Lambda's REPORT line is no kind of error of its own when
 * it comes a batch later. In memory: after a restart such a line keeps its kind, and nothing is lost.
 */
import type { ToldRequests } from '../../ingest/enrich/told-failures.js';
import type { RequestId } from '../../model/ids.js';
import { RecentKeys } from './recent-keys.js';

/** The line follows within the seconds that a sender gathers a batch in. */
const REMEMBERED_REQUESTS = 20_000;

export class RecentTold {
  readonly #recent = new RecentKeys<true>(REMEMBERED_REQUESTS);

  /** What a batch of this environment sees and adds; it counts for later batches once it is remembered, when it is stored. */
  batch(environment: string): ToldRequests & { remember(): void } {
    const own = new Set<RequestId>();
    const keyOf = (requestId: RequestId): string => `${environment} ${requestId}`;
    return {
      has: (requestId) => own.has(requestId) || this.#recent.has(keyOf(requestId)),
      add: (requestId) => void own.add(requestId),
      remember: () => {
        for (const requestId of own) this.#recent.set(keyOf(requestId), true);
      },
    };
  }
}
