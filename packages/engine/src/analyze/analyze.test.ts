import { describe, expect, it } from 'vitest';
import { narrate } from '../explain/narrator/narrate.js';
import { traceId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { later, millis, unixNanos } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import { event, span, T0 } from './__fixtures__/events.js';
import { analyze } from './analyze.js';

const minutes = (n: number) => millis(n * 60_000);

function evidence(
  focus: TelemetryEvent | undefined,
  parts: Partial<Evidence> & {
    readonly spans?: readonly TelemetryEvent[];
    readonly logs?: readonly TelemetryEvent[];
  } = {},
): Evidence {
  const { spans, logs, ...rest } = parts;
  const at = focus?.timestamp ?? unixNanos(0n);
  return {
    subject: { kind: 'event', id: focus?.id ?? 'none' },
    window: { from: later(at, minutes(-45)), to: later(at, minutes(15)) },
    baseline: { from: later(at, minutes(-405)), to: later(at, minutes(-45)) },
    ...(focus === undefined ? {} : { focus }),
    request: [],
    ...(spans === undefined ? {} : { trace: { traceId: traceId('t1'), spans, logs: logs ?? [], truncated: false } }),
    skipped: [],
    ...rest,
  };
}

/** gateway → checkout → payments → DynamoDB table, which throttles. */
const throttled = [
  span({
    spanId: 'a',
    name: 'POST /checkout',
    namespace: 'gateway',
    role: 'server',
    isError: true,
    durationMs: 900,
    data: { 'http.status_code': 500 },
  }),
  span({ spanId: 'b', parentSpanId: 'a', atMs: 5, name: 'checkout', role: 'server', isError: true, durationMs: 880 }),
  span({
    spanId: 'c',
    parentSpanId: 'b',
    atMs: 10,
    name: 'payments',
    namespace: 'payments',
    role: 'server',
    isError: true,
    durationMs: 860,
  }),
  span({
    spanId: 'd',
    parentSpanId: 'c',
    atMs: 20,
    name: 'DynamoDB.PutItem',
    namespace: 'payments',
    role: 'client',
    isError: true,
    durationMs: 800,
    data: {
      'rpc.system': 'aws-api',
      'aws.dynamodb.table_names': ['ledger'],
      'error.type': 'ProvisionedThroughputExceededException',
    },
  }),
];

describe('analyze, on a trace', () => {
  const analysis = analyze(evidence(throttled[0], { spans: throttled, subject: { kind: 'trace', traceId: 't1' } }));
  it('names the deepest failure that no child explains', () => {
    expect(analysis.rootCause).toMatchObject({
      entity: 'ledger',
      fault: 'dependency-throttled',
      confidence: 'confirmed',
    });
    expect(analysis.findings[0]).toMatchObject({ id: 'F1', kind: 'origin', entity: 'ledger' });
  });
  it('shows the failure that was asked about as a symptom', () => {
    expect(analysis.findings.find(({ kind }) => kind === 'symptom')?.evidence[0]).toMatchObject({ spanId: 'a' });
    expect(analysis.rootCause.statement).toContain('The failure of gateway is its consequence.');
  });
  it('cites findings that exist, and gives actions with names', () => {
    const ids = new Set(analysis.findings.map(({ id }) => id));
    for (const { findings } of [analysis.rootCause, ...analysis.actions]) {
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every((id) => ids.has(id))).toBe(true);
    }
    expect(analysis.actions[0]?.title).toBe('Raise the capacity of ledger');
  });
  it('is the same in whatever order the rows come', () => {
    const shuffled = evidence(throttled[0], {
      spans: [...throttled].reverse(),
      subject: { kind: 'trace', traceId: 't1' },
    });
    expect(analyze(shuffled)).toEqual(analysis);
  });
  it('lays a timeout at the door of the dependency that took the time', () => {
    const spans = [
      span({
        spanId: 'a',
        name: 'checkout',
        role: 'server',
        isError: true,
        durationMs: 3000,
        requestId: 'r1',
        data: { 'error.name': 'Possible Lambda Timeout' },
      }),
      span({
        spanId: 'b',
        parentSpanId: 'a',
        atMs: 100,
        name: 'POST',
        role: 'client',
        durationMs: 2850,
        data: { 'peer.service': 'maildude', 'http.url': 'https://api.maildude.example/send' },
      }),
    ];
    const { rootCause, findings } = analyze(evidence(spans[0], { spans }));
    expect(rootCause).toMatchObject({ entity: 'maildude', fault: 'dependency-slow', confidence: 'confirmed' });
    expect(findings.map(({ kind, fault }) => [kind, fault])).toContainEqual(['symptom', 'timeout']);
  });
  it('finds the log of a callee below the failing call', () => {
    const spans = [
      span({ spanId: 'a', name: 'checkout', role: 'server', isError: true, durationMs: 900 }),
      span({
        spanId: 'b',
        parentSpanId: 'a',
        atMs: 10,
        name: 'Invoke',
        role: 'client',
        isError: true,
        durationMs: 800,
        data: { 'http.status_code': 502, 'peer.service': 'pricing' },
      }),
    ];
    const logs = [
      event({
        id: 'l1',
        atMs: 300,
        namespace: 'pricing',
        isError: true,
        message: "TypeError: Cannot read properties of undefined (reading 'vat')",
        traceId: 't1',
      }),
    ];
    expect(analyze(evidence(spans[0], { spans, logs })).rootCause).toMatchObject({
      entity: 'pricing',
      fault: 'code-defect',
    });
  });
  it('survives cycles, missing parents, doubled ids and thousands of spans', () => {
    const cycle = [
      span({ spanId: 'a', parentSpanId: 'b', isError: true }),
      span({ spanId: 'b', parentSpanId: 'a', isError: true }),
      span({ spanId: 'c', parentSpanId: 'zz' }),
    ];
    expect(analyze(evidence(cycle[0], { spans: cycle })).rootCause.confidence).toBe('inconclusive');
    const deep = Array.from({ length: 10_000 }, (_, i) =>
      span({
        spanId: `s${i}`,
        ...(i === 0 ? {} : { parentSpanId: `s${i - 1}` }),
        atMs: i,
        durationMs: 20_000 - 2 * i,
        isError: i % 100 === 0,
      }),
    );
    expect(analyze(evidence(deep[0], { spans: deep })).skipped).toEqual([]);
  });
});

