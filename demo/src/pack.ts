/** Records to request bodies: OTLP/JSON for spans and log records, arrays for the Events API. */
import { type Attributes, type Emitted, wireAttributes } from './record.js';
import { SERVICE } from './shop.js';

export interface Batch {
  readonly door: 'otlp-traces' | 'otlp-logs' | 'events';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
  /** Epoch milliseconds up to which the shop has come; no record is newer. */
  readonly at: number;
  readonly records: number;
}

const BATCH_RECORDS = 500;
const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** A rare kind of record is not held back for longer than this much of the shop's time. */
const LONGEST_HOLD_MS = 10 * 60_000;

interface Open {
  readonly kind: string;
  readonly since: number;
  readonly records: Emitted[];
}

/** Collects records by door and dataset; feed it in time order. */
export class Packer {
  readonly #open = new Map<string, Open>();
  #newest = 0;

  /** The batches that are due once this record is in. */
  add(record: Emitted): readonly Batch[] {
    this.#newest = record.at;
    const kind = record.door === 'events' ? record.dataset : record.door;
    const open = this.#open.get(kind);
    if (open === undefined) this.#open.set(kind, { kind, since: record.at, records: [record] });
    else open.records.push(record);
    return this.#take((one) => one.records.length >= BATCH_RECORDS || one.since < record.at - LONGEST_HOLD_MS);
  }

  /** What is left; the packer is empty afterwards. */
  rest(): readonly Batch[] {
    return this.#take(() => true);
  }

  #take(due: (open: Open) => boolean): readonly Batch[] {
    const batches: Batch[] = [];
    for (const open of this.#open.values()) {
      if (!due(open)) continue;
      this.#open.delete(open.kind);
      batches.push(pack(open, this.#newest));
    }
    return batches;
  }
}

function pack({ kind, records }: Open, at: number): Batch {
  const shared = { at, records: records.length };
  if (kind === 'otlp-traces') {
    const headers = { ...JSON_TYPE, 'x-baselime-dataset': 'otel' };
    return {
      ...shared,
      door: 'otlp-traces',
      path: '/v1/traces',
      headers,
      body: otlpBody(records, 'resourceSpans', 'scopeSpans', 'spans'),
    };
  }
  if (kind === 'otlp-logs') {
    const headers = { ...JSON_TYPE, 'x-baselime-dataset': 'apigateway-logs' };
    return {
      ...shared,
      door: 'otlp-logs',
      path: '/v1/logs',
      headers,
      body: otlpBody(records, 'resourceLogs', 'scopeLogs', 'logRecords'),
    };
  }
  const body = JSON.stringify(records.map((record) => record.record));
  return { ...shared, door: 'events', path: `/v1/${kind}`, headers: { ...JSON_TYPE, 'x-service': SERVICE }, body };
}

/** Groups by resource; equal resources are one object, so identity is enough. */
function otlpBody(records: readonly Emitted[], outer: string, inner: string, leaf: string): string {
  const groups = new Map<Attributes, object[]>();
  for (const record of records) {
    if (record.door === 'events') continue;
    const group = groups.get(record.resource);
    if (group === undefined) groups.set(record.resource, [record.record]);
    else group.push(record.record);
  }
  const packed = [...groups].map(([resource, items]) => ({
    resource: { attributes: wireAttributes(resource) },
    [inner]: [{ scope: { name: 'shop-instrumentation', version: '1.4.0' }, [leaf]: items }],
  }));
  return JSON.stringify({ [outer]: packed });
}
