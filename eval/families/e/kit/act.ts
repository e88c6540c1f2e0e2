/** What one function does in one invocation, before any sender writes it down. */
import type { Fn } from './function.js';
import type { Said } from './loggers.js';
import type { Call } from './peer.js';
import type { Thrown } from './thrown.js';

/** How an invocation ends; `handled` answers an error that the program caught and logged. */
export type End = 'ok' | 'handled' | 'crash' | 'timeout' | 'out-of-memory' | 'init-failure';

export interface Act {
  readonly calls: readonly Call[];
  /** Milliseconds of work of its own. */
  readonly ownMs: number;
  readonly end: End;
  /** Of `handled`, `crash` and `init-failure`. */
  readonly thrown?: Thrown | undefined;
  /** What the program says when it logs the error itself. */
  readonly complaint?: string | undefined;
  readonly says?: readonly Said[] | undefined;
  /** Values of the event that the program logs with its first line. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Of the answer to an HTTP request. */
  readonly status?: number | undefined;
  /** Milliseconds of the initialization of a new sandbox. */
  readonly initMs?: number | undefined;
  readonly memoryMb?: number | undefined;
  /** Where not as the function stands, such as after a deployment. */
  readonly version?: string | undefined;
  readonly timeoutMs?: number | undefined;
}

export type Trigger = 'http' | 'invoke' | 'sqs' | 'sns' | 's3' | 'schedule';

export interface Invocation {
  readonly fn: Fn;
  readonly act: Act;
  readonly trigger: Trigger;
  /** Epoch milliseconds at which the handler begins. */
  readonly at: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
}

/** An invocation with the times of all that happened in it. */
export interface Played extends Invocation {
  readonly end: number;
  readonly sandbox: string;
  readonly calls: readonly PlayedCall[];
}

export interface PlayedCall extends Call {
  readonly spanId: string;
  readonly requestId: string;
  readonly from: number;
  readonly until: number;
  /** Still going on when Lambda stopped the function. */
  readonly isCut: boolean;
}

/** Lays the calls one after the other, with the function's own work before, between and after them. */
export function play(
  invocation: Invocation,
  ids: () => { spanId: string; requestId: string },
  sandbox: string,
): Played {
  const { act, fn, at } = invocation;
  const pause = act.ownMs / (act.calls.length + 1);
  const limit = at + (act.timeoutMs ?? fn.timeoutMs);
  const calls: PlayedCall[] = [];
  let clock = at + pause;
  for (const call of act.calls) {
    const from = call.beside === true ? (calls.at(-1)?.from ?? clock) : clock;
    if (from >= limit) break;
    const { spanId, requestId } = ids();
    calls.push({
      ...call,
      spanId: call.spanId ?? spanId,
      requestId,
      from,
      until: Math.min(from + call.ms, limit),
      isCut: from + call.ms > limit,
    });
    clock = Math.max(clock, from + call.ms + (call.beside === true ? 0 : pause));
  }
  const end = act.end === 'timeout' ? limit : Math.min(clock, limit - 1);
  return { ...invocation, end, sandbox, calls };
}

export const hasFailed = ({ end }: Act): boolean => end !== 'ok';