describe('analyze, on one event', () => {
  const invoke = event({
    id: 'e1',
    isError: true,
    namespace: 'send-mail',
    message: 'Invoke Error',
    requestId: 'r1',
    data: {
      '@type': 'failure',
      '@message': {
        message: 'Invoke Error',
        data: { errorType: 'Error', errorMessage: 'MailDude is down, try again', stack: [] },
      },
    },
  });
  it('explains a vendor that is down, with what it is not', () => {
    const report = event({
      id: 'e2',
      atMs: 20,
      namespace: 'send-mail',
      requestId: 'r1',
      message: 'REPORT',
      data: { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 84, '@duration': 120 },
    });
    const analysis = analyze(
      evidence(invoke, {
        request: [invoke, report],
        recurrence: {
          basis: 'fingerprint',
          inWindow: 34,
          inBaseline: 0,
          buckets: [],
          bucketMs: minutes(5),
          firstSeen: later(invoke.timestamp, minutes(-10)),
          lastSeen: invoke.timestamp,
          requestsHit: 34,
        },
        traffic: {
          namespace: 'send-mail',
          window: { events: 400, errors: 34, requests: 100, failedRequests: 34 },
          baseline: { events: 2400, errors: 0, requests: 600, failedRequests: 0 },
        },
        versions: [
          {
            key: '@version',
            value: '7',
            firstSeen: later(invoke.timestamp, minutes(-400)),
            lastSeen: invoke.timestamp,
            count: 10,
          },
        ],
      }),
    );
    expect(analysis.rootCause).toMatchObject({
      entity: 'MailDude',
      fault: 'dependency-unavailable',
      confidence: 'likely',
    });
    expect(analysis.title).toBe('the error of send-mail at 10:21:09 UTC');
    expect(analysis.findings.find(({ kind }) => kind === 'recurrence')?.statement).toContain(
      'happened 34 times since 10:11:09 UTC and never in the 6 h before that hour',
    );
    expect(analysis.findings.find(({ kind }) => kind === 'impact')?.statement).toContain(
      'In the hour from 09:36:09 to 10:36:09 UTC it hit 34 of 100 requests of send-mail (34 %)',
    );
    expect(analysis.brief?.reach?.text).toBe(
      'Since 10:11:09 UTC, 10 min before this event, it has hit 34 of 100 requests of send-mail (34 %).',
    );
    expect(analysis.ruledOut.map(({ what }) => what)).toEqual(['Memory', 'A deployment', 'More traffic']);
    expect(analysis.ruledOut[0]?.why).toContain('84 of 512 MB');
  });
  it('confirms a full memory by the REPORT line', () => {
    const killed = event({
      id: 'k',
      isError: true,
      namespace: 'resize',
      requestId: 'r1',
      message: 'RequestId: r1 Error: Runtime exited with error: signal: killed',
    });
    const report = event({
      id: 'p',
      atMs: 5,
      namespace: 'resize',
      requestId: 'r1',
      message: 'REPORT RequestId: r1',
      data: { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 512 },
    });
    const analysis = analyze(evidence(killed, { request: [killed, report] }));
    expect(analysis.rootCause).toMatchObject({ entity: 'resize', fault: 'memory-exhausted', confidence: 'confirmed' });
    expect(analysis.rootCause.statement).toContain('512 of 512 MB');
    expect(analysis.actions[0]?.title).toBe('Raise the memory of resize above 512 MB');
  });
  it('lays a timeout at the door of what the last line was about to call, and not of a call that is over', () => {
    const told = (text: string, atMs: number) => {
      const line = event({ id: 'line', atMs, requestId: 'r1', message: text });
      const start = event({ id: 'start', requestId: 'r1', message: 'order received' });
      const stop = event({
        id: 'stop',
        atMs: 6_000,
        requestId: 'r1',
        isError: true,
        timedOut: true,
        message: 'Task timed out after 6.00 seconds',
      });
      return analyze(evidence(stop, { request: [start, line, stop] })).rootCause;
    };
    expect(told('calling https://api.tax.example/v2/rates', 500)).toMatchObject({
      entity: 'api.tax.example',
      fault: 'dependency-slow',
      confidence: 'likely',
    });
    expect(told('calling https://api.tax.example/v2/rates answered 200', 500).fault).toBe('timeout');
    expect(told('calling https://api.tax.example/v2/rates', 5_500).fault).toBe('timeout');
    expect(told('working on order 17', 500).fault).toBe('timeout');
  });

  it('sends the reader of a timeout first to the line after which all was silent, and not where lines went on', () => {
    const calling = 'calling the tax service';
    const told = (atMs: number) => {
      const line = event({ id: 'line', atMs, requestId: 'r1', message: calling });
      const stop = event({
        id: 'stop',
        atMs: 6_000,
        requestId: 'r1',
        isError: true,
        timedOut: true,
        message: 'Task timed out after 6.00 seconds',
      });
      return analyze(evidence(stop, { request: [line, stop] }));
    };
    const silent = told(500);
    expect(silent.actions[0]?.detail).toContain(`"${calling}" and nothing in the 5.5 s`);
    const quoted = silent.findings.find(({ statement }) => statement.includes('silent for the next 5.5 s'));
    expect(silent.actions[0]?.findings).toContain(quoted?.id);
    const complained = event({ id: 'mid', atMs: 4_000, requestId: 'r1', isError: true, message: 'no answer yet' });
    const line = event({ id: 'line', atMs: 500, requestId: 'r1', message: calling });
    const stop = event({
      id: 'stop',
      atMs: 6_000,
      requestId: 'r1',
      isError: true,
      timedOut: true,
      message: 'Task timed out after 6.00 seconds',
    });
    const noisy = analyze(evidence(stop, { request: [line, complained, stop] }));
    expect(noisy.findings.some(({ statement }) => statement.includes('silent'))).toBe(false);
    const busy = told(5_900);
    expect(busy.actions[0]?.title).toBe('Raise the timeout of checkout above 6 s');
    expect(busy.findings.some(({ statement }) => statement.includes('silent'))).toBe(false);
  });

  it('counts events where nothing tells one request from another, and says whose service it was by its error', () => {
    const refused = event({
      isError: true,
      namespace: 'payments',
      message: 'charge failed',
      data: { error: { name: 'StripeRateLimitError', message: 'Too many requests hit the API too quickly.' } },
    });
    const traffic = { events: 40, errors: 3, requests: 40, failedRequests: 3 };
    const analysis = analyze(
      evidence(refused, {
        recurrence: {
          basis: 'fingerprint',
          inWindow: 3,
          inBaseline: 0,
          buckets: [],
          bucketMs: minutes(5),
          requestsHit: 3,
        },
        traffic: { namespace: 'payments', window: traffic, baseline: { ...traffic, errors: 0, failedRequests: 0 } },
      }),
    );
    expect(analysis.brief?.reach?.text).toBe('It shows in 3 of 40 events of payments (7.5 %) in the hour looked at.');
    expect(analysis.brief).toMatchObject({ callsUnnamed: true });
    expect(analysis.rootCause.statement).toContain('The Stripe API (called by payments) is throttling');
    expect(analysis.actions.map(({ title }) => title).join()).not.toContain('hot key');
  });

  it('reads what shares an id of its own where there is no request id, and says so', () => {
    const order = (id: string, atMs: number, message: string, isError = false) =>
      event({ id, atMs, message, isError, namespace: 'payments', data: { orderId: 'o-1', message } });
    const begun = order('a', 0, 'charge started');
    const refused = order('b', 1_000, 'connect ECONNREFUSED 10.0.12.7:6379', true);
    const asked = order('c', 2_000, 'session store unavailable', true);
    const analysis = analyze(
      evidence(asked, { request: [begun, refused, asked], sharedId: { key: 'orderId', value: 'o-1' } }),
    );
    expect(analysis.rootCause).toMatchObject({ entity: '10.0.12.7', fault: 'dependency-unavailable' });
    const told = analysis.findings.map(({ statement }) => statement);
    expect(told).toContain(
      'What belongs together is told by orderId alone: 2 other events of these minutes have the same one, o-1.',
    );
    expect(told.some((statement) => statement.includes('"charge started"'))).toBe(true);
  });

  it.each<[string, Parameters<typeof event>[0], string]>([
    [
      'of Go, whose runtime sends objects',
      {
        message: 'runtime error: index out of range [3] with length 3',
        data: {
          errorType: 'boundsError',
          errorMessage: 'runtime error: index out of range [3] with length 3',
          stackTrace: [
            { path: '/usr/local/go/src/runtime/panic.go', line: 114, label: 'goPanicIndex' },
            { path: 'github.com/acme/stock/main.go', line: 48, label: 'handler' },
          ],
        },
      },
      'github.com/acme/stock/main.go:48 (handler)',
    ],
    [
      'of Rust, which says it in the message',
      { message: "thread 'main' panicked at src/main.rs:52:34:\nindex out of bounds: the len is 3 but the index is 7" },
      'src/main.rs:52',
    ],
    [
      'of Node, in a file that is written without a folder as those of its runtime were',
      {
        message: "TypeError: Cannot read property 'sku' of undefined",
        data: {
          error: {
            name: 'TypeError',
            message: "Cannot read property 'sku' of undefined",
            stack:
              "TypeError: Cannot read property 'sku' of undefined\n    at emitOne (events.js:116:13)\n    at _http_client.js:212:3\n    at reserve (index.js:10:5)",
          },
        },
      },
      'reserve (index.js:10:5)',
    ],
    [
      'of .NET, below those of the framework',
      {
        message:
          'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid: NotTimeValid\n   at System.Net.Security.SslStream.CompleteHandshake()\n   at Acme.VatClient.Check(String id) in /src/VatClient.cs:line 31',
      },
      'Acme.VatClient.Check(String id) in /src/VatClient.cs:line 31',
    ],
  ])('says the place in the program %s', (_, input, place) => {
    expect(analyze(evidence(event({ ...input, isError: true }))).rootCause.statement).toContain(place);
  });

  it('tells an object that is missing from a bucket that is, and an initialization from a request', () => {
    const missing = analyze(
      evidence(event({ isError: true, message: 'Aws::S3::Errors::NoSuchKey: The specified key does not exist.' })),
    );
    expect(missing.rootCause.statement).toContain('asked S3 for an object that does not exist');
    expect(missing.actions[0]?.title).toBe('Check the key that checkout asks for');
    const init = event({
      isError: true,
      timedOut: true,
      message: 'INIT_REPORT Init Duration: 9999.55 ms\tPhase: init\tStatus: timeout',
      data: { '@type': 'INIT_REPORT', '@initDuration': 9999.55, '@phase': 'init', '@status': 'timeout' },
    });
    const slow = analyze(evidence(init));
    expect(slow.rootCause.statement).toContain('took longer than the 10 s that Lambda allows');
    expect(slow.actions[0]?.title).toBe('Shorten what checkout does outside its handler');
  });

  it("quotes AWS's reason for a refusal without what the SDK puts behind it", () => {
    const refused = event({
      isError: true,
      message:
        'User: arn:aws:sts::123456789012:assumed-role/billing-role/billing is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:123456789012:invoices because no identity-based policy allows the sqs:sendmessage action (Service: Sqs, Status Code: 403, Request ID: 7c6f1d0e)',
    });
    const { statement } = analyze(evidence(refused)).rootCause;
    expect(statement).toContain('"no identity-based policy allows the sqs:sendmessage action".');
  });

  it('prefers the exact error of the request to the vague one that was asked about', () => {
    const vague = event({ id: 'v', atMs: 30, isError: true, requestId: 'r1', message: 'order failed' });
    const exact = event({
      id: 'x',
      atMs: 10,
      isError: true,
      requestId: 'r1',
      message:
        'AccessDeniedException: User: arn:aws:sts::1:assumed-role/r is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:1:table/orders',
    });
    const { rootCause, actions } = analyze(evidence(vague, { request: [exact, vague] }));
    expect(rootCause).toMatchObject({ entity: 'checkout', fault: 'permission-denied' });
    expect(actions[0]?.title).toBe('Allow dynamodb:PutItem in the execution role of checkout');
  });
  it('takes a line that prints its level for the error that it is', () => {
    const printed = event({ id: 'p', message: '16:44:58.837 ERROR  contacts.Service#37 No contacts for this id' });
    expect(analyze(evidence(printed)).rootCause).toMatchObject({ entity: 'checkout', fault: 'unhandled-error' });
    const calm = event({ id: 'p', message: '16:44:58.837 INFO  no ERROR was found' });
    expect(analyze(evidence(calm)).rootCause.confidence).toBe('inconclusive');
  });
  it('says that a version came shortly before, and never one that came after', () => {
    const failed = event({ id: 'f', isError: true, message: 'TypeError: x is not a function' });
    const seen = (firstSeen: number) => ({
      basis: 'fingerprint' as const,
      inWindow: 5,
      inBaseline: 0,
      buckets: [],
      bucketMs: minutes(5),
      firstSeen: later(failed.timestamp, minutes(firstSeen)),
      requestsHit: 5,
    });
    const versions = [
      {
        key: '@version',
        value: '7',
        firstSeen: later(failed.timestamp, minutes(-400)),
        lastSeen: later(failed.timestamp, minutes(-21)),
        count: 50,
      },
      {
        key: '@version',
        value: '8',
        firstSeen: later(failed.timestamp, minutes(-20)),
        lastSeen: failed.timestamp,
        count: 9,
      },
    ];
    expect(
      analyze(evidence(failed, { versions, recurrence: seen(-19) })).findings.find(({ kind }) => kind === 'change')
        ?.statement,
    ).toContain('@version 8 appeared at 10:01:09 UTC, 60 s before');
    expect(
      analyze(evidence(failed, { versions, recurrence: seen(-30) })).findings.some(({ kind }) => kind === 'change'),
    ).toBe(false);
  });
  it('finds the value that failing requests share, and no key that restates the error', () => {
    const failed = event({
      id: 'f',
      isError: true,
      message: 'TypeError: x is not a function',
      data: { tenant: 'acme' },
    });
    const cells = [
      { key: 'tenant', value: 'acme', failing: 19, succeeding: 3 },
      { key: 'region', value: 'eu', failing: 10, succeeding: 90 },
      { key: 'error.type', value: 'TypeError', failing: 20, succeeding: 0 },
    ];
    const found = analyze(
      evidence(failed, { contrast: { operation: 'checkout', failing: 20, succeeding: 180, cells } }),
    ).findings.filter(({ kind }) => kind === 'contrast');
    expect(found.map(({ statement }) => statement)).toEqual([
      'tenant is acme in 19 of 20 failing requests of checkout (95 %), but in only 3 of 180 that succeeded (1.7 %).',
    ]);
    const isSample = true as const;
    const [sampled] = analyze(
      evidence(failed, { contrast: { operation: 'checkout', failing: 20, succeeding: 180, isSample, cells } }),
    ).findings.filter(({ kind }) => kind === 'contrast');
    expect(sampled?.statement).toContain('3 of 180 that succeeded, of a sample (1.7 %)');
  });

  it('names two keys together where neither alone sets the failing ones apart as well', () => {
    const failed = event({ id: 'f', isError: true, message: 'Error: boom' });
    const one = { key: '@version', value: '8', failing: 20, succeeding: 90 };
    const other = { key: 'tenant', value: 'acme', failing: 20, succeeding: 80 };
    const about = (succeeding: number) =>
      analyze(
        evidence(failed, {
          contrast: {
            operation: 'checkout',
            failing: 20,
            succeeding: 180,
            cells: [],
            pairs: [{ one, other, failing: 20, succeeding }],
          },
        }),
      ).findings.filter(({ kind }) => kind === 'contrast');
    expect(about(2).map(({ statement }) => statement)).toEqual([
      '@version is 8 and tenant is acme in all 20 failing requests of checkout, but in only 2 of 180 that succeeded (1.1 %); neither of the two sets them apart as clearly by itself.',
    ]);
    // Where the two are independent, together they are as rare as chance makes them, and that is no finding.
    expect(about(75)).toEqual([]);
  });
});

