/**
 * A metric stream in OpenTelemetry, encoded here field by field after the documented messages (CloudWatch user guide,
 * "Metric stream output in OpenTelemetry 1.0.0 format" and "0.7.0 format"), so that nothing that decodes it takes part.
 */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { account, atMs } from './deliveries.js';

type Write = (writer: BinaryWriter) => void;

const message =
  (field: number, write: Write): Write =>
  (writer) => {
    writer.tag(field, WireType.LengthDelimited).fork();
    write(writer);
    writer.join();
  };
const text =
  (field: number, value: string): Write =>
  (writer) =>
    void writer.tag(field, WireType.LengthDelimited).string(value);
const fixed =
  (field: number, value: bigint): Write =>
  (writer) =>
    void writer.tag(field, WireType.Bit64).fixed64(value);
const double =
  (field: number, value: number): Write =>
  (writer) =>
    void writer.tag(field, WireType.Bit64).double(value);
const all =
  (...writes: readonly Write[]): Write =>
  (writer) => {
    for (const write of writes) write(writer);
  };
const keyValue = (field: number, key: string, value: Write): Write =>
  message(field, all(text(1, key), message(2, value)));

const resource = message(
  1,
  all(
    keyValue(1, 'cloud.provider', text(1, 'aws')),
    keyValue(1, 'cloud.account.id', text(1, account)),
    keyValue(1, 'cloud.region', text(1, 'eu-west-1')),
    keyValue(1, 'aws.exporter.arn', text(1, `arn:aws:cloudwatch:eu-west-1:${account}:metric-stream/everything`)),
  ),
);

const quantile = (at: number, value: number): Write =>
  message(6, all(at === 0 ? all() : double(1, at), double(2, value)));

const point = (names: Write): Write =>
  message(
    1,
    all(
      names,
      fixed(2, BigInt(atMs) * 1_000_000n),
      fixed(3, BigInt(atMs + 60_000) * 1_000_000n),
      fixed(4, 4n),
      double(5, 612.5),
      quantile(0, 2),
      quantile(0.99, 300),
      quantile(0.999, 310),
      quantile(1, 310.5),
    ),
  );

const metric = (unit: string, names: Write): Write =>
  message(2, all(text(1, 'amazonaws.com/AWS/Lambda/Duration'), text(3, unit), message(11, point(names))));

/** The message behind its length. */
export function delimited(write: Write): Uint8Array {
  const body = new BinaryWriter();
  write(body);
  const bytes = body.finish();
  return Buffer.concat([new BinaryWriter().uint32(bytes.length).finish(), bytes]);
}

const request = (unit: string, names: Write): Write => message(1, all(resource, message(2, metric(unit, names))));

export const version1 = delimited(
  request(
    'ms',
    all(
      keyValue(7, 'Namespace', text(1, 'AWS/Lambda')),
      keyValue(7, 'MetricName', text(1, 'Duration')),
      keyValue(7, 'Dimensions', message(6, keyValue(1, 'FunctionName', text(1, 'checkout')))),
    ),
  ),
);

const label = (key: string, value: string): Write => message(1, all(text(1, key), text(2, value)));

export const version07 = delimited(
  request(
    'ms',
    all(label('Namespace', 'AWS/Lambda'), label('MetricName', 'Duration'), label('FunctionName', 'checkout')),
  ),
);
