/**
 * What AWS delivers, from end to end. Lines come from the real Powertools and go through the forwarder of our
 * documentation; segments come from the real X-Ray SDK over UDP. The envelopes of AWS itself are written here.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { docSnippet } from '../support/doc-snippet.js';
import { freePort, runNode, startTestServer, type TestServer } from '../support/test-server.js';

const script = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
const ACCOUNT = '111122223333';
const REQUEST = '8f507cfc-1111-4697-b07a-ac58fc914c96';
let server: TestServer;
let folder: string;
let udpPort: number;
beforeAll(async () => {
  udpPort = await freePort();
  server = await startTestServer({ BASELIME_XRAY_UDP_PORT: String(udpPort) });
  folder = await mkdtemp(join(tmpdir(), 'baselime-aws-'));
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A subscription as Lambda hands it to the function that is subscribed. */
function subscription(logGroup: string, lines: readonly string[]): object {
  const logEvents = lines.map((message, index) => ({ id: String(index), timestamp: Date.now(), message }));
  const batch = { messageType: 'DATA_MESSAGE', owner: ACCOUNT, logGroup, logStream: '2026/11/22/[7]ab', logEvents };
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } };
}

/** The code that stands in the template of a page, as the function of AWS would run it. */
async function forwarderOf(page: string): Promise<(event: object) => Promise<void>> {
  const lines = docSnippet(page, 'template.yaml').split('\n');
  const start = lines.findIndex((line) => line.trim() === 'ZipFile: |') + 1;
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0] ?? '';
  const end = lines.findIndex((line, at) => at > start && !line.startsWith(indent));
  const path = join(folder, 'index.cjs');
  await writeFile(path, lines.slice(start, end).join('\n'));
  return createRequire(import.meta.url)(path).handler;
}

const inDataset = (dataset: string) =>
  server.api.events({ query: { filters: [{ key: 'dataset', operation: '=', value: dataset }] } });

describe('Powertools in a function whose log group is forwarded', () => {
  it('arrives as lines of the request and as metrics', async () => {
    const ran = await runNode([script('powertools.cjs')]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    vi.stubEnv('BASELIME_URL', server.url);
    vi.stubEnv('BASELIME_API_KEY', server.key);
    vi.stubEnv('BASELIME_SERVICE', '');
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    const forward = await forwarderOf('sources/aws-cloudwatch-logs.md');
    await forward(subscription('/aws/lambda/charge-card', ran.stdout.trimEnd().split('\n')));
    vi.unstubAllEnvs();

    const lines = await inDataset('lambda-logs');
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      expect(line).toMatchObject({ namespace: 'charge-card', requestId: REQUEST });
      expect(line.data).toMatchObject({ 'cloud.region': 'eu-west-1', 'cloud.account.id': ACCOUNT, '@version': '7' });
    }
    expect(lines.find(({ message }) => message === 'charging')).toMatchObject({ level: 'info', service: 'payments' });
    expect(lines.find(({ message }) => message === 'the card was declined')).toMatchObject({ isError: true });
    const metrics = Object.fromEntries((await inDataset('cloudwatch-metrics')).map((event) => [event.name, event]));
    expect(metrics.chargeLatency).toMatchObject({ kind: 'metric', namespace: 'shop', requestId: REQUEST });
    expect(metrics.chargeLatency?.data).toMatchObject({
      unit: 'Milliseconds',
      dimensions: { service: 'payments', tenant: 'acme' },
      value: { sum: 240, count: 2, min: 100, max: 140 },
    });
    expect(metrics.charged?.data).toMatchObject({ value: { sum: 1, count: 1 } });
    const { series: _series, ...answer } = await server.api.query({
      query: {
        filters: [{ key: 'metric_name', operation: '=', value: 'chargeLatency' }],
        calculations: [{ operator: 'SUM', key: 'value.sum' }],
      },
    });
    expect(JSON.stringify(answer)).toContain('240');
  });

  it('is repeated by Lambda when the server does not take it', async () => {
    vi.stubEnv('BASELIME_URL', 'http://127.0.0.1:9');
    const forward = await forwarderOf('sources/aws-cloudwatch-logs.md');
    await expect(forward(subscription('/aws/lambda/x', ['x']))).rejects.toThrow();
    vi.unstubAllEnvs();
  });
});

