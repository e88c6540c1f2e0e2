/** Six hours of traffic, what is planted at the end of them, and what only looks suspicious. */

import type { Deed, Served } from './deed.js';
import type { Estate } from './estate.js';
import { serve } from './journey.js';
import { lineOf } from './lines.js';

export const MINUTE_MS = 60_000;

/** Arrivals at a mean rate, as a Poisson process has them. */
export function arrivals({ random }: Estate, from: number, to: number, perHour: number): readonly number[] {
  const found: number[] = [];
  const gap = (): number => (-Math.log(1 - random.next()) * 3_600_000) / perHour;
  for (let at = from + gap(); at < to; at += gap()) found.push(Math.round(at));
  return found;
}

export interface Plan {
  readonly usual: (estate: Estate) => Deed;
  /** What is planted in a request after the trouble began; undefined leaves it as always. */
  readonly planted: (estate: Estate, index: number, at: number) => Deed | undefined;
  /** Times the usual rate, after the trouble began. */
  readonly rush?: number;
  /** Those who ask for what does not exist come all day; leave them out where answers are counted. */
  readonly isTidy?: boolean;
}

/** The whole of it; gives the requests that were hit, oldest first. */
export function live(estate: Estate, { usual, planted, rush = 1, isTidy = false }: Plan): readonly Served[] {
  const { random, now, since, perHour } = estate;
  const ordinary = (at: number): Served =>
    serve(
      estate,
      at,
      !isTidy && random.chance(0.03)
        ? { status: 404, says: [{ level: 'info', text: `no such ${estate.noun}` }] }
        : usual(estate),
    );
  for (const at of arrivals(estate, now - 350 * MINUTE_MS, since - 20_000, perHour)) ordinary(at);
  const peak = now - random.int(150, 250) * MINUTE_MS;
  for (const at of arrivals(estate, peak, peak + 12 * MINUTE_MS, perHour * 2)) ordinary(at);
  const hit: Served[] = [];
  const latest = now - MINUTE_MS - Math.min(estate.work.timeoutMs, 30_000);
  const rest = arrivals(estate, since, latest, perHour * rush);
  // A quiet quarter of an hour would hide the trouble from everybody.
  const enough = rest.length >= 10 ? rest : Array.from({ length: 10 }, (_, i) => since + ((latest - since) * i) / 10);
  for (const [index, at] of enough.entries()) {
    const deed = planted(estate, index, Math.round(at));
    if (deed === undefined) ordinary(Math.round(at));
    else hit.push(serve(estate, Math.round(at), deed));
  }
  return hit;
}

/** A neighbor with its old error, its retries and its deployment just before; a partner of it that was always slow. */
export function distract(estate: Estate): void {
  const { random, tape, neighbor, now, since, things, signals } = estate;
  tape.trail(since - random.int(3, 25) * MINUTE_MS, 'lambda', 'UpdateFunctionCode20150331v2', {
    functionName: neighbor.name,
    s3Bucket: 'deployments',
    publish: false,
    dryRun: false,
  });
  const calls = arrivals(estate, now - 348 * MINUTE_MS, now - 2 * MINUTE_MS, 9);
  for (const [index, at] of calls.entries()) {
    // Those that overlap run in environments of their own.
    const stream = `2026/01/01/[$LATEST]${index % 4}${'c7'.repeat(15)}`;
    const traceId = random.hex(32);
    const requestId = random.uuid();
    const isOld = random.chance(0.3);
    const tookMs = random.int(1_900, 2_500);
    if (signals === 'otel' || signals === 'spans')
      tape.span({
        service: neighbor.service,
        fn: neighbor.name,
        scope: '@opentelemetry/instrumentation-http',
        traceId,
        spanId: random.hex(16),
        name: 'POST',
        kind: 3,
        at,
        tookMs,
        values: { ...things.otherVendor.modern, 'http.response.status_code': 200 },
      });
    if (signals === 'spans') continue;
    const write = (offset: number, level: 'info' | 'warn' | 'error', text: string): void =>
      tape.line(
        `/aws/lambda/${neighbor.name}`,
        stream,
        at + offset,
        lineOf(neighbor, { at: at + offset, requestId, level, text }),
      );
    tape.line(`/aws/lambda/${neighbor.name}`, stream, at, `START RequestId: ${requestId} Version: $LATEST`);
    if (random.chance(0.3)) write(200, 'warn', 'attempt 1 of 3 to deliver the export was reset, next in 200 ms');
    write(tookMs, isOld ? 'error' : 'info', isOld ? 'export skipped: template v1 is retired' : 'export delivered');
    tape.line(
      `/aws/lambda/${neighbor.name}`,
      stream,
      at + tookMs + 2,
      `REPORT RequestId: ${requestId}\tDuration: ${tookMs}.41 ms\tBilled Duration: ${tookMs + 1} ms\tMemory Size: 512 MB\tMax Memory Used: 131 MB\t`,
    );
  }
}
