/** Attributes and values from the wire. Field numbers: opentelemetry/proto/common/v1/common.proto. */
import { maxValueDepth, tooDeep } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import type { WireReader } from './wire-reader.js';

/** Written while a message is read, because a field may come in any order and a message in several pieces. */
export type WritableAttributes = Record<string, unknown>;

export const noAttributes = (): WritableAttributes => Object.create(null);

/** One KeyValue into `target`; a key that comes again stands for its last value. */
export function readAttribute(wire: WireReader, budget: ReadBudget, target: WritableAttributes, depth = 0): void {
  budget.part();
  const outer = wire.enter();
  let key = '';
  let value: unknown = null;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) key = wire.name();
    else if (tag === 0x12) value = readValue(wire, budget, depth);
    else wire.skip(tag);
  }
  wire.leave(outer);
  target[key] = value;
}

/** An AnyValue: text, boolean, number, digits of a long integer, base64 of bytes, list, record; null when empty. */
export function readValue(wire: WireReader, budget: ReadBudget, depth: number): unknown {
  const outer = wire.enter();
  let value: unknown = null;
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    switch (tag) {
      case 0x0a:
        value = wire.text();
        break;
      case 0x10:
        value = wire.bool();
        break;
      case 0x18:
        value = wire.int64();
        break;
      case 0x21:
        value = wire.double();
        break;
      case 0x2a:
        value = readList(wire, budget, depth + 1);
        break;
      case 0x32:
        value = readRecord(wire, budget, depth + 1);
        break;
      case 0x3a:
        value = wire.base64();
        break;
      default:
        wire.skip(tag);
    }
  }
  wire.leave(outer);
  return value;
}

function readList(wire: WireReader, budget: ReadBudget, depth: number): unknown {
  const outer = wire.enter();
  const items: unknown[] = [];
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a && depth <= maxValueDepth) {
      budget.part();
      items.push(readValue(wire, budget, depth));
    } else wire.skip(tag);
  }
  wire.leave(outer);
  return depth > maxValueDepth ? tooDeep : items;
}

function readRecord(wire: WireReader, budget: ReadBudget, depth: number): unknown {
  const outer = wire.enter();
  const record = noAttributes();
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a && depth <= maxValueDepth) readAttribute(wire, budget, record, depth);
    else wire.skip(tag);
  }
  wire.leave(outer);
  return depth > maxValueDepth ? tooDeep : record;
}
