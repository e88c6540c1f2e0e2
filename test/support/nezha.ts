/**
 * Reads minutes of the public Nezha data (a folder that is not part of this project) and words them as OTLP/JSON, as a
 * collector would send them: spans and log lines with their pod and service.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export interface Minute {
  readonly spans: readonly Row[];
  readonly logs: readonly Row[];
}
type Row = Readonly<Record<string, string>>;

export interface Injected {
  readonly day: string;
  readonly minute: string;
  readonly service: string;
  readonly type: string;
}

const serviceOf = (pod: string): string => pod.split('-').slice(0, -2).join('-');

function readTable(folder: string, prefix: string): readonly Row[] {
  const name = readdirSync(folder).find((file) => file.startsWith(prefix));
  if (name === undefined) throw new Error(`no ${prefix}* in ${folder}`);
  const bytes = readFileSync(join(folder, name));
  return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, relax_quotes: true });
}

export function readTruth(root: string): readonly Injected[] {
  if (!existsSync(join(root, 'truth.json'))) return [];
  const days: Record<string, Omit<Injected, 'day'>[]> = JSON.parse(readFileSync(join(root, 'truth.json'), 'utf8'));
  return Object.entries(days).flatMap(([day, faults]) => faults.map((fault) => ({ ...fault, day })));
}

export function readMinute(root: string, day: string, kind: 'faulty' | 'normal', minute: string): Minute {
  const folder = join(root, day, kind);
  return { spans: readTable(join(folder, 'trace'), minute), logs: readTable(join(folder, 'log'), minute) };
}

/** When the first log line of a minute was written, in epoch nanoseconds. */
export const startOf = (minute: Minute): bigint =>
  minute.logs.reduce(
    (least, row) => (BigInt(row.TimeUnixNano ?? 0) < least ? BigInt(row.TimeUnixNano ?? 0) : least),
    1n << 62n,
  );

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const moved = (nanos: string | undefined, byNanos: bigint): string => (BigInt(nanos ?? 0) + byNanos).toString();

function byPod<T>(
  rows: readonly Row[],
  make: (row: Row) => T,
): readonly { readonly pod: string; readonly items: readonly T[] }[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const pod = row.PodName ?? '';
    const group = groups.get(pod) ?? [];
    groups.set(pod, group);
    group.push(make(row));
  }
  return [...groups].map(([pod, items]) => ({ pod, items }));
}

const resource = (pod: string) => ({ attributes: [text('service.name', serviceOf(pod)), text('k8s.pod.name', pod)] });

/** The minute as bodies for `/v1/traces`, with every time moved by `byNanos`. */
export function toOtlpTraces(minute: Minute, byNanos: bigint): string {
  return JSON.stringify({
    resourceSpans: byPod(minute.spans, (row) => ({
      traceId: row.TraceID,
      spanId: row.SpanID,
      ...(row.ParentID === 'root' ? {} : { parentSpanId: row.ParentID }),
      name: row.OperationName,
      kind: 1,
      startTimeUnixNano: moved(row.StartTimeUnixNano, byNanos),
      endTimeUnixNano: moved(row.EndTimeUnixNano, byNanos),
    })).map(({ pod, items }) => ({ resource: resource(pod), scopeSpans: [{ spans: items }] })),
  });
}

export function toOtlpLogs(minute: Minute, byNanos: bigint): string {
  return JSON.stringify({
    resourceLogs: byPod(minute.logs, (row) => ({
      timeUnixNano: moved(row.TimeUnixNano, byNanos),
      body: { stringValue: String(JSON.parse(row.Log ?? '{}').log ?? '').trimEnd() },
      traceId: row.TraceID,
      spanId: row.SpanID,
    })).map(({ pod, items }) => ({ resource: resource(pod), scopeLogs: [{ logRecords: items }] })),
  });
}
