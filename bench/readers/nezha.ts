/**
 * The public Nezha data (MIT) as ordinary telemetry: for every faulty minute an environment with a fault-free minute of
 * the same day some minutes before it. Pods belong to the service that they are named after.
 * Source: Yu et al., "Nezha: Interpretable Fine-Grained Root Causes Analysis for Microservices on Multi-modal
 * Observability Data", ESEC/FSE 2023.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { groupBy, type LogItem, logs, metrics, type PointItem, type SpanItem, traces } from './otlp.js';
import { namesIn, type Row, readJson, readTable } from './tables.js';
import type { Body, TelemetryCase } from './telemetry-case.js';

const MINUTE = 60_000_000_000n;
/** How long before the faulty minute the fault-free one is placed; the engine compares with an hour before at least. */
const APART = 15n * MINUTE;

const serviceOf = (pod: string): string => pod.split('-').slice(0, -2).join('-') || pod;
const resourceOf = (pod: string) => ({ 'service.name': serviceOf(pod), 'k8s.pod.name': pod });

/** Which traces are sent, with all that belongs to them; others are as if they had never been made. */
export interface Thinning {
  /** 0..1 of the traces. */
  readonly share: number;
  /** Another one draws others. */
  readonly draw: string;
}

export function nezhaCases(root: string, thinning: Thinning = { share: 1, draw: '' }): readonly TelemetryCase[] {
  const truth = truthOf(join(root, 'truth.json'));
  return namesIn(root)
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
    .flatMap((day) =>
      namesIn(root, day, 'faulty', 'trace').flatMap((file) => {
        const minute = /^(\d\d_\d\d)_/.exec(file)?.[1];
        return minute === undefined ? [] : [caseOf(root, day, minute, truth.get(`${day}/${minute}`), thinning)];
      }),
    );
}

function truthOf(path: string): ReadonlyMap<string, string> {
  const days = readJson(path);
  if (typeof days !== 'object' || days === null) return new Map();
  return new Map(
    Object.entries(days).flatMap(([day, faults]: [string, unknown]) =>
      !Array.isArray(faults)
        ? []
        : faults.flatMap((fault: { readonly minute?: unknown; readonly service?: unknown }) =>
            typeof fault.service === 'string' ? [[`${day}/${String(fault.minute)}`, fault.service] as const] : [],
          ),
    ),
  );
}

function caseOf(
  root: string,
  day: string,
  minute: string,
  truth: string | undefined,
  thinning: Thinning,
): TelemetryCase {
  // The file of a minute holds what was written up to it; its metrics are read within the minute that follows.
  const end = BigInt(Date.parse(`${day}T${minute.replace('_', ':')}:00Z`)) * 1_000_000n;
  const [from, to] = [end - MINUTE, end + MINUTE];
  return {
    name: `nezha/${day}/${minute}`,
    environment: `nezha-${day}-${minute}`,
    bodies: () => bodiesOf(join(root, day), minute, from, to, thinning),
    subject: {
      kind: 'chart',
      query: { calculations: [{ operator: 'COUNT' }] },
      timeframe: { from: Number(from / 1_000_000n), to: Number(to / 1_000_000n) },
    },
    ...(truth === undefined ? {} : { truth }),
    healthy: false,
  };
}

function* bodiesOf(folder: string, minute: string, from: bigint, to: bigint, thinning: Thinning): Generator<Body> {
  const [normal] = namesIn(folder, 'normal', 'trace').flatMap((file) => /^(\d\d_\d\d)_/.exec(file)?.[1] ?? []);
  if (normal !== undefined) {
    const own = readTable(join(folder, 'normal', 'log', `${normal}_log.csv`));
    const start = own.reduce((least, row) => (at(row) < least ? at(row) : least), to);
    const by = from - APART - start;
    yield* minuteOf(join(folder, 'normal'), normal, by, thinning);
    yield* metricsOf(join(folder, 'normal', 'metric'), by, 0n, to);
  }
  yield* minuteOf(join(folder, 'faulty'), minute, 0n, thinning);
  yield* metricsOf(join(folder, 'faulty', 'metric'), 0n, from - 4n * MINUTE, to);
}

const at = (row: Row): bigint => BigInt(row.TimeUnixNano ?? '0');

function isKept({ TraceID: id }: Row, { share, draw }: Thinning): boolean {
  if (share >= 1) return true;
  return createHash('sha256').update(`${draw}/${id}`).digest().readUInt32BE() < share * 2 ** 32;
}

function* minuteOf(folder: string, minute: string, by: bigint, thinning: Thinning): Generator<Body> {
  const podOf = (row: Row): string => row.PodName ?? '';
  const ofTraces = (file: string): readonly Row[] => readTable(file).filter((row) => isKept(row, thinning));
  const spans = ofTraces(join(folder, 'trace', `${minute}_trace.csv`));
  yield {
    signal: 'traces',
    body: traces(
      groupBy(spans, podOf, resourceOf, (row): SpanItem => {
        const parent = row.ParentID ?? 'root';
        return {
          traceId: row.TraceID ?? '',
          spanId: row.SpanID ?? '',
          ...(parent === 'root' || parent === '' ? {} : { parentSpanId: parent }),
          name: row.OperationName ?? '',
          from: BigInt(row.StartTimeUnixNano ?? '0') + by,
          to: BigInt(row.EndTimeUnixNano ?? '0') + by,
        };
      }),
    ),
  };
  const lines = ofTraces(join(folder, 'log', `${minute}_log.csv`));
  yield {
    signal: 'logs',
    body: logs(
      groupBy(
        lines,
        podOf,
        resourceOf,
        (row): LogItem => ({
          at: at(row) + by,
          text: lineOf(row.Log ?? ''),
          ...(row.TraceID === undefined ? {} : { traceId: row.TraceID }),
          ...(row.SpanID === undefined ? {} : { spanId: row.SpanID }),
        }),
      ),
    ),
  };
}

/** The line inside of the container runtime's record. */
function lineOf(text: string): string {
  try {
    const record: { readonly log?: unknown } = JSON.parse(text);
    return typeof record.log === 'string' ? record.log.trimEnd() : text;
  } catch {
    return text;
  }
}

/** One gauge for each column; `Name(unit)` is the name and the unit. */
function* metricsOf(folder: string, by: bigint, from: bigint, to: bigint): Generator<Body> {
  const rows = namesIn(folder)
    .filter((file) => file.endsWith('_metric.csv'))
    .flatMap((file) => readTable(join(folder, file)));
  const points = rows.flatMap((row) => {
    const when = BigInt(row.TimeStamp ?? '0') * 1_000_000_000n + by;
    if (when < from || when >= to) return [];
    return Object.entries(row).flatMap(([column, text]) => {
      const [, name = column, unit] = /^(.*?)(?:\((.*)\))?$/.exec(column) ?? [];
      const value = Number(text);
      if (/^(?:Time|TimeStamp|PodName)$/.test(column) || text === '' || !Number.isFinite(value)) return [];
      return [{ pod: row.PodName ?? '', name, at: when, value, ...(unit === undefined ? {} : { unit }) }];
    });
  });
  yield {
    signal: 'metrics',
    body: metrics(
      groupBy(
        points,
        ({ pod }) => pod,
        resourceOf,
        ({ pod: _, ...point }): PointItem => point,
      ),
    ),
  };
}
