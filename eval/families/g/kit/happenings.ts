/** What the simulation is told to do differently, and what it writes down. Plain data between the rooms of this family. */
import type { Dice } from '../../../kit/dice.js';
import type { Fn, Peer, Runtime } from './estate.js';
import type { Thrown } from './thrown.js';

export interface Fail {
  readonly say: (runtime: Runtime, peer: Peer, dice: Dice) => Thrown;
  readonly status?: number;
  readonly isRetryable: boolean;
  /** From and to: how long the answer takes, in milliseconds. */
  readonly ms: readonly [number, number];
}

export interface Reply {
  readonly ms?: number;
  readonly fail?: Fail;
}

export interface Job {
  readonly key: string;
  readonly tenant: string;
  /** Items that the job holds. */
  readonly size: number;
  /** Place in the order of arrival. */
  readonly place: number;
}

/** How one invocation goes differently. */
export interface Act {
  readonly ownMs?: number;
  readonly memoryMb?: number;
  readonly initMs?: number;
  /** Before it calls anything, or with `isLate` after all of its calls. */
  readonly throws?: (runtime: Runtime, dice: Dice) => Thrown;
  readonly isLate?: boolean;
  /** Nothing of the program ran: the runtime could not load it. */
  readonly isInit?: boolean;
  /** How often the target is called, one after the other. */
  readonly repeats?: number;
  readonly status?: number;
  /** A line of its own. */
  readonly says?: {
    readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
    readonly text: string;
    readonly fields?: Readonly<Record<string, string | number>>;
  };
}

/** What the world can be asked while it goes on. */
export interface Gauges {
  readonly dice: Dice;
  /** Invocations of the function that run at this time. */
  busy(fn: Fn, at: number): number;
  /** Calls of the peer within the minute before. */
  rate(peer: Peer, at: number): number;
}

/** The fault, planted in one component. */
export interface Trouble {
  readonly since: number;
  readonly reply?: (peer: Peer, at: number, gauges: Gauges, job: Job, attempt: number) => Reply | undefined;
  readonly act?: (fn: Fn, at: number, job: Job, gauges: Gauges, uses: number) => Act | undefined;
  /** Factor of the traffic. */
  readonly load?: (at: number) => number;
  readonly tenantOf?: (at: number, dice: Dice) => string | undefined;
  readonly sizeOf?: (at: number, dice: Dice) => number;
  /** A version that came at `since`. */
  readonly releases?: Fn['role'];
  /** Calls that the batch makes in a run; 12 by default. */
  readonly batchCalls?: (at: number) => number;
  /** The stage of the API refuses more than this a minute. */
  readonly apiLimit?: number;
  /** The function starts itself again: how deep. */
  readonly loops?: (at: number) => number;
  /** The platform refuses this invocation, for reasons of its own. */
  readonly refuses?: (fn: Fn, at: number, gauges: Gauges) => boolean;
  /** Since then nothing takes messages from the queue, or the schedule of the side function does not run. */
  readonly pauses?: 'queue' | 'schedule';
  /** Connections to the database that somebody holds beside those of the calls. */
  readonly heldConnections?: (at: number) => number;
  /** What the edge of the API takes beside its function, in milliseconds. */
  readonly edgeMs?: (at: number, dice: Dice) => number;
  /** The clock of this function is behind by so many milliseconds, all day. */
  readonly clockBehind?: { readonly role: Fn['role']; readonly ms: number };
  /** Invocations whose spans nobody kept. */
  readonly unseen?: (invocation: Invocation) => boolean;
  /** Nothing of the function's lines arrives any more. */
  readonly mutes?: Fn['role'];
  readonly trail?: readonly {
    readonly at: number;
    readonly service: string;
    readonly event: string;
    readonly parameters: object;
    readonly by?: string;
  }[];
}

export interface Failed {
  readonly thrown: Thrown;
  readonly status?: number;
  readonly isRetryable: boolean;
}

export interface Attempt {
  readonly spanId: string;
  readonly from: number;
  readonly to: number;
  readonly failed?: Failed;
  readonly status?: number;
  /** Its end was never seen: the function was stopped. */
  readonly isCut?: boolean;
}

export interface Call {
  readonly peer: Peer;
  readonly attempts: readonly Attempt[];
  readonly to: number;
  readonly failed?: Failed;
}

export interface Message {
  readonly id: string;
  readonly at: number;
  readonly job: Job;
  readonly traceId: string;
  readonly parentSpanId: string;
  receives: number;
  goneAt?: number;
  deadAt?: number;
}

/** By what an invocation came about. */
export interface Via {
  readonly by: Invocation['via'];
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly message?: Message;
}

export interface Invocation {
  readonly fn: Fn;
  readonly version: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly sandbox: string;
  readonly job: Job;
  readonly from: number;
  readonly to: number;
  readonly initMs?: number;
  readonly calls: readonly Call[];
  readonly memoryMb: number;
  readonly outcome: 'ok' | 'error' | 'timeout' | 'memory' | 'init';
  readonly thrown?: Thrown;
  /** What failed it, where a call did. */
  readonly failedCall?: Call;
  readonly status: number;
  readonly message?: Message;
  readonly act?: Act;
  readonly via: 'http' | 'invoke' | 'queue' | 'schedule';
  /** Receive count at this time. */
  readonly receives?: number;
}
