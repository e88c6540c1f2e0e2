/** One invocation: what it called and said, and how it ended. */

import type { Peer } from './peer.js';
import type { Fn, Trigger } from './world.js';

export interface Thrown {
  readonly type: string;
  readonly message: string;
  /** Such as Node.js's `code` or the SQLSTATE. */
  readonly code?: string;
  readonly cause?: Thrown;
}
export type Level = 'INFO' | 'WARN' | 'ERROR';
export type Fields = Readonly<Record<string, string | number | boolean>>;
export interface Said {
  readonly level: Level;
  readonly text: string;
  readonly fields?: Fields;
  readonly thrown?: Thrown;
}
/** `timeout`, `memory` and `init` are told by the platform alone. */
export type End = 'ok' | 'crash' | 'handled' | 'timeout' | 'memory' | 'init';

export interface Call {
  readonly peer: Peer;
  readonly op: string;
  readonly ms: number;
  readonly status?: number | undefined;
  readonly thrown?: Thrown | undefined;
}
/** What goes another way than usual in one invocation. */
export interface Trouble {
  readonly end: End;
  /** Of the handler, or of what cannot be loaded. */
  readonly thrown?: Thrown;
  /** Calls of the trouble itself, after the usual ones. */
  readonly calls?: readonly Call[];
  /** Before the end, in order. */
  readonly says?: readonly Said[];
  readonly status?: number;
  readonly initMs?: number;
  readonly memoryMb?: number;
  readonly version?: string;
  /** Milliseconds of work of its own. */
  readonly extraMs?: number;
  /** Hands no work on. */
  readonly isLast?: boolean;
}

export interface Placed extends Call {
  readonly spanId: string;
  readonly from: number;
  readonly to: number;
}
export interface Run {
  readonly fn: Fn;
  readonly at: number;
  readonly end: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly trigger: Trigger;
  readonly messageId: string;
  readonly fields: Fields;
  readonly calls: readonly Placed[];
  readonly trouble: Trouble;
}
export const isFailed = ({ end }: Trouble): boolean => end !== 'ok';
