/** What of a chart's evidence costs most and is not always looked at. */
import type { Window } from '../../../model/units.js';
import type { Evidence } from '../evidence.js';

export interface SeriesNeeds {
  /** The whole evidence of the newest example of the first error. */
  readonly error: boolean;
  /** The whole evidence of a slow request. */
  readonly slow: boolean;
  /** The whole evidence of the trace with most of the requests. */
  readonly busiest: boolean;
  /** The event of a failure whose whole evidence says more; known only once the system was read. */
  readonly witness?: string;
  /** Who sends what comes in, among all rows: the points of a metric do not say. */
  readonly senders: boolean;
  /** What the rows of the window have in common. */
  readonly selection: boolean;
  /**
   * The part of the window in which the line stands out, where it is the smaller part: what is read beside the line is read
   * of it and compared with the time before it. Known from the lines alone.
   */
  readonly part?: Window;
}

/** Told from evidence that holds the lines, the traffic and the errors, and once more when the system was read. Never throws. */
export type NeedsOfSeries = (evidence: Evidence) => SeriesNeeds;

export const everything: NeedsOfSeries = () => ({
  error: true,
  slow: true,
  busiest: true,
  senders: true,
  selection: true,
});
