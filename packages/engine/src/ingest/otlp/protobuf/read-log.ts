/** Log records from the wire. Field numbers: opentelemetry/proto/logs/v1/logs.proto. */
import type { OtlpLogRecord } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import { noAttributes, readAttribute, readValue } from './read-values.js';
import type { WireReader } from './wire-reader.js';

/** Reads to the end of the message that `wire` is in. */
export function readLog(wire: WireReader, budget: ReadBudget): OtlpLogRecord {
  const attributes = noAttributes();
  const log: { -readonly [Key in keyof OtlpLogRecord]: OtlpLogRecord[Key] } = {
    time: 0n,
    observed: 0n,
    severityNumber: 0,
    severityText: '',
    body: null,
    attributes,
    droppedAttributes: 0,
    flags: 0,
    traceId: '',
    spanId: '',
    eventName: '',
  };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    switch (tag) {
      case 0x09:
        log.time = wire.fixed64();
        break;
      case 0x10:
        log.severityNumber = wire.int32();
        break;
      case 0x1a:
        log.severityText = wire.text();
        break;
      case 0x2a:
        log.body = readValue(wire, budget, 0);
        break;
      case 0x32:
        readAttribute(wire, budget, attributes);
        break;
      case 0x38:
        log.droppedAttributes = wire.uint32();
        break;
      case 0x45:
        log.flags = wire.fixed32();
        break;
      case 0x4a:
        log.traceId = wire.hex();
        break;
      case 0x52:
        log.spanId = wire.hex();
        break;
      case 0x59:
        log.observed = wire.fixed64();
        break;
      case 0x62:
        log.eventName = wire.text();
        break;
      default:
        wire.skip(tag);
    }
  }
  return log;
}
