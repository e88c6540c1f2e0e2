/** What an invocation leaves in its log stream: lines of the platform and of the program. */
import { type Deed, xrayId } from './deed.js';
import type { Fn } from './estate.js';
import type { Whole } from './invocation.js';
import { crashOf, lineOf } from './lines.js';
import type { Values } from './tape.js';

const RUNTIME_VERSIONS = {
  node: 'nodejs:22.v61',
  python: 'python:3.13.v77',
  java: 'java:21.v52',
  go: 'provided:al2023.v109',
  dotnet: 'dotnet:8.v60',
  ruby: 'ruby:3.4.v29',
} as const;

export function writeLines(
  { estate, fn, invocation, requestId, spanId, began, tookMs, initMs, made }: Whole,
  stream: string,
): void {
  const { tape, signals, noun, random } = estate;
  const { deed, traceId } = invocation;
  const say = (at: number, text: string): void => tape.line(`/aws/lambda/${fn.name}`, stream, at, text);
  const ids = { requestId, ...(signals === 'lines' || signals === 'reports' ? {} : { traceId, spanId }) };
  const version = deed.version ?? fn.version;
  if (initMs > 0)
    say(
      began - initMs,
      `INIT_START Runtime Version: ${RUNTIME_VERSIONS[fn.runtime]}\tRuntime Version ARN: arn:aws:lambda:${tape.region}::runtime:${'9b'.repeat(32)}`,
    );
  say(began, `START RequestId: ${requestId} Version: ${version}`);
  const end = began + tookMs;
  if (signals !== 'reports') {
    if (deed.quiet !== true) {
      const values: Values = {
        [`${noun}Id`]: random.uuid(),
        ...(deed.message === undefined
          ? {}
          : { messageId: deed.message.id, ApproximateReceiveCount: `${deed.message.received}` }),
        ...deed.values,
      };
      say(
        began + 1,
        lineOf(fn, {
          at: began + 1,
          level: 'info',
          text: `${fn.place.routine.replaceAll('_', ' ')} requested`,
          values,
          ...ids,
        }),
      );
    }
    const called = made.at(-1);
    const saidAt = Math.min(end - 2, called === undefined ? began + 2 : called.at + called.tookMs);
    for (const { level, text, values } of deed.says ?? [])
      say(saidAt, lineOf(fn, { at: saidAt, level, text, values, ...ids }));
    if (deed.failure !== undefined)
      say(
        end - 1,
        deed.how === 'crash'
          ? crashOf(fn, end - 1, requestId, deed.failure)
          : lineOf(fn, {
              at: end - 1,
              level: 'error',
              text: `${fn.place.routine.replaceAll('_', ' ')} failed`,
              failure: deed.failure,
              values: deed.values,
              ...ids,
            }),
      );
    else if (deed.ends === undefined && deed.quiet !== true)
      say(
        end - 1,
        lineOf(fn, {
          at: end - 1,
          level: 'info',
          text: `${fn.place.routine.replaceAll('_', ' ')} done`,
          values: { statusCode: deed.status ?? 200 },
          ...ids,
        }),
      );
  }
  for (const text of deed.platform ?? []) say(end - 1, text);
  if (deed.ends === 'heap') say(end - 1, HEAP);
  if (deed.ends === 'timeout')
    say(
      end,
      `${new Date(end).toISOString()} ${requestId} Task timed out after ${(fn.timeoutMs / 1000).toFixed(2)} seconds\n\n`,
    );
  if (deed.ends === 'killed')
    say(end, `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError\n`);
  if (deed.ends === 'heap')
    say(
      end,
      `RequestId: ${requestId} Error: Runtime exited with error: signal: aborted (core dumped)\nRuntime.ExitError\n`,
    );
  say(end + 1, `END RequestId: ${requestId}`);
  say(
    end + 1,
    reportOf(fn, {
      requestId,
      tookMs,
      initMs,
      deed,
      usual: random.int(38, 52) / 100,
      traceId,
      spanId,
      hasXray: signals === 'xray',
    }),
  );
}

const HEAP =
  '<--- Last few GCs --->\n\n[8:0x55d0c80]    41211 ms: Mark-Compact 482.9 (497.4) -> 482.1 (498.1) MB, 611.4 / 0.0 ms  (average mu = 0.081, current mu = 0.012) allocation failure; scavenge might not succeed\n\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n----- Native stack trace -----\n';

interface Report {
  readonly requestId: string;
  readonly tookMs: number;
  readonly initMs: number;
  readonly deed: Deed;
  /** Share of the memory that it takes on an ordinary day. */
  readonly usual: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly hasXray: boolean;
}

function reportOf(fn: Fn, { requestId, tookMs, initMs, deed, usual, traceId, spanId, hasXray }: Report): string {
  const isOut = deed.ends === 'killed' || deed.ends === 'heap';
  const used = deed.usedMb ?? (isOut ? fn.memoryMb : Math.round(fn.memoryMb * usual));
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${tookMs.toFixed(2)} ms`,
    `Billed Duration: ${tookMs + initMs} ms`,
    `Memory Size: ${fn.memoryMb} MB`,
    `Max Memory Used: ${used} MB`,
    ...(initMs > 0 ? [`Init Duration: ${initMs.toFixed(2)} ms`] : []),
    ...(deed.ends === 'timeout' ? ['Status: timeout'] : []),
    ...(isOut ? ['Status: error', 'Error Type: Runtime.ExitError'] : []),
  ];
  const trace = hasXray ? `\nXRAY TraceId: ${xrayId(traceId)}\tSegmentId: ${spanId}\tSampled: true\t` : '';
  return `${parts.join('\t')}\t${trace}`;
}
