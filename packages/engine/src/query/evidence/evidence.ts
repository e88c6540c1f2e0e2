/**
 * What analyze/ judges: rows and counts gathered for one subject inside a time budget. Bounded in size, so that no
 * subject loads a million rows into JavaScript.
 */
import type { Subject } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Window } from '../../model/units.js';
import type { Trace } from '../trace.js';

export interface Evidence {
  readonly subject: Subject;
  /** What the analysis looks at, and the time before it. */
  readonly window: Window;
  readonly baseline: Window;
  /** The event that was asked about, or the one that stands for the subject (the failing span, the newest error). */
  readonly focus?: TelemetryEvent;
  /** Everything with the focus's request id, by time. */
  readonly request: readonly TelemetryEvent[];
  readonly trace?: Trace;
  /** What could not be gathered, and why; analyze/ passes it on. */
  readonly skipped: readonly { readonly detector: string; readonly because: string }[];
}
