/** What a function does with one request, and what that leaves behind. */
import type { Estate, Fn } from './estate.js';
import { type Failure, stackOf } from './failure.js';
import type { Level } from './lines.js';
import type { Values } from './tape.js';
import type { Thing } from './things.js';

/** A call that a function makes. */
export interface Doing {
  readonly to: Thing;
  readonly tookMs?: number;
  readonly failure?: Failure;
  readonly status?: number;
  /** How often it is made, one after the other; each with the same end. */
  readonly times?: number;
  readonly pauseMs?: number;
  /** Instead of the usual name and attributes. */
  readonly span?: string;
  readonly values?: Values;
  /** DynamoDB and others answer 400 and mean a throttle; the X-Ray SDK marks it. */
  readonly throttled?: boolean;
}

export interface Saying {
  readonly level: Level;
  readonly text: string;
  readonly values?: Values;
}

/** What the working function does with one request. */
export interface Deed {
  readonly doings?: readonly Doing[];
  /** Time of its own after its calls, in milliseconds. */
  readonly ownMs?: number;
  /** Why it fails; `caught` is logged and answered with 500, `crash` is left to the runtime. */
  readonly failure?: Failure;
  readonly how?: 'caught' | 'crash';
  readonly ends?: 'timeout' | 'killed' | 'heap';
  readonly says?: readonly Saying[];
  /** A new execution environment that takes this long to start. */
  readonly coldMs?: number;
  readonly usedMb?: number;
  /** What it answers; 200, or 500 when it failed. */
  readonly status?: number;
  readonly version?: string;
  readonly message?: { readonly id: string; readonly received: number };
  /** Keys on its lines and on its span. */
  readonly values?: Values;
  /** Lines that the platform writes beside. */
  readonly platform?: readonly string[];
  readonly quiet?: boolean;
}

export interface Served {
  readonly at: number;
  readonly traceId: string;
  /** Of the working function. */
  readonly requestId: string;
  readonly spanId: string;
  /** Of its calls. */
  readonly calls: readonly string[];
  readonly tookMs: number;
}

export const isTraced = ({ signals }: Estate): boolean =>
  signals === 'otel' || signals === 'xray' || signals === 'spans';

export const xrayId = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;

/** The error as a span tells it. */
export const exceptionOf = (fn: Fn, failure: Failure) => ({
  type: failure.type,
  message: failure.message,
  stack: stackOf(fn.runtime, failure, fn.place),
});
