/** What an invocation leaves in X-Ray: a segment of the service, one of the function, its calls inside. */
import { xrayId } from './deed.js';
import type { Fn } from './estate.js';
import type { Failure } from './failure.js';
import type { Made, Whole } from './invocation.js';

export function writeSegments({ estate, fn, invocation, requestId, spanId, began, tookMs, initMs, made }: Whole): void {
  const { tape, random } = estate;
  const { deed, traceId, parentSpanId, answered } = invocation;
  const [trace_id, service] = [xrayId(traceId), random.hex(16)];
  const seconds = (ms: number): number => Math.round(ms) / 1000;
  const failed = deed.failure !== undefined || deed.ends !== undefined;
  const crashed = deed.ends !== undefined || deed.how === 'crash';
  const end = began + tookMs;
  tape.segment({
    name: fn.name,
    id: service,
    ...(parentSpanId === undefined ? {} : { parent_id: parentSpanId }),
    trace_id,
    start_time: seconds(began - initMs - 2),
    end_time: seconds(end + 2),
    origin: 'AWS::Lambda',
    resource_arn: fn.arn,
    http: { response: { status: crashed && failed ? 200 : answered } },
    ...(crashed && failed ? { fault: true } : {}),
    aws: { request_id: requestId, resource_names: [fn.name] },
  });
  const calls = made.filter(({ at }) => at < end).map((one) => subsegmentOf(fn, one, end, deed.ends !== undefined));
  tape.segment({
    name: fn.name,
    id: spanId,
    parent_id: service,
    trace_id,
    start_time: seconds(began - initMs),
    end_time: seconds(end),
    origin: 'AWS::Lambda::Function',
    resource_arn: fn.arn,
    ...(failed ? { fault: true } : {}),
    ...(deed.failure === undefined ? {} : { cause: causeOf(fn, deed.failure) }),
    aws: { function_arn: fn.arn, resource_names: [fn.name] },
    subsegments: [
      ...(initMs > 0
        ? [
            {
              name: 'Initialization',
              id: random.hex(16),
              start_time: seconds(began - initMs),
              end_time: seconds(began),
            },
          ]
        : []),
      {
        name: 'Invocation',
        id: random.hex(16),
        start_time: seconds(began),
        end_time: seconds(end),
        ...(failed ? { fault: true } : {}),
        subsegments: calls,
      },
      { name: 'Overhead', id: random.hex(16), start_time: seconds(end), end_time: seconds(end + 1) },
    ],
  });
}

function subsegmentOf(fn: Fn, { doing, id, at, tookMs }: Made, end: number, isCut: boolean): object {
  const { to, status, failure, throttled } = doing;
  const until = isCut ? Math.min(at + tookMs, end) : at + tookMs;
  const { http, ...segment } = { http: {}, ...to.segment };
  const isFault = (status ?? 0) >= 500 || (failure !== undefined && status === undefined);
  return {
    ...segment,
    id,
    start_time: Math.round(at) / 1000,
    end_time: Math.round(until) / 1000,
    ...(isFault ? { fault: true } : (status ?? 0) >= 400 || failure !== undefined ? { error: true } : {}),
    ...(throttled === true || status === 429 ? { throttle: true } : {}),
    ...(to.speaksHttp && (status !== undefined || failure === undefined)
      ? { http: { ...(typeof http === 'object' ? http : {}), response: { status: status ?? 200 } } }
      : { http }),
    ...(failure === undefined ? {} : { cause: causeOf(fn, failure) }),
  };
}

const causeOf = (fn: Fn, failure: Failure): object => ({
  working_directory: '/var/task',
  exceptions: [
    {
      id: '7c1d0a55c2e9b31f',
      message: failure.message,
      type: failure.type,
      remote: false,
      stack: [{ path: `${fn.place.file}`, line: fn.place.line, label: fn.place.routine }],
    },
  ],
});
