/** One case of a benchmark: what was sent before and during it, and what is asked. */
import type { Subject } from '@baselime-ai/contract';
import type { OtlpSignal } from '@baselime-ai/engine';

export interface Body {
  readonly signal: OtlpSignal;
  readonly body: string;
}

export interface TelemetryCase {
  /** As in the output: `nezha/<day>/<minute>`. */
  readonly name: string;
  /** Cases of one environment share its telemetry, which is sent once. */
  readonly environment: string;
  readonly bodies: () => Iterable<Body>;
  readonly subject: Subject;
  /** The entity that was broken; absent when it is not told. Healthy windows have none. */
  readonly truth?: string;
  readonly healthy: boolean;
}
