/** The requests behind what was asked about, and their errors: what the lines are explained by first. */
import type { Attempts } from '../attempt.js';
import type { TimeScope } from '../scope.js';
import { readErrors } from './errors.js';
import type { SeriesPlan } from './plan.js';
import { readSeriesTraffic } from './read.js';
import type { ErrorSeen, SeriesTraffic } from './series.js';

export interface Behind {
  readonly namespaces: readonly string[];
  /** Absent where there are no requests, or where they were not read in time. */
  readonly traffic?: SeriesTraffic;
  readonly errors: readonly ErrorSeen[];
}

export const NOTHING_BEHIND: Behind = { namespaces: [], errors: [] };

/** Never raises: what is not read is named by `attempt`. */
export async function readBehind(
  scope: TimeScope,
  plan: SeriesPlan,
  namespaces: readonly string[],
  attempt: Attempts['attempt'],
): Promise<Behind> {
  const [traffic, errors = []] = await Promise.all([
    attempt('traffic', readSeriesTraffic(scope, plan, namespaces)),
    attempt('errors', readErrors(scope, plan, namespaces)),
  ]);
  return { namespaces, errors, ...(traffic === undefined ? {} : { traffic }) };
}
