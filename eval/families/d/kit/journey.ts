/** One request on its way through the estate, in whatever telemetry the estate has. */
import { type Deed, type Served, xrayId } from './deed.js';
import type { Estate, Fn } from './estate.js';
import type { Failure } from './failure.js';
import { invoke } from './invoke.js';
import type { Values } from './tape.js';
import type { Thing } from './things.js';

/** Serves one request and tells what it left behind under which ids. */
export function serve(estate: Estate, at: number, deed: Deed): Served {
  const { random, shape, front, work } = estate;
  const traceId = `${Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0')}${random.hex(24)}`;
  const failed = deed.failure !== undefined || deed.ends !== undefined;
  const answered = failed ? 500 : (deed.status ?? 200);
  if (shape === 'single') {
    const gate = gateway(estate, at, traceId);
    const served = invoke(estate, work, {
      at: at + 4,
      traceId,
      parentSpanId: gate.spanId,
      deed,
      trigger: 'http',
      answered,
    });
    gate.close(served.tookMs + 9, failed && deed.how === 'crash' ? 502 : answered, served.requestId);
    return served;
  }
  const isAsync = shape !== 'chain';
  const gate = gateway(estate, at, traceId);
  const through = throughOf(estate);
  const callId = random.hex(16);
  const later = isAsync ? random.int(40, 160) : random.int(6, 15);
  const served = invoke(estate, work, {
    at: at + later + 20,
    traceId,
    parentSpanId: callId,
    deed,
    trigger: isAsync ? 'pubsub' : 'http',
    answered,
  });
  if (shape === 'fan-out')
    for (const peer of estate.peers)
      invoke(estate, peer, {
        at: at + later + random.int(15, 60),
        traceId,
        parentSpanId: callId,
        deed: { ownMs: random.int(8, 40) },
        trigger: 'pubsub',
        answered: 200,
      });
  const upset = failed && !isAsync;
  const outer = invoke(estate, front, {
    at: at + 4,
    traceId,
    parentSpanId: gate.spanId,
    trigger: 'http',
    answered: upset ? 502 : isAsync ? 202 : answered,
    deed: {
      ...(upset ? { failure: upstreamOf(front, work), how: 'caught', status: 502 } : {}),
      doings: [
        {
          to: through,
          tookMs: isAsync ? random.int(9, 22) : served.tookMs + later,
          ...(isAsync ? {} : { status: upset ? 500 : answered }),
        },
      ],
      ownMs: random.int(2, 6),
    },
    callIds: [callId],
  });
  gate.close(outer.tookMs + 8, upset ? 502 : isAsync ? 202 : answered, outer.requestId);
  return served;
}

const upstreamOf = (front: Fn, work: Fn): Failure => {
  const message = `${work.name} answered with status 500`;
  return front.runtime === 'python'
    ? { type: 'app.api.UpstreamError', message }
    : front.runtime === 'go'
      ? { type: '*errors.errorString', message }
      : { type: 'UpstreamError', message };
};

/** How the first function reaches the working one. */
function throughOf({ shape, things, work, modern }: Estate): Thing {
  if (shape === 'queue') return things.queue;
  if (shape === 'fan-out') return things.topic;
  const values: Values = modern
    ? { 'http.request.method': 'POST', 'peer.service': work.name }
    : { 'http.method': 'POST', 'peer.service': work.name };
  return {
    ...things.function,
    name: work.name,
    xrayName: work.name,
    span: 'POST',
    modern: values,
    older: values,
    segment: { name: 'Lambda', namespace: 'aws', aws: { operation: 'Invoke', function_name: work.name } },
  };
}

/** API Gateway: its access log, and its segment where X-Ray is on. */
function gateway(estate: Estate, at: number, traceId: string) {
  const { random, tape, api, signals, noun, front } = estate;
  const spanId = signals === 'xray' ? random.hex(16) : undefined;
  return {
    spanId,
    close(tookMs: number, status: number, integrationRequestId: string): void {
      if (signals !== 'spans')
        tape.line(
          `/aws/apigateway/${api}`,
          'access',
          at + tookMs,
          JSON.stringify({
            requestId: random.uuid(),
            requestTimeEpoch: at,
            ip: `198.51.100.${random.int(2, 250)}`,
            httpMethod: 'POST',
            resourcePath: `/${noun}s`,
            path: `/${noun}s`,
            status: `${status}`,
            responseLatency: tookMs,
            integrationLatency: tookMs - 3,
            integrationRequestId,
            ...(spanId === undefined ? {} : { xrayTraceId: xrayId(traceId) }),
            userAgent: random.pick(['okhttp/5.1.0', 'Mozilla/5.0', 'Dart/3.9 (dart:io)']),
          }),
        );
      if (spanId !== undefined)
        tape.segment({
          name: `${api}/v1`,
          id: spanId,
          trace_id: xrayId(traceId),
          start_time: at / 1000,
          end_time: (at + tookMs) / 1000,
          origin: 'AWS::ApiGateway::Stage',
          http: {
            request: { method: 'POST', url: `https://${api}.execute-api.${tape.region}.amazonaws.com/v1/${noun}s` },
            response: { status },
          },
          ...(status >= 500 ? { fault: true } : status >= 400 ? { error: true } : {}),
          aws: { api_id: api, stage: 'v1', function: front.name },
        });
    },
  };
}
