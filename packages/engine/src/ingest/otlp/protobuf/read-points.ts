/** Data points from the wire. Field numbers: opentelemetry/proto/metrics/v1/metrics.proto. */
import type { BucketRange, ExponentialBuckets, OtlpExemplar, OtlpPoint } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import { noAttributes, readAttribute, type WritableAttributes } from './read-values.js';
import type { WireReader } from './wire-reader.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type WritablePoint = Writable<OtlpPoint> & { attributes: WritableAttributes; exemplars: OtlpExemplar[] };

const newPoint = (): WritablePoint => ({ time: 0n, start: 0n, attributes: noAttributes(), flags: 0, exemplars: [] });

export function readNumberPoint(wire: WireReader, budget: ReadBudget): OtlpPoint {
  const point = newPoint();
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x11) point.start = wire.fixed64();
    else if (tag === 0x19) point.time = wire.fixed64();
    else if (tag === 0x21) point.value = wire.double();
    else if (tag === 0x2a) point.exemplars.push(readExemplar(wire, budget));
    else if (tag === 0x31) point.value = exact(wire.sfixed64());
    else if (tag === 0x3a) readAttribute(wire, budget, point.attributes);
    else if (tag === 0x40) point.flags = wire.uint32();
    else wire.skip(tag);
  }
  return point;
}

export function readHistogramPoint(wire: WireReader, budget: ReadBudget): OtlpPoint {
  const point = newPoint();
  const counts: number[] = [];
  const bounds: number[] = [];
  point.count = 0;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x11) point.start = wire.fixed64();
    else if (tag === 0x19) point.time = wire.fixed64();
    else if (tag === 0x21) point.count = wire.fixed64Number();
    else if (tag === 0x29) point.sum = wire.double();
    else if (tag === 0x32) readFixed64s(wire, budget, counts);
    else if (tag === 0x31) pushPart(budget, counts, wire.fixed64Number());
    else if (tag === 0x3a) readDoubles(wire, budget, bounds);
    else if (tag === 0x39) pushPart(budget, bounds, wire.double());
    else if (tag === 0x42) point.exemplars.push(readExemplar(wire, budget));
    else if (tag === 0x4a) readAttribute(wire, budget, point.attributes);
    else if (tag === 0x50) point.flags = wire.uint32();
    else if (tag === 0x59) point.min = wire.double();
    else if (tag === 0x61) point.max = wire.double();
    else wire.skip(tag);
  }
  point.bounds = bounds;
  point.bucketCounts = counts;
  return point;
}

export function readExponentialPoint(wire: WireReader, budget: ReadBudget): OtlpPoint {
  const point = newPoint();
  const buckets: Writable<ExponentialBuckets> = {
    scale: 0,
    zeroCount: 0,
    zeroThreshold: 0,
    positive: { offset: 0, counts: [] },
    negative: { offset: 0, counts: [] },
  };
  point.count = 0;
  point.exponential = buckets;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) readAttribute(wire, budget, point.attributes);
    else if (tag === 0x11) point.start = wire.fixed64();
    else if (tag === 0x19) point.time = wire.fixed64();
    else if (tag === 0x21) point.count = wire.fixed64Number();
    else if (tag === 0x29) point.sum = wire.double();
    else if (tag === 0x30) buckets.scale = wire.sint32();
    else if (tag === 0x39) buckets.zeroCount = wire.fixed64Number();
    else if (tag === 0x42) buckets.positive = readBuckets(wire, budget);
    else if (tag === 0x4a) buckets.negative = readBuckets(wire, budget);
    else if (tag === 0x50) point.flags = wire.uint32();
    else if (tag === 0x5a) point.exemplars.push(readExemplar(wire, budget));
    else if (tag === 0x61) point.min = wire.double();
    else if (tag === 0x69) point.max = wire.double();
    else if (tag === 0x71) buckets.zeroThreshold = wire.double();
    else wire.skip(tag);
  }
  return point;
}

export function readSummaryPoint(wire: WireReader, budget: ReadBudget): OtlpPoint {
  const point = newPoint();
  const quantiles: { quantile: number; value: number }[] = [];
  point.count = 0;
  point.sum = 0;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x11) point.start = wire.fixed64();
    else if (tag === 0x19) point.time = wire.fixed64();
    else if (tag === 0x21) point.count = wire.fixed64Number();
    else if (tag === 0x29) point.sum = wire.double();
    else if (tag === 0x32) quantiles.push(readQuantile(wire, budget));
    else if (tag === 0x3a) readAttribute(wire, budget, point.attributes);
    else if (tag === 0x40) point.flags = wire.uint32();
    else wire.skip(tag);
  }
  point.quantiles = quantiles;
  return point;
}

function readQuantile(wire: WireReader, budget: ReadBudget): { quantile: number; value: number } {
  budget.part();
  const outer = wire.enter();
  const read = { quantile: 0, value: 0 };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x09) read.quantile = wire.double();
    else if (tag === 0x11) read.value = wire.double();
    else wire.skip(tag);
  }
  wire.leave(outer);
  return read;
}

function readBuckets(wire: WireReader, budget: ReadBudget): BucketRange {
  const outer = wire.enter();
  const counts: number[] = [];
  let offset = 0;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x08) offset = wire.sint32();
    else if (tag === 0x12) {
      const list = wire.enter();
      while (wire.position < wire.end) pushPart(budget, counts, wire.uint64());
      wire.leave(list);
    } else if (tag === 0x10) pushPart(budget, counts, wire.uint64());
    else wire.skip(tag);
  }
  wire.leave(outer);
  return { offset, counts };
}

function readExemplar(wire: WireReader, budget: ReadBudget): OtlpExemplar {
  budget.part();
  const outer = wire.enter();
  const attributes = noAttributes();
  const exemplar: Writable<OtlpExemplar> = { time: 0n, value: undefined, traceId: '', spanId: '', attributes };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x11) exemplar.time = wire.fixed64();
    else if (tag === 0x19) exemplar.value = wire.double();
    else if (tag === 0x22) exemplar.spanId = wire.hex();
    else if (tag === 0x2a) exemplar.traceId = wire.hex();
    else if (tag === 0x31) exemplar.value = exact(wire.sfixed64());
    else if (tag === 0x3a) readAttribute(wire, budget, attributes);
    else wire.skip(tag);
  }
  wire.leave(outer);
  return exemplar;
}

function readFixed64s(wire: WireReader, budget: ReadBudget, target: number[]): void {
  const outer = wire.enter();
  while (wire.position < wire.end) pushPart(budget, target, wire.fixed64Number());
  wire.leave(outer);
}

function readDoubles(wire: WireReader, budget: ReadBudget, target: number[]): void {
  const outer = wire.enter();
  while (wire.position < wire.end) pushPart(budget, target, wire.double());
  wire.leave(outer);
}

function pushPart(budget: ReadBudget, target: number[], value: number): void {
  budget.part();
  target.push(value);
}

const exact = (value: bigint): number | string => {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
};
