/** What becomes of an invocation once the platform's limits are held against what the program did. */
import type { Dice } from '../../../kit/dice.js';
import { awsThrown } from '../words/services.js';
import type { Estate, Fn, Peer, Runtime } from './estate.js';
import type { Act, Call, Failed, Invocation } from './happenings.js';
import type { Thrown } from './thrown.js';

/** How long each runtime takes to start. */
export const START_MS: Readonly<Record<Runtime, number>> = {
  node: 310,
  python: 420,
  java: 2_300,
  go: 95,
  dotnet: 640,
  ruby: 480,
};

export interface Ran {
  readonly calls: readonly Call[];
  readonly to: number;
  readonly thrown?: Thrown | undefined;
  readonly failedCall?: Call;
}

interface Known {
  readonly fn: Fn;
  readonly act: Act | undefined;
  readonly memoryMb: number;
  readonly start: number;
  readonly isContainer: boolean;
}

type Outcome = Pick<Invocation, 'outcome' | 'to' | 'calls' | 'status'> & {
  readonly thrown?: Thrown | undefined;
  readonly failedCall?: Call | undefined;
};

export function outcomeOf(ran: Ran, { fn, act, memoryMb, start, isContainer }: Known): Outcome {
  if (act?.isInit === true) return { outcome: 'init', to: ran.to + 3, calls: [], status: 502, thrown: ran.thrown };
  const limit = start + fn.timeoutMs;
  if (ran.to > limit) return { outcome: 'timeout', to: limit, calls: cut(ran.calls, limit), status: 502 };
  if (memoryMb >= fn.memoryMb) {
    const end = start + (ran.to - start) * 0.8;
    return { outcome: 'memory', to: end, calls: cut(ran.calls, end), status: 502 };
  }
  if (ran.thrown === undefined) return { outcome: 'ok', to: ran.to, calls: ran.calls, status: act?.status ?? 200 };
  const { thrown, failedCall } = ran;
  const answers = fn.habit === 'log-and-answer' || fn.habit === 'sloppy';
  return {
    outcome: answers ? 'ok' : 'error',
    to: ran.to,
    calls: ran.calls,
    status: answers || isContainer ? 500 : 502,
    thrown,
    failedCall,
  };
}

/** The calls as far as they had come when the function was stopped. */
const cut = (calls: readonly Call[], limit: number): readonly Call[] =>
  calls
    .map((call) => ({
      ...call,
      to: Math.min(call.to, limit),
      attempts: call.attempts
        .filter(({ from }) => from < limit)
        .map((one) => (one.to <= limit ? one : { spanId: one.spanId, from: one.from, to: limit, isCut: true })),
    }))
    .filter(({ attempts }) => attempts.length > 0);

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Without the keys that hold nothing. */
export function readable(loose: Loose<Invocation> & Pick<Invocation, RequiredKey>): Invocation {
  const { initMs, parentSpanId, thrown, failedCall, message, act, receives, ...always } = loose;
  return {
    ...always,
    ...(initMs === undefined ? {} : { initMs }),
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    ...(thrown === undefined ? {} : { thrown }),
    ...(failedCall === undefined ? {} : { failedCall }),
    ...(message === undefined ? {} : { message }),
    ...(act === undefined ? {} : { act }),
    ...(receives === undefined ? {} : { receives }),
  };
}
type RequiredKey =
  | 'fn'
  | 'version'
  | 'requestId'
  | 'traceId'
  | 'spanId'
  | 'sandbox'
  | 'job'
  | 'from'
  | 'to'
  | 'calls'
  | 'memoryMb'
  | 'outcome'
  | 'status'
  | 'via';

const ERRORS: Readonly<Record<Runtime, string>> = {
  node: 'Error',
  python: 'RuntimeError',
  java: 'java.lang.IllegalStateException',
  go: '*errors.errorString',
  dotnet: 'System.InvalidOperationException',
  ruby: 'RuntimeError',
};

/** Where a client finds a function: at the address of Lambda, or of the service that it is. */
export const addressOf = (peer: Peer, { region, platform, noun }: Estate): Peer =>
  platform === undefined
    ? { ...peer, name: `lambda.${region}.amazonaws.com`, path: `/2015-03-31/functions/${peer.name}/invocations` }
    : { ...peer, path: `/${noun}s` };

/** What the caller of a function sees of its failure; nothing where it went well. */
export function invokeFailure(
  caller: Fn,
  peer: Peer,
  child: Invocation | undefined,
  dice: Dice,
  { platform }: Pick<Estate, 'platform'>,
): Failed | undefined {
  if (child === undefined) {
    const error = { code: 'TooManyRequestsException', message: 'Rate Exceeded.', status: 429 };
    const thrown = awsThrown(caller.runtime, peer, dice, error);
    const reason = { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' };
    return { thrown: { ...thrown, fields: { ...thrown.fields, ...reason } }, status: 429, isRetryable: true };
  }
  if (child.outcome === 'ok' && child.status < 500) return undefined;
  if (platform !== undefined) {
    const thrown = { type: ERRORS[caller.runtime], message: `${peer.name} answered ${child.status}` };
    return { thrown, status: child.status, isRetryable: false };
  }
  const said = child.outcome === 'ok' ? `answered ${child.status}` : 'answered with FunctionError Unhandled';
  const thrown = { type: ERRORS[caller.runtime], message: `${peer.name} ${said}` };
  return { thrown, status: 200, isRetryable: false };
}
