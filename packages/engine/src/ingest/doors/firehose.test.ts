import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import * as aws from '../aws/__fixtures__/deliveries.js';
import { version1, version07 } from '../aws/__fixtures__/metric-stream.js';
import { decodeFirehose } from './firehose.js';

const arn = `arn:aws:firehose:eu-west-1:${aws.account}:deliverystream/baselime`;
const take = (value: unknown, headers: Record<string, string> = {}) =>
  decodeFirehose(testContext(), {
    headers: { 'content-type': 'application/json', 'x-amz-firehose-source-arn': arn, ...headers },
    body: value instanceof Uint8Array ? value : bytesOf(value),
  });
const json = (value: unknown): string => JSON.stringify(value);
const lines = aws.batch('/aws/lambda/checkout', ['hello']);

describe('a request of Firehose', () => {
  it('holds records of any content', () => {
    const { events, rejected } = take(
      aws.firehose(
        gzipSync(json(lines)),
        json(lines) + json(lines),
        json(aws.metric),
        version1,
        version07,
        json(aws.updateFunctionCode),
        '{"level":"error","message":"one"}\n{"level":"info","message":"two"}\n',
        json(aws.accessLog),
        gzipSync(json(aws.controlMessage)),
      ),
    );
    expect(rejected).toEqual([]);
    expect(events.map((event) => event.dataset)).toEqual([
      'lambda-logs',
      'lambda-logs',
      'lambda-logs',
      'cloudwatch-metrics',
      'cloudwatch-metrics',
      'cloudwatch-metrics',
      'cloudtrail',
      'logs',
      'logs',
      'apigateway-logs',
    ]);
    expect(events[7]).toMatchObject({ level: 'error', message: 'one', isError: true });
    expect(events[7]?.data).toMatchObject({ 'cloud.account.id': aws.account, 'cloud.region': 'eu-west-1' });
  });

  it('is read compressed, too', () => {
    expect(take(gzipSync(json(aws.firehose(json(lines)))), { 'content-encoding': 'gzip' }).events).toHaveLength(1);
  });

  it('takes names from its common attributes', () => {
    const attributes = { commonAttributes: { service: 'shop', namespace: 'checkout', dataset: 'mine', stage: 'prod' } };
    const { events } = take(aws.firehose('{"message":"x"}'), { 'x-amz-firehose-common-attributes': json(attributes) });
    expect(events[0]).toMatchObject({ service: 'shop', namespace: 'checkout', dataset: 'mine' });
    expect(events[0]?.data.commonAttributes).toMatchObject({ stage: 'prod' });
  });

  it.each(['{', '{"commonAttributes":1}', '{"commonAttributes":{"dataset":"../x","service":7}}'])(
    'is taken with the odd common attributes %s',
    (header) => {
      const { events } = take(aws.firehose('{"message":"x"}'), { 'x-amz-firehose-common-attributes': header });
      expect(events[0]).toMatchObject({ dataset: 'logs', service: 'default' });
    },
  );

  it('loses nothing but its bad records, and names them', () => {
    const good = json({ message: 'good' });
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
    const packed = gzipSync(json(lines));
    const bad: readonly (string | Uint8Array)[] = [
      packed.subarray(0, packed.length - 9),
      bomb,
      '{"cut',
      Buffer.from([0xff, 0xfe, 0x00]),
      '',
      '7',
    ];
    const request = aws.firehose(good, ...bad, good) as { records: unknown[] };
    request.records.push(null, { data: 7 }, { data: 'not base64!' }, { recordId: 'x' });
    const { events, rejected } = take(request);
    expect(events.map((event) => event.message)).toEqual(['good', 'good']);
    expect(rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'INGEST_EVENT_INVALID'],
      [2, 'INGEST_PAYLOAD_TOO_LARGE'],
      [3, 'INGEST_EVENT_INVALID'],
      [4, 'INGEST_EVENT_INVALID'],
      [5, 'INGEST_EVENT_INVALID'],
      [6, 'INGEST_EVENT_INVALID'],
      [8, 'INGEST_EVENT_INVALID'],
      [9, 'INGEST_EVENT_INVALID'],
      [10, 'INGEST_EVENT_INVALID'],
      [11, 'INGEST_EVENT_INVALID'],
    ]);
    expect(new Set(rejected.map(({ reason }) => reason)).size).toBeGreaterThan(5);
  });

  it('that unpacks to too much in all is refused whole, so that it goes to the backup', () => {
    const large = gzipSync(Buffer.alloc(15 * 1024 * 1024, 0x20));
    const request = aws.firehose(large, large, large, large, large, large);
    expect(() => take(request)).toThrowError(expect.objectContaining({ code: 'INGEST_PAYLOAD_TOO_LARGE' }));
  });

  it.each(['[]', '{}', 'null', '{"records":7}', 'x'])('is not %s', (body) => {
    expect(() => take(body)).toThrowError(expect.objectContaining({ code: 'INGEST_BODY_UNREADABLE' }));
  });
});