describe('the X-Ray SDK with this server as its daemon', () => {
  it('delivers a trace, which a REPORT line and an access log join', async () => {
    const ran = await runNode([script('aws-xray-sdk.cjs')], {
      env: { ...process.env, AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${udpPort}` },
    });
    expect(ran).toMatchObject({ code: 0 });
    const { traceId, spanId, paymentId } = JSON.parse(ran.stdout);
    const report = `REPORT RequestId: 8f507cfc-1111-4697-b07a-ac58fc914c97\tDuration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\t\nXRAY TraceId: ${traceId}\tSegmentId: ${spanId}\tSampled: true`;
    const access = { requestId: 'gw-1', httpMethod: 'POST', path: '/orders', status: 500, xrayTraceId: traceId };
    for (const body of [subscription('/aws/lambda/checkout', [report]), access]) {
      expect((await server.api.send('/aws', JSON.stringify(body))).status).toBe(202);
    }
    const hex = String(traceId).slice(2).replace('-', '');
    const trace = await vi.waitFor(
      async () => {
        const answer = await server.api.request('GET', `/api/traces/${hex}`);
        const found = await answer.json();
        expect(found.spans).toHaveLength(3);
        return found;
      },
      { timeout: 60_000, interval: 100 },
    );
    const byName = Object.fromEntries(trace.spans.map((span: { name: string }) => [span.name, span]));
    expect(byName.checkout).toMatchObject({ spanId, isError: true, service: 'checkout', traceId: hex });
    expect(byName.checkout.data).toMatchObject({ annotations: { order: 'o-41' }, 'http.status_code': 500 });
    expect(byName['pay.example.com']).toMatchObject({ parentSpanId: spanId, spanId: paymentId, isError: true });
    expect(byName['pay.example.com'].message).toBe('TypeError: items is not iterable');
    expect(byName.DynamoDB).toMatchObject({ isError: false, parentSpanId: spanId });
    const datasets = trace.logs.map((log: { dataset: string; kind: string }) => `${log.dataset} ${log.kind}`);
    expect(datasets.sort()).toEqual(['apigateway-logs log', 'lambda-logs log', 'x-ray span-event']);
  });
});

describe('a trace as BatchGetTraces prints it', () => {
  it('is explained like any other: the table that throttled is the cause', async () => {
    const start = Date.now() / 1000 - 60;
    const at = (offset: number, duration: number): object => ({
      start_time: start + offset,
      end_time: start + offset + duration,
    });
    const call = {
      id: '4444444444444444',
      name: 'DynamoDB',
      namespace: 'aws',
      throttle: true,
      http: { response: { status: 400 } },
      aws: { operation: 'PutItem', table_name: 'orders', region: 'eu-west-1' },
      ...at(0.1, 0.05),
    };
    const segment = {
      trace_id: '1-68f0f1a2-0000000000000000decade00',
      id: '3333333333333333',
      name: 'place-order',
      origin: 'AWS::Lambda::Function',
      fault: true,
      ...at(0, 0.2),
      subsegments: [call],
    };
    const printed = {
      Traces: [{ Id: segment.trace_id, Segments: [{ Id: segment.id, Document: JSON.stringify(segment) }] }],
    };
    expect((await server.api.send('/aws', JSON.stringify(printed, null, 4))).status).toBe(202);
    const subject = { kind: 'trace', traceId: '68f0f1a20000000000000000decade00' } as const;
    const { rootCause } = await server.api.explain({ subject });
    expect(rootCause).toMatchObject({ entity: 'orders', fault: 'dependency-throttled' });
  });
});

describe('a change that CloudTrail saw', () => {
  it('is evidence for an error of the function after it', async () => {
    const at = Date.now();
    const iso = (ms: number): string => new Date(ms).toISOString();
    const change = {
      eventVersion: '1.09',
      eventTime: iso(at - 120_000),
      eventSource: 'lambda.amazonaws.com',
      eventName: 'UpdateFunctionConfiguration20150331v2',
      awsRegion: 'eu-west-1',
      userIdentity: { type: 'IAMUser' },
      requestParameters: { functionName: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:ship-order`, timeout: 3 },
      recipientAccountId: ACCOUNT,
    };
    const trail = gzipSync(JSON.stringify({ Records: [change] })).toString('base64');
    const failed = `${iso(at - 60_000)}\t${REQUEST}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x is not a function"}`;
    const request = {
      requestId: 'firehose-1',
      timestamp: at,
      records: [
        { data: trail },
        { data: Buffer.from(JSON.stringify(subscription('/aws/lambda/ship-order', [failed]))).toString('base64') },
      ],
    };
    const headers = {
      'x-api-key': '',
      'x-amz-firehose-access-key': server.key,
      'x-amz-firehose-request-id': 'firehose-1',
    };
    const answer = await server.api.send('/firehose', JSON.stringify(request), headers);
    expect(await answer.json()).toEqual({ requestId: 'firehose-1', timestamp: expect.any(Number) });
    const [error] = (await inDataset('lambda-logs')).filter(({ namespace }) => namespace === 'ship-order');
    const explanation = await server.api.explain({ subject: { kind: 'event', id: error?.id ?? '' } });
    expect(JSON.stringify(explanation.findings)).toContain('UpdateFunctionConfiguration');
  });
});

describe('a metric stream through Firehose', () => {
  it('answers the question of the documentation, whatever its format', async () => {
    const at = Date.now() - 60_000;
    const metric = (name: string, sum: number): string =>
      JSON.stringify({
        metric_stream_name: 'everything',
        account_id: ACCOUNT,
        region: 'eu-west-1',
        namespace: 'AWS/Lambda',
        metric_name: 'Throttles',
        dimensions: { FunctionName: name },
        timestamp: at,
        value: { sum, count: 1, min: sum, max: sum },
        unit: 'Count',
      });
    const data = (text: string): object => ({ data: Buffer.from(text).toString('base64') });
    const records = [data(`${metric('one', 3)}\n${metric('two', 5)}\n`), data(metric('one', 4))];
    const body = gzipSync(JSON.stringify({ requestId: 'metrics-1', timestamp: at, records }));
    const headers = { 'content-encoding': 'gzip', 'x-amz-firehose-access-key': server.key };
    expect((await server.api.send('/firehose', body, headers)).status).toBe(200);
    const { query } = JSON.parse(docSnippet('sources/aws-metric-streams.md', 'query.json'));
    const answer = await server.api.query({ query, view: 'series', timeframe: { from: at - 1000, to: Date.now() } });
    const found = JSON.stringify(answer);
    for (const part of ['"one"', '"two"', '"throttles":7', '"throttles":5']) expect(found).toContain(part);
  });
});

describe('bad input at the doors of AWS', () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  const good = JSON.stringify({ message: 'still here' });
  it.each<[string, string, string | Uint8Array, number]>([
    ['a gzip bomb', '/aws', bomb, 400],
    ['gzip that is cut off', '/aws', gzipSync(good.repeat(100)).subarray(0, 30), 400],
    ['ten megabytes of nothing', '/aws', ' '.repeat(10 * 1024 * 1024), 400],
    ['nesting without end', '/aws', '['.repeat(1_000_000), 400],
    ['a body above the limit', '/aws', new Uint8Array(17 * 1024 * 1024), 413],
    ['no request of Firehose', '/firehose', good, 400],
    ['Firehose with nothing good', '/firehose', '{"records":[{"data":"%"}]}', 413],
  ])('%s is answered, and what follows is taken', async (_name, path, body, status) => {
    expect((await server.api.send(path, body)).status).toBe(status);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await server.api.send('/aws?dataset=after', good, form)).status).toBe(202);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
  it('loses none of what followed', async () => {
    expect(await inDataset('after')).toHaveLength(7);
  });
  it('keeps a datagram of noise from stopping the listener', async () => {
    const { createSocket } = await import('node:dgram');
    const socket = createSocket('udp4');
    for (const noise of [bomb.subarray(0, 60_000), Buffer.from('{'), Buffer.alloc(0)]) {
      await new Promise((done) => socket.send(noise, udpPort, '127.0.0.1', done));
    }
    const start = Date.now() / 1000;
    const segment = { trace_id: '1-68f0f1a2-00000000000000000000cafe', id: 'abcdabcdabcdabcd', name: 'after noise' };
    const document = JSON.stringify({ ...segment, start_time: start, end_time: start + 1 });
    await new Promise((done) => socket.send(`{"format":"json","version":1}\n${document}`, udpPort, '127.0.0.1', done));
    socket.close();
    await vi.waitFor(
      async () => {
        const answer = await server.api.request('GET', '/api/traces/68f0f1a200000000000000000000cafe');
        expect((await answer.json()).spans).toHaveLength(1);
      },
      { timeout: 60_000, interval: 100 },
    );
  });
});

