/** Played telemetry of a small serverless shop, for looking at the console without a server. Seeded; nothing here is real. */
import type { EventView } from '@baselime-ai/contract';

export interface Played {
  readonly events: readonly EventView[];
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

interface Flow {
  readonly at: number;
  readonly index: number;
  readonly random: () => number;
  readonly out: EventView[];
}

const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 23)}${'000000'}Z`;

function hex(random: () => number, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** About `count` requests spread over the six hours before `nowMs`. */
export function playTelemetry(nowMs: number, count = 520): Played {
  const random = seeded(7);
  const out: EventView[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = nowMs - 1500 - ((count - 1 - index) / count) * 6 * 3_600_000 - random() * 20_000;
    const kind = random();
    if (kind < 0.5) checkout({ at, index, random, out });
    else if (kind < 0.92) catalog({ at, index, random, out });
    else reports({ at, index, random, out });
  }
  bigTrace(nowMs - 5.5 * 3_600_000, random, out);
  hostile(nowMs - 90_000, out);
  return { events: out.sort((a, b) => b.timestampMs - a.timestampMs) };
}

function event(partial: Partial<EventView> & Pick<EventView, 'id' | 'namespace' | 'timestampMs' | 'data'>): EventView {
  return {
    environment: 'production',
    dataset: partial.kind === 'span' ? 'otel' : 'lambda-logs',
    service: 'shop',
    kind: 'log',
    timestamp: iso(partial.timestampMs),
    isError: false,
    ...partial,
  };
}

interface SpanOptions {
  readonly name: string;
  readonly namespace: string;
  readonly start: number;
  readonly ms: number;
  readonly parent?: string;
  readonly error?: string;
  readonly cold?: boolean;
  readonly timedOut?: boolean;
  readonly attributes?: Record<string, unknown>;
}

function span(flow: Flow, traceId: string, requestId: string, options: SpanOptions): string {
  const spanId = hex(flow.random, 16);
  flow.out.push(
    event({
      id: `01J${traceId.slice(0, 12)}${spanId.slice(0, 10)}`.toUpperCase(),
      kind: 'span',
      name: options.name,
      namespace: options.namespace,
      timestampMs: options.start,
      durationMs: options.ms,
      traceId,
      spanId,
      requestId,
      ...(options.parent ? { parentSpanId: options.parent } : {}),
      isError: options.error !== undefined,
      ...(options.error ? { message: options.error, fingerprint: fingerprint(options.error) } : {}),
      ...(options.cold ? { coldStart: true as const } : {}),
      ...(options.timedOut ? { timedOut: true as const } : {}),
      data: {
        ...options.attributes,
        resource: {
          'service.name': 'shop',
          'cloud.region': 'eu-west-1',
          'faas.name': options.namespace,
          'faas.version': '42',
        },
        scope: { name: '@opentelemetry/instrumentation-aws-lambda', version: '0.61.0' },
        span: {
          kind: options.parent ? 'CLIENT' : 'SERVER',
          status: options.error ? { code: 'ERROR', message: options.error } : { code: 'UNSET' },
        },
      },
    }),
  );
  return spanId;
}

function fingerprint(text: string): string {
  let hash = 7n;
  for (const character of text) hash = (hash * 31n + BigInt(character.codePointAt(0) ?? 0)) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

function log(
  flow: Flow,
  ids: { traceId: string; requestId: string; spanId: string },
  at: number,
  namespace: string,
  level: NonNullable<EventView['level']>,
  message: string,
  data: Record<string, unknown>,
): void {
  const isError = level === 'error' || level === 'fatal';
  flow.out.push(
    event({
      id: `01K${hex(flow.random, 22)}`.toUpperCase(),
      namespace,
      timestampMs: at,
      level,
      message,
      ...ids,
      isError,
      ...(isError ? { fingerprint: fingerprint(message.replace(/\d+/g, '#')) } : {}),
      data: {
        '@timestamp': new Date(at).toISOString(),
        '@requestId': ids.requestId,
        LogLevel: level.toUpperCase(),
        '@type': isError ? 'failure' : 'log',
        ...data,
      },
    }),
  );
}

function report(
  flow: Flow,
  ids: { traceId: string; requestId: string; spanId: string },
  at: number,
  namespace: string,
  ms: number,
  initMs?: number,
): void {
  const billed = Math.ceil(ms);
  flow.out.push(
    event({
      id: `01R${hex(flow.random, 22)}`.toUpperCase(),
      namespace,
      timestampMs: at,
      name: 'REPORT',
      level: 'info',
      durationMs: ms,
      message: `REPORT RequestId: ${ids.requestId} Duration: ${ms.toFixed(2)} ms Billed Duration: ${billed} ms Memory Size: 512 MB Max Memory Used: 143 MB`,
      ...ids,
      ...(initMs ? { coldStart: true as const } : {}),
      data: {
        '@type': 'REPORT',
        '@requestId': ids.requestId,
        '@duration': ms,
        '@billedDuration': billed,
        '@memorySize': 512,
        '@maxMemoryUsed': 143,
        ...(initMs ? { '@initDuration': initMs } : {}),
      },
    }),
  );
}

function checkout(flow: Flow): void {
  const { at, random, index } = flow;
  const traceId = hex(random, 32);
  const requestId = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
  const recent = index > 400;
  const mailDown = random() < (recent ? 0.34 : 0.01);
  const slow = random() < 0.04;
  const cold = random() < 0.05;
  const total = 180 + random() * 140 + (mailDown ? 5100 : 0) + (slow ? 2900 : 0) + (cold ? 640 : 0);
  const down = 'MailDude is down: connect ETIMEDOUT 203.0.113.40:443';
  const root = span(flow, traceId, requestId, {
    name: 'POST /checkout',
    namespace: 'checkout-api',
    start: at,
    ms: total,
    cold,
    ...(mailDown ? { error: 'HTTP 502 Bad Gateway' } : {}),
    attributes: {
      'http.request.method': 'POST',
      'url.path': '/checkout',
      'http.response.status_code': mailDown ? 502 : 200,
    },
  });
  const ids = { traceId, requestId, spanId: root };
  let cursor = at + (cold ? 640 : 8);
  const step = (
    name: string,
    namespace: string,
    ms: number,
    parent: string,
    extra: Partial<SpanOptions> = {},
  ): string => {
    const made = span(flow, traceId, requestId, { name, namespace, start: cursor, ms, parent, ...extra });
    cursor += ms + 3;
    return made;
  };
  log(flow, ids, cursor, 'checkout-api', 'info', `Order received for cart ${hex(random, 8)}`, {
    '@message': {
      message: 'Order received',
      data: { items: 1 + Math.floor(random() * 5), total: Number((10 + random() * 200).toFixed(2)), currency: 'EUR' },
    },
  });
  step('DynamoDB.Query carts', 'AWS/DynamoDB', 12 + random() * 9, root, {
    attributes: { 'db.system': 'dynamodb', 'aws.dynamodb.table_names': ['carts'] },
  });
  const payment = step('POST /charge', 'payment-processor', 70 + random() * 60 + (slow ? 2900 : 0), root);
  cursor -= 60;
  step('Stripe charge', 'payment-processor', 52, payment, {
    attributes: { 'peer.service': 'payments.example', 'http.response.status_code': 200 },
  });
  step('DynamoDB.PutItem orders', 'AWS/DynamoDB', 14, root, {
    attributes: { 'db.system': 'dynamodb', 'aws.dynamodb.table_names': ['orders'] },
  });
  const notify = span(flow, traceId, requestId, {
    name: 'order-confirmation',
    namespace: 'order-confirmation',
    start: cursor,
    ms: mailDown ? 5020 : 60,
    parent: root,
    ...(mailDown ? { error: 'MailDudeError: MailDude is down', timedOut: random() < 0.2 } : {}),
  });
  span(flow, traceId, requestId, {
    name: 'POST api.maildude.example/send',
    namespace: 'order-confirmation',
    start: cursor + 6,
    ms: mailDown ? 5000 : 46,
    parent: notify,
    ...(mailDown ? { error: down } : {}),
    attributes: {
      'http.request.method': 'POST',
      'server.address': 'api.maildude.example',
      ...(mailDown ? { 'error.type': 'ETIMEDOUT' } : { 'http.response.status_code': 202 }),
    },
  });
  if (mailDown) {
    log(
      flow,
      { ...ids, spanId: notify },
      cursor + 5012,
      'order-confirmation',
      'error',
      'Invoke Error MailDudeError: MailDude is down, could not send the order confirmation',
      {
        '@message': {
          message: 'Invoke Error',
          data: {
            errorType: 'MailDudeError',
            errorMessage: 'MailDude is down, could not send the order confirmation',
            code: 'ETIMEDOUT',
            retryable: true,
            stack: [
              'MailDudeError: MailDude is down, could not send the order confirmation',
              '    at sendMail (/var/task/src/mail.js:41:11)',
              '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
              '    at async handler (/var/task/src/confirm.js:18:3)',
            ],
          },
        },
        order: {
          id: `ord_${hex(random, 6)}`,
          customer: { email: 'jane.moe@example.com', country: 'NL' },
          items: [
            { sku: 'MUG-01', quantity: 2 },
            { sku: 'TEE-L', quantity: 1 },
          ],
        },
      },
    );
    log(
      flow,
      { ...ids, spanId: notify },
      cursor + 2500,
      'order-confirmation',
      'warn',
      'MailDude did not answer in 2500 ms, retrying (1/2)',
      { '@message': { message: 'MailDude did not answer', data: { attempt: 1, waitedMs: 2500 } } },
    );
  }
  report(flow, ids, at + total + 1, 'checkout-api', total, cold ? 612.4 : undefined);
}

function catalog(flow: Flow): void {
  const { at, random } = flow;
  const traceId = hex(random, 32);
  const requestId = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-b${hex(random, 3)}-${hex(random, 12)}`;
  const cold = random() < 0.06;
  const total = 22 + random() * 60 + (cold ? 480 : 0);
  const root = span(flow, traceId, requestId, {
    name: 'GET /products/{id}',
    namespace: 'catalog-api',
    start: at,
    ms: total,
    cold,
    attributes: { 'http.request.method': 'GET', 'http.response.status_code': 200 },
  });
  span(flow, traceId, requestId, {
    name: 'DynamoDB.GetItem products',
    namespace: 'AWS/DynamoDB',
    start: at + total - 18,
    ms: 12,
    parent: root,
  });
  report(flow, { traceId, requestId, spanId: root }, at + total + 1, 'catalog-api', total, cold ? 455 : undefined);
}