describe('analyze, with little to go on', () => {
  it('does not call an error of a library known that no rule knows', () => {
    const raised = (name: string, frame: string) =>
      analyze(
        evidence(
          event({
            isError: true,
            message: 'the ledger is out of balance',
            data: { error: { name, message: 'the ledger is out of balance', stack: `${name}: x\n    at ${frame}` } },
          }),
        ),
      ).rootCause;
    expect(raised('LedgerError', 'close (/var/task/ledger.js:3:1)')).toMatchObject({
      confidence: 'likely',
      fault: 'unhandled-error',
    });
    const foreign = raised('LedgerError', 'close (/var/task/node_modules/ledger/index.js:3:1)');
    expect(foreign).toMatchObject({ confidence: 'inconclusive' });
    expect(foreign.fault).toBeUndefined();
    expect(foreign.statement).toContain('out of balance');
    expect(raised('redis.exceptions.ModuleError', 'close (/var/task/ledger.js:3:1)').confidence).toBe('inconclusive');
  });

  it('takes a line of the platform in JSON for no word of the function that waited', () => {
    const stopped = event({
      id: 'f',
      isError: true,
      requestId: 'r1',
      timedOut: true,
      atMs: 10_000,
      message: '{"type":"platform.report"}',
      data: { '@type': 'REPORT', '@timedOut': true },
    });
    const line = (id: string, atMs: number, message: string, data = {}) =>
      event({ id, requestId: 'r1', atMs, message, data: { '@message': message, ...data } });
    const request = [
      line('s', 0, '{"type":"platform.start"}', { '@type': 'START' }),
      line('w', 900, 'calling rates.example.com'),
      line('d', 9_999, '{"type":"platform.runtimeDone"}', { '@type': 'RUNTIME_DONE' }),
      stopped,
    ];
    expect(analyze(evidence(stopped, { request })).rootCause).toMatchObject({
      fault: 'dependency-slow',
      entity: 'rates.example.com',
    });
    // A call that was over before says nothing of the one that was not.
    const called = (atMs: number) =>
      analyze(
        evidence(stopped, {
          request,
          spans: [span({ spanId: 'c', role: 'client', atMs, durationMs: 12, data: { 'peer.service': 'stock' } })],
        }),
      ).rootCause.fault;
    expect(called(100)).toBe('dependency-slow');
    expect(called(2_000)).toBe('timeout');
  });
  it('counts the attempts that a function writes of where no span shows its calls', () => {
    const failed = event({
      id: 'f',
      isError: true,
      requestId: 'r1',
      message: 'gave up: 503 Service Unavailable',
      atMs: 900,
    });
    const attempts = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        event({
          id: `a${index}`,
          requestId: 'r1',
          atMs: index * 50,
          message: `attempt ${index + 1} failed, trying again`,
        }),
      );
    const said = (count: number) => analyze(evidence(failed, { request: [...attempts(count), failed] })).rootCause;
    expect(said(9)).toMatchObject({ fault: 'retry-storm', entity: 'checkout', confidence: 'likely' });
    expect(said(4).fault).toBe('dependency-unavailable');
    const numberedLast = attempts(9).map((line, index) => ({
      ...line,
      message: `Retrying rates.fetch as it raised a 503 (attempt ${index + 1})`,
    }));
    expect(analyze(evidence(failed, { request: [...numberedLast, failed] })).rootCause.fault).toBe('retry-storm');
  });
  it.each([
    ['few where many were usual', 9, 75, true],
    ['as many as were usual', 12, 75, true],
    ['few where few were usual', 9, 12, false],
    ['many where few were usual', 40, 75, false],
  ])('rules more traffic out where it knows a rate: %s', (_, requests, before, isRuledOut) => {
    const failed = event({ isError: true, requestId: 'r1', message: 'RangeError: Invalid array length' });
    const part = (count: number, failures: number) => ({
      events: count,
      errors: failures,
      requests: count,
      failedRequests: failures,
    });
    const said = (failures: number) => {
      const traffic = { namespace: 'checkout', window: part(requests, failures), baseline: part(before, 0) };
      const { ruledOut } = analyze(evidence(failed, { request: [failed], traffic }));
      return ruledOut.some(({ what }) => what === 'More traffic');
    };
    expect(said(requests)).toBe(isRuledOut);
    // No larger share of them failed: there is nothing that more traffic would explain.
    expect(said(0)).toBe(false);
  });
  it('says of a defect which call had failed just before, where a line kept its error', () => {
    const lookup = (atMs: number) =>
      event({
        id: 'lookup',
        atMs,
        isError: true,
        requestId: 'r1',
        message: 'stock lookup failed',
        data: {
          '@message': {
            message: 'stock lookup failed',
            data: {
              code: 'ECONNABORTED',
              message: 'timeout of 5000ms exceeded',
              config: { url: 'http://stock.internal:8080/v1' },
            },
          },
        },
      });
    const defect = event({
      id: 'defect',
      atMs: 5_010,
      isError: true,
      requestId: 'r1',
      message: "TypeError: Cannot read properties of undefined (reading 'sku')",
    });
    const given = (atMs: number) => analyze(evidence(defect, { request: [lookup(atMs), defect] }));
    const { rootCause, brief } = given(5_000);
    expect(rootCause.fault).toBe('code-defect');
    expect(brief?.before?.text).toBe(
      'Just before, a call failed: stock.internal (called by checkout) did not answer in time.',
    );
    expect(narrate(given(5_000)).summary).toContain(' Just before, a call failed: stock.internal');
    // Long before is not just before.
    expect(given(-60_000).brief?.before).toBeUndefined();
  });
  it('has nothing to explain where the function says that another attempt worked', () => {
    const failed = event({ id: 'f', isError: true, requestId: 'r1', message: 'read ECONNRESET' });
    const worked = event({ id: 'w', requestId: 'r1', atMs: 90, message: 'retry 2 succeeded' });
    const given = evidence(failed, { request: [failed, worked], subject: { kind: 'request', requestId: 'r1' } });
    const survived = analyze(given);
    expect(survived.rootCause.confidence).toBe('inconclusive');
    const told = survived.findings.map(({ statement }) => statement).join(' ');
    expect(told).toContain('went well although 1 failure is among the 2 events of the same request');
    expect(told).not.toContain('There is no error');
    expect(survived.brief?.survived).toBe(true);
    expect(narrate(survived).summary).toMatch(/^Nothing failed for good in the request of checkout/);
    expect(analyze(evidence(failed, { request: [failed, worked] })).rootCause.fault).toBe('connection-failed');
  });
  it('has nothing to explain where the author of a line knew of the error and went on', () => {
    const told = (level: 'info' | 'error') => {
      const error = { type: 'shop.AlreadyDone', message: 'was done before' };
      const failed = { ...event({ id: 'f', isError: true, requestId: 'r1', data: { error } }), level };
      return analyze(evidence(failed, { request: [failed], subject: { kind: 'request', requestId: 'r1' } })).rootCause;
    };
    expect(told('info').statement).toContain('There is no failure to explain');
    expect(told('error')).toMatchObject({ fault: 'unhandled-error', confidence: 'likely' });
  });
  it('looks at what the request did where a line of it is asked about, and not at the front of its trace', () => {
    const focus = event({ id: 's', requestId: 'r1', traceId: 't1', message: 'START RequestId: r1' });
    const spans = [
      span({ spanId: 'a', name: 'front', namespace: 'front', role: 'server', durationMs: 90, requestId: 'r0' }),
      span({ spanId: 'b', parentSpanId: 'a', name: 'work', role: 'consumer', durationMs: 1_600, requestId: 'r1' }),
    ];
    const took = { count: 200, p50Ms: millis(150), p95Ms: millis(220), p99Ms: millis(300) };
    const given = evidence(focus, {
      spans,
      request: [focus],
      operations: [{ namespace: 'checkout', name: 'work', ...took }],
      subject: { kind: 'request', requestId: 'r1' },
    });
    expect(analyze(given).rootCause).toMatchObject({ fault: 'latency-increase', entity: 'checkout' });
  });
  it('lays the words of an answer to the call that shows its status only', () => {
    const quota = 'You exceeded your current quota';
    const spans = [
      span({ spanId: 'a', role: 'server', isError: true, requestId: 'r1', durationMs: 50 }),
      span({
        spanId: 'b',
        parentSpanId: 'a',
        role: 'client',
        isError: true,
        requestId: 'r1',
        status: 'Request failed with status code 429',
        data: { 'peer.service': 'writer', 'http.status_code': 429 },
      }),
    ];
    const answer = JSON.stringify({ error: { message: quota, code: 'insufficient_quota' } });
    const failed = event({
      id: 'l',
      isError: true,
      requestId: 'r1',
      traceId: 't1',
      atMs: 30,
      data: { error: { message: 'Request failed with status code 429', response: { status: 429, data: answer } } },
    });
    expect(analyze(evidence(failed, { spans, request: [failed] })).rootCause).toMatchObject({
      fault: 'quota-exceeded',
      entity: 'writer',
    });
  });
  it('takes an answer of one that did not fail itself for what its caller asked', () => {
    const spans = (isError: boolean) => [
      span({ spanId: 'a', name: 'POST /orders', role: 'server' }),
      span({
        ...{ spanId: 'b', parentSpanId: 'a', name: 'GET', role: 'client', isError: true },
        data: { 'http.status_code': 404, 'peer.service': 'stock' },
      }),
      span({ spanId: 'c', parentSpanId: 'b', namespace: 'stock', role: 'server', isError, requestId: 'r1' }),
    ];
    const said = (isError: boolean) => {
      const [, , own] = spans(isError);
      const given = evidence(own, { spans: spans(isError), subject: { kind: 'request', requestId: 'r1' } });
      return analyze(given).rootCause.statement;
    };
    expect(said(false)).toContain('There is no failure to explain');
    expect(said(true)).not.toContain('There is no failure to explain');
  });
  it('takes an answer that something is not there for one, where it was given before and nobody failed of it', () => {
    const spans = (isError: boolean) => [
      span({ spanId: 'a', name: 'POST /orders', role: 'server', isError }),
      span({
        spanId: 'b',
        parentSpanId: 'a',
        name: 'GET',
        role: 'client',
        isError: true,
        data: { 'http.status_code': 404 },
      }),
    ];
    const said = (isError: boolean, inBaseline: number) => {
      const [root] = spans(isError);
      const recurrence = {
        basis: 'pattern' as const,
        inWindow: 2,
        inBaseline,
        buckets: [],
        bucketMs: minutes(5),
        requestsHit: 2,
      };
      const given = evidence(root, {
        spans: spans(isError),
        recurrence,
        subject: { kind: 'trace', traceId: traceId('t1') },
      });
      return analyze(given).ranking?.length;
    };
    expect([said(false, 5), said(false, 0), said(true, 5)]).toEqual([0, 1, 1]);
  });
  it('tells what may be the cause where it names none', () => {
    const failed = event({ id: 'f', isError: true, data: { error: { type: 'psycopg2.Error', message: 'odd' } } });
    const { rootCause, ranking } = analyze(evidence(failed));
    expect([rootCause.entity, ranking?.map(({ entity }) => entity)]).toEqual([undefined, ['checkout']]);
  });
  it('names neither of two causes for which as much speaks', () => {
    const line = (id: string, message: string) => event({ id, isError: true, requestId: 'r1', atMs: -5, message });
    const asked = event({ id: 'e1', isError: true, requestId: 'r1', message: 'order 17 not placed' });
    const request = [asked, line('e2', 'the vendor is down'), line('e3', 'the feed is throttled')];
    const { rootCause } = analyze(evidence(asked, { request }));
    expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
    expect(rootCause.statement).toMatch(
      /vendor is down.*As much speaks.*throttled|throttl.*As much speaks.*vendor is down/,
    );
    expect(analyze(evidence(asked, { request: request.slice(0, 2) })).rootCause.fault).toBe('dependency-unavailable');
  });

  it('takes the name of a resource from the call rather than from the words of the error', () => {
    const message = 'ResourceNotFoundException: Stream Feed under account 123456789012 not found.';
    const failing = { isError: true, requestId: 'r1' };
    const call = { 'aws.kinesis.stream_name': 'Prod-Feed959E' };
    const spans = [
      span({ spanId: 'a', role: 'server', durationMs: 40, ...failing }),
      span({ spanId: 'b', parentSpanId: 'a', atMs: 5, role: 'client', status: message, data: call, ...failing }),
    ];
    const line = event({ id: 'l', atMs: 20, message, spanId: 'a', traceId: 't1', ...failing });
    expect(analyze(evidence(line, { spans, logs: [line] })).rootCause).toMatchObject({
      fault: 'missing-resource',
      entity: 'Prod-Feed959E',
    });
  });

  it('hears what a function says rather than a part of it that failed without a word', () => {
    const failing = { isError: true, namespace: 'checkout' };
    const { rootCause } = analyze(
      evidence(undefined, {
        subject: { kind: 'trace', traceId: traceId('t1') },
        spans: [
          span({ spanId: 'a', role: 'server', durationMs: 40, status: 'TypeError: x is not a function', ...failing }),
          span({ spanId: 'b', parentSpanId: 'a', name: 'Invocation', durationMs: 30, ...failing }),
        ],
      }),
    );
    expect(rootCause).toMatchObject({ fault: 'code-defect', confidence: 'confirmed' });
  });

  it('finds a long cold start in the REPORT line where no span shows the request', () => {
    const report = event({
      requestId: 'r1',
      coldStart: true,
      message: 'REPORT RequestId: r1',
      data: { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 90, '@duration': 20, '@initDuration': 6_000 },
    });
    const reports = { invocations: 60, coldStarts: 1, durationP50Ms: millis(18), durationP99Ms: millis(45) };
    expect(analyze(evidence(report, { request: [report], reports })).rootCause).toMatchObject({
      fault: 'cold-start',
      confidence: 'likely',
    });
    expect(
      analyze(evidence(report, { request: [report], reports: { ...reports, invocations: 3 } })).rootCause,
    ).toMatchObject({
      confidence: 'inconclusive',
    });
  });

  it('says that an invocation took long by its REPORT line, and does not call that nothing to do', () => {
    const took = (ran: number, invocations: number) => {
      const report = event({
        requestId: 'r1',
        message: 'REPORT RequestId: r1',
        data: { '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 90, '@duration': ran },
      });
      const reports = { invocations, coldStarts: 0, durationP50Ms: millis(120), durationP99Ms: millis(2_900) };
      return analyze(evidence(report, { request: [report], reports })).findings.map(({ statement }) => statement);
    };
    expect(took(2_880, 60)).toContain(
      'This invocation of checkout took 2.88 s, 24 times as long as usual: half of 60 invocations took at most 120 ms.',
    );
    for (const usual of [took(200, 60), took(2_880, 5)])
      expect(usual.some((statement) => statement.includes('as long as usual'))).toBe(false);
  });

  it('is inconclusive about nothing', () => {
    const analysis = analyze(evidence(undefined));
    expect(analysis.rootCause.confidence).toBe('inconclusive');
    expect([analysis.findings, analysis.actions, analysis.ruledOut]).toEqual([[], [], []]);
  });
  it('is inconclusive about an event in which nothing failed', () => {
    const { rootCause, findings } = analyze(evidence(event({ message: 'order accepted' })));
    expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
    expect(rootCause.entity).toBeUndefined();
    expect(findings.map(({ kind }) => kind)).toEqual(['health']);
  });
  it('says that a span is slower than usual when nothing failed', () => {
    const spans = [
      span({ spanId: 'a', name: 'checkout', role: 'server', durationMs: 2000 }),
      span({
        spanId: 'b',
        parentSpanId: 'a',
        atMs: 5,
        name: 'SELECT',
        role: 'client',
        durationMs: 1900,
        data: { 'db.collection.name': 'orders' },
      }),
    ];
    const before = (name: string, p50: number) => ({
      namespace: 'checkout',
      name,
      count: 500,
      p50Ms: millis(p50),
      p95Ms: millis(p50 * 2),
      p99Ms: millis(p50 * 3),
    });
    expect(
      analyze(evidence(spans[0], { spans, operations: [before('checkout', 60), before('SELECT', 20)] })).rootCause,
    ).toMatchObject({ entity: 'orders', fault: 'dependency-slow', confidence: 'likely' });
  });
  it('lays a slow call of a function to its cold start, and not to a function that is slow', () => {
    const spans = [
      span({ spanId: 'a', name: 'checkout', role: 'server', durationMs: 9_400 }),
      span({
        ...{ spanId: 'b', parentSpanId: 'a', atMs: 5, name: 'Lambda.Invoke', role: 'client', durationMs: 9_300 },
        data: { 'faas.invoked_name': 'pricing' },
      }),
      span({
        ...{ spanId: 'c', parentSpanId: 'b', atMs: 9_200, name: 'pricing', role: 'server', durationMs: 60 },
        ...{ namespace: 'pricing', requestId: 'r2' },
      }),
    ];
    const logs = [
      event({
        ...{ id: 'report', namespace: 'pricing', requestId: 'r2', coldStart: true, atMs: 9_300 },
        data: { '@type': 'REPORT', '@initDuration': 9_100 },
      }),
    ];
    const took = { namespace: 'checkout', count: 500, p50Ms: millis(60), p95Ms: millis(90), p99Ms: millis(120) };
    const operations = [
      { ...took, name: 'checkout' },
      { ...took, name: 'Lambda.Invoke' },
    ];
    const judged = (given: typeof logs) => analyze(evidence(spans[0], { spans, logs: given, operations })).rootCause;
    expect(judged(logs)).toMatchObject({ entity: 'pricing', fault: 'cold-start' });
    expect(judged([])).toMatchObject({ entity: 'pricing', fault: 'dependency-slow' });
  });
  it('has nothing to explain where a warning tells of an attempt after which the call worked', () => {
    const call = (id: string, atMs: number, isError: boolean) =>
      span({
        ...{ spanId: id, parentSpanId: 'a', name: 'POST', role: 'client', isError, atMs, requestId: 'r1' },
        data: { 'server.address': 'api.pay.example', 'http.response.status_code': isError ? 503 : 200 },
      });
    const root = span({ spanId: 'a', name: 'checkout', role: 'server', durationMs: 200, requestId: 'r1' });
    const told = (level: 'warn' | 'error') => ({
      ...event({ id: 'w', isError: true, atMs: 30, requestId: 'r1', spanId: 'a', traceId: 't1' }),
      ...{ level, message: 'attempt 1 of 3 failed (POST https://api.pay.example/v1): unexpected status 503' },
    });
    const judged = (line: TelemetryEvent) =>
      analyze(
        evidence(root, {
          ...{ spans: [root, call('b', 10, true), call('c', 80, false)], logs: [line], request: [line] },
          subject: { kind: 'request', requestId: 'r1' },
        }),
      ).rootCause;
    expect(judged(told('warn')).entity).toBeUndefined();
    expect(judged(told('error')).entity).toBe('api.pay.example');
  });
  it('takes an error for the own of the program although the event loop took it up again', () => {
    const stack = [
      'LedgerError: debits and credits differ',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      '    at async handle (/var/task/src/ledger.js:56:25)',
    ].join('\n');
    const failed = event({ id: 'f', isError: true, data: { errorType: 'LedgerError', errorMessage: 'differ', stack } });
    expect(analyze(evidence(failed)).rootCause).toMatchObject({ fault: 'unhandled-error', confidence: 'likely' });
  });
  it('never throws or states NaN on odd numbers', () => {
    const odd = event({
      isError: true,
      timedOut: true,
      durationMs: Number.NaN,
      message: '\u0000',
      data: { '@memorySize': 0, '@maxMemoryUsed': 0 },
    });
    const text = JSON.stringify(
      analyze(
        evidence(odd, {
          request: [odd, odd],
          spans: [
            span({ spanId: 'x', durationMs: Number.NaN, isError: true }),
            span({ spanId: 'y', parentSpanId: 'x', atMs: -1e7, durationMs: -5 }),
          ],
        }),
      ),
    );
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });
  it('keeps the excerpt small', () => {
    const huge = event({
      isError: true,
      message: 'x'.repeat(100_000),
      data: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 'v'.repeat(2_000)])),
    });
    const logs = Array.from({ length: 500 }, (_, i) => event({ id: `l${i}`, atMs: i, message: 'y'.repeat(5_000) }));
    expect(JSON.stringify(analyze(evidence(huge, { request: logs })).excerpt).length).toBeLessThan(13_000);
  });
  it('knows the clock of its fixtures', () => expect(T0).toBe(1682072469805));
});
