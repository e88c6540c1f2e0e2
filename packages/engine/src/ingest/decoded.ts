/** What every decoder returns, and what it needs to know. */

import type { ErrorCode } from '../model/errors.js';
import type { EventId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { UnixNanos } from '../model/units.js';

export interface IngestContext {
  readonly environment: string;
  /** Used for events that carry no time. */
  readonly arrival: UnixNanos;
  readonly newId: (timestamp: UnixNanos) => EventId;
  /** The namespace of what names neither a function nor a service; `default` when absent. */
  readonly fallbackNamespace?: string | undefined;
}

export interface Rejected {
  /** Position of the item in what was sent, counting from 0. */
  readonly index: number;
  readonly code: ErrorCode;
  /** Says what is wrong and what to do; holds none of the data. */
  readonly reason: string;
}

export interface Decoded {
  readonly events: readonly TelemetryEvent[];
  readonly rejected: readonly Rejected[];
  /**
   * Ids that are made of what the event is, so that it has the same one when it is delivered again; the store is asked
   * for them first. Absent when nothing is delivered twice on purpose.
   */
  readonly repeatable?: ReadonlySet<EventId>;
}
