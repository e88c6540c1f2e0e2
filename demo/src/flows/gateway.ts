/** What API Gateway shows of a request: the root span and one line of its access log. */
import type { Outcome } from '../invocation.js';
import type { Random } from '../random.js';
import { wireAttributes, wireSpan, wireTime } from '../record.js';
import { API_RESOURCE, newTraceId, type Scene } from '../scene.js';
import { API_HOST, type Customer } from '../shop.js';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly route: string;
  readonly path: string;
  readonly customer: Customer;
}

export interface Caller {
  readonly traceId: string;
  readonly parentSpanId: string;
  /** When the function is called. */
  readonly at: number;
}

/** Sends one request through the gateway to the function that `handle` runs; returns that function's outcome. */
export function throughGateway(
  scene: Scene,
  random: Random,
  at: number,
  request: ApiRequest,
  handle: (caller: Caller) => Outcome,
): Outcome {
  const traceId = newTraceId(random, at);
  const spanId = random.hex(16);
  const outcome = handle({ traceId, parentSpanId: spanId, at: at + random.between(3, 8) });
  const end = outcome.end + random.between(2, 6);
  const failed = outcome.status >= 500;
  scene.emit({
    door: 'otlp-traces',
    at: end,
    resource: API_RESOURCE,
    record: wireSpan({
      traceId,
      spanId,
      name: `${request.method} ${request.route}`,
      kind: 'server',
      startMs: at,
      endMs: end,
      attributes: {
        'http.request.method': request.method,
        'http.route': request.route,
        'url.path': request.path,
        'url.scheme': 'https',
        'server.address': API_HOST,
        'client.address': request.customer.ip,
        'user_agent.original': request.customer.userAgent,
        'http.response.status_code': outcome.status,
        'error.type': failed ? String(outcome.status) : undefined,
      },
      error: failed ? { message: `answered ${outcome.status}` } : undefined,
    }),
  });
  scene.emit({
    door: 'otlp-logs',
    at: end,
    resource: API_RESOURCE,
    record: accessLine(random, request, outcome, { traceId, spanId, at, end }),
  });
  return outcome;
}

function accessLine(
  random: Random,
  request: ApiRequest,
  outcome: Outcome,
  seen: { readonly traceId: string; readonly spanId: string; readonly at: number; readonly end: number },
): object {
  const latency = Math.round(seen.end - seen.at);
  return {
    timeUnixNano: wireTime(seen.end),
    observedTimeUnixNano: wireTime(seen.end),
    severityNumber: 9,
    severityText: 'INFO',
    traceId: seen.traceId,
    spanId: seen.spanId,
    body: { stringValue: `${request.method} ${request.path} ${outcome.status} ${latency} ms` },
    attributes: wireAttributes({
      'http.request.method': request.method,
      'http.route': request.route,
      'http.response.status_code': outcome.status,
      responseLatency: latency,
      ip: request.customer.ip,
      userAgent: request.customer.userAgent,
      apiRequestId: random.uuid(),
    }),
  };
}