function reports(flow: Flow): void {
  const { at, random } = flow;
  const traceId = hex(random, 32);
  const requestId = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-9${hex(random, 3)}-${hex(random, 12)}`;
  const late = random() < 0.3;
  const total = late ? 30_000 : 4000 + random() * 9000;
  const root = span(flow, traceId, requestId, {
    name: 'nightly-report',
    namespace: 'sales-report',
    start: at,
    ms: total,
    timedOut: late,
    ...(late ? { error: 'Task timed out after 30.00 seconds' } : {}),
  });
  for (let page = 0; page < 14; page += 1)
    span(flow, traceId, requestId, {
      name: 'DynamoDB.Scan orders',
      namespace: 'AWS/DynamoDB',
      start: at + (total / 15) * page,
      ms: total / 17,
      parent: root,
    });
  if (late) {
    flow.out.push(
      event({
        id: `01T${hex(random, 22)}`.toUpperCase(),
        namespace: 'sales-report',
        timestampMs: at + 30_000,
        level: 'error',
        isError: true,
        timedOut: true,
        message: `${requestId} Task timed out after 30.00 seconds`,
        fingerprint: fingerprint('timeout'),
        traceId,
        requestId,
        durationMs: 30_000,
        data: {
          '@type': 'timeout',
          '@requestId': requestId,
          '@timedOut': true,
          '@timeout': 30,
          '@message': 'Task timed out after 30.00 seconds',
        },
      }),
    );
  }
}

/** Ten thousand spans in one trace, with orphans, a cycle and skewed clocks. */
function bigTrace(at: number, random: () => number, out: EventView[]): void {
  const flow = { at, index: 0, random, out };
  const traceId = 'b16'.padEnd(32, '0');
  const root = span(flow, traceId, 'req-big', {
    name: 'rebuild-search-index',
    namespace: 'indexer',
    start: at,
    ms: 60_000,
  });
  let parent = root;
  for (let index = 0; index < 9998; index += 1) {
    const start = at + index * 5 - (index % 97 === 0 ? 400 : 0);
    const made = span(flow, traceId, 'req-big', {
      name: `index batch ${index}`,
      namespace: index % 3 ? 'indexer' : 'AWS/DynamoDB',
      start,
      ms: 40 + random() * 400,
      parent: index % 500 === 7 ? 'f'.repeat(16) : parent,
      ...(index % 1200 === 9 ? { error: 'ProvisionedThroughputExceededException' } : {}),
    });
    if (index % 12 === 0) parent = made;
    if (index % 60 === 0) parent = root;
  }
}

function hostile(at: number, out: EventView[]): void {
  out.push(
    event({
      id: '01HOSTILE0000000000000001',
      namespace: 'uploads',
      timestampMs: at,
      level: 'warn',
      message: 'Upload refused: invoice\u202egpj.exe <img src=x onerror=alert(1)> \u001b[31mred\u001b[0m',
      data: {
        file: 'invoice\u202egpj.exe',
        html: '<script>alert(1)</script>',
        zero: 'a\u200bb',
        blob: 'x'.repeat(2_000_000),
        list: Array.from({ length: 400 }, (_, index) => index),
        nested: { a: { b: { c: { d: { e: null, f: true, g: -0.5 } } } } },
        empty: {},
        none: [],
      },
    }),
  );
}