describe('a trace of X-Ray that is polled', () => {
  const traceId = '1-5759e988-bd862e3fe1be46a994272793';
  const seconds = Date.now() / 1000 - 60;
  const inner = {
    id: 'bbbbbbbbbbbbbbbb',
    name: 'DynamoDB',
    namespace: 'aws',
    start_time: seconds,
    end_time: seconds + 1,
  };
  const started = {
    trace_id: traceId,
    id: 'aaaaaaaaaaaaaaaa',
    name: 'poll',
    start_time: seconds,
    subsegments: [inner],
  };
  const deliver = async (segment: object): Promise<void> => {
    const Traces = [{ Id: traceId, Segments: [{ Id: 'aaaaaaaaaaaaaaaa', Document: JSON.stringify(segment) }] }];
    const answer = await server.api.send('/aws', JSON.stringify({ Traces }));
    expect(answer.ok, await answer.text()).toBe(true);
  };

  it('holds each span once: while it runs, when it ended, and however often it is read', async () => {
    const read = async () => {
      const trace = await server.api.request('GET', `/api/traces/${traceId.slice(2).replace('-', '')}`);
      const { spans, logs } = await trace.json();
      const namesOf = (events: { name?: string; message?: string }[]) =>
        events.map((one) => one.name ?? one.message).sort();
      return { spans: namesOf(spans), logs: namesOf(logs) };
    };
    await deliver({ ...started, in_progress: true });
    await deliver({ ...started, in_progress: true });
    expect(await read()).toEqual({ spans: ['DynamoDB'], logs: ['poll began and has not ended'] });
    for (let times = 0; times < 2; times += 1) await deliver({ ...started, end_time: seconds + 2 });
    expect(await read()).toEqual({ spans: ['DynamoDB', 'poll'], logs: [] });
  });
});
