/** One invocation of a function: lines of its runtime and its logger, its spans or its segments. */
import type { Served } from './deed.js';
import type { Estate, Fn } from './estate.js';
import type { Invocation, Made } from './invocation.js';
import { writeLines } from './write-lines.js';
import { writeSegments } from './write-segments.js';
import { writeSpans } from './write-spans.js';

export function invoke(estate: Estate, fn: Fn, invocation: Invocation): Served {
  const { random, signals } = estate;
  const { at, traceId, deed } = invocation;
  const [requestId, spanId] = [random.uuid(), random.hex(16)];
  const environment = environmentOf(estate, fn, at, deed.coldMs);
  const began = at + environment.initMs;
  const made = callsOf(estate, began + random.int(1, 4), invocation);
  const last = made.at(-1);
  const worked = (last === undefined ? 2 : last.at + last.tookMs - began) + (deed.ownMs ?? random.int(3, 14));
  const tookMs = deed.ends === 'timeout' ? fn.timeoutMs : Math.round(Math.min(worked, fn.timeoutMs - 20));
  environment.take(began + tookMs + 40);
  const whole = { estate, fn, invocation, requestId, spanId, began, tookMs, made, initMs: environment.initMs };
  if (signals !== 'spans') writeLines(whole, environment.stream);
  if (signals === 'otel' || signals === 'spans') writeSpans(whole);
  if (signals === 'xray') writeSegments(whole);
  return {
    at: began,
    traceId,
    requestId,
    spanId,
    calls: made.map(({ id }) => id),
    tookMs: tookMs + environment.initMs,
  };
}

/** An execution environment that is free, or a new one, which has to start. */
function environmentOf({ random }: Estate, fn: Fn, at: number, coldMs: number | undefined) {
  const free = coldMs === undefined ? fn.environments.find(({ freeAt }) => freeAt <= at) : undefined;
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
  const one = free ?? { stream: `${day}/[${fn.version}]${random.hex(32)}`, freeAt: 0 };
  if (free === undefined) fn.environments.push(one);
  return {
    stream: one.stream,
    initMs: free === undefined ? Math.round(coldMs ?? random.around(fn.initMs)) : 0,
    take(until: number): void {
      one.freeAt = until;
    },
  };
}

function callsOf({ random }: Estate, from: number, { deed, callIds = [] }: Invocation): readonly Made[] {
  const made: Made[] = [];
  let clock = from;
  for (const doing of deed.doings ?? [])
    for (let time = 0; time < (doing.times ?? 1); time += 1) {
      const usual = doing.tookMs ?? Math.max(1, random.around(doing.to.usualMs));
      const tookMs = Math.max(1, Math.round((doing.times ?? 1) > 1 ? usual * (0.9 + random.next() * 0.2) : usual));
      made.push({ doing, id: callIds[made.length] ?? random.hex(16), at: clock, tookMs });
      clock += tookMs + (doing.pauseMs ?? 1);
    }
  return made;
}
