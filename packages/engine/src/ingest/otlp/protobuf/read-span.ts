/** Spans from the wire. Field numbers: opentelemetry/proto/trace/v1/trace.proto. */
import type { OtlpLink, OtlpSpan, OtlpSpanEvent } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import { noAttributes, readAttribute } from './read-values.js';
import type { WireReader } from './wire-reader.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads to the end of the message that `wire` is in. */
export function readSpan(wire: WireReader, budget: ReadBudget): OtlpSpan {
  const attributes = noAttributes();
  const events: OtlpSpanEvent[] = [];
  const links: OtlpLink[] = [];
  const span: Writable<OtlpSpan> = {
    traceId: '',
    spanId: '',
    parentSpanId: '',
    traceState: '',
    flags: 0,
    name: '',
    kind: 0,
    start: 0n,
    end: 0n,
    attributes,
    droppedAttributes: 0,
    events,
    droppedEvents: 0,
    links,
    droppedLinks: 0,
    statusCode: 0,
    statusMessage: '',
  };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    switch (tag) {
      case 0x0a:
        span.traceId = wire.hex();
        break;
      case 0x12:
        span.spanId = wire.hex();
        break;
      case 0x1a:
        span.traceState = wire.text();
        break;
      case 0x22:
        span.parentSpanId = wire.hex();
        break;
      case 0x2a:
        span.name = wire.text();
        break;
      case 0x30:
        span.kind = wire.int32();
        break;
      case 0x39:
        span.start = wire.fixed64();
        break;
      case 0x41:
        span.end = wire.fixed64();
        break;
      case 0x4a:
        readAttribute(wire, budget, attributes);
        break;
      case 0x50:
        span.droppedAttributes = wire.uint32();
        break;
      case 0x5a:
        events.push(readEvent(wire, budget));
        break;
      case 0x60:
        span.droppedEvents = wire.uint32();
        break;
      case 0x6a:
        links.push(readLink(wire, budget));
        break;
      case 0x70:
        span.droppedLinks = wire.uint32();
        break;
      case 0x7a:
        readStatus(wire, span);
        break;
      case 0x85:
        span.flags = wire.fixed32();
        break;
      default:
        wire.skip(tag);
    }
  }
  return span;
}

function readStatus(wire: WireReader, span: Writable<OtlpSpan>): void {
  const outer = wire.enter();
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x12) span.statusMessage = wire.text();
    else if (tag === 0x18) span.statusCode = wire.int32();
    else wire.skip(tag);
  }
  wire.leave(outer);
}

function readEvent(wire: WireReader, budget: ReadBudget): OtlpSpanEvent {
  budget.member();
  const outer = wire.enter();
  const attributes = noAttributes();
  const event: Writable<OtlpSpanEvent> = { time: 0n, name: '', attributes, droppedAttributes: 0 };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x09) event.time = wire.fixed64();
    else if (tag === 0x12) event.name = wire.text();
    else if (tag === 0x1a) readAttribute(wire, budget, attributes);
    else if (tag === 0x20) event.droppedAttributes = wire.uint32();
    else wire.skip(tag);
  }
  wire.leave(outer);
  return event;
}

function readLink(wire: WireReader, budget: ReadBudget): OtlpLink {
  budget.part();
  const outer = wire.enter();
  const attributes = noAttributes();
  const link: Writable<OtlpLink> = {
    traceId: '',
    spanId: '',
    traceState: '',
    flags: 0,
    attributes,
    droppedAttributes: 0,
  };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) link.traceId = wire.hex();
    else if (tag === 0x12) link.spanId = wire.hex();
    else if (tag === 0x1a) link.traceState = wire.text();
    else if (tag === 0x22) readAttribute(wire, budget, attributes);
    else if (tag === 0x28) link.droppedAttributes = wire.uint32();
    else if (tag === 0x35) link.flags = wire.fixed32();
    else wire.skip(tag);
  }
  wire.leave(outer);
  return link;
}
