/** One invocation as those see it who write about it. */
import type { Deed, Doing } from './deed.js';
import type { Estate, Fn } from './estate.js';

export interface Invocation {
  readonly at: number;
  readonly traceId: string;
  readonly parentSpanId: string | undefined;
  readonly deed: Deed;
  readonly trigger: 'http' | 'pubsub' | 'timer' | 'datasource';
  readonly answered: number;
  /** Ids for its calls, where what is called has to know them. */
  readonly callIds?: readonly string[];
}

/** A call that was made. */
export interface Made {
  readonly doing: Doing;
  readonly id: string;
  readonly at: number;
  readonly tookMs: number;
}

export interface Whole {
  readonly estate: Estate;
  readonly fn: Fn;
  readonly invocation: Invocation;
  readonly requestId: string;
  readonly spanId: string;
  readonly began: number;
  readonly tookMs: number;
  readonly initMs: number;
  readonly made: readonly Made[];
}
