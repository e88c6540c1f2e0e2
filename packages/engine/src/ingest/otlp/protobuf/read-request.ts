/**
 * OTLP in protobuf: bytes to the model in one pass, written by hand because it is the hottest loop of ingest and because
 * a record that is broken must not take the others with it. `gen/otlp_pb.ts` holds the same messages as generated code;
 * tests compare the two.
 */
import type { OtlpGroup, OtlpRequest, OtlpSignal, Unreadable } from '../otlp-model.js';
import { ReadBudget } from '../read-budget.js';
import { readEach } from './read-each.js';
import { readLog } from './read-log.js';
import { readMetric } from './read-metric.js';
import { readSpan } from './read-span.js';
import { noAttributes, readAttribute } from './read-values.js';
import { WireReader } from './wire-reader.js';

/**
 * Raises WireError on bytes that are no such message as a whole, TooManyPartsError when a resource or scope alone has too
 * many attributes, and INGEST_PAYLOAD_TOO_LARGE (see read-budget.ts).
 */
export function readProtobuf(signal: OtlpSignal, bytes: Uint8Array): OtlpRequest {
  const wire = new WireReader(bytes);
  if (signal === 'logs') return { signal, groups: readGroups(wire, readLog) };
  if (signal === 'metrics') return { signal, groups: readGroups(wire, readMetric) };
  return { signal, groups: readGroups(wire, readSpan) };
}

type Read<Item> = (wire: WireReader, budget: ReadBudget) => Item;

/** The three requests, their resources and their scopes have the same fields under the same numbers. */
function readGroups<Item>(wire: WireReader, read: Read<Item>): readonly OtlpGroup<Item>[] {
  const groups: OtlpGroup<Item>[] = [];
  const budget = new ReadBudget();
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) readResourceGroup(wire, budget, groups, read);
    else wire.skip(tag);
  }
  return groups;
}

/** The resource may come after what belongs to it, so its groups hold the one object that is filled on the way. */
function readResourceGroup<Item>(
  wire: WireReader,
  budget: ReadBudget,
  groups: OtlpGroup<Item>[],
  read: Read<Item>,
): void {
  budget.record();
  const outer = wire.enter();
  const resource = { attributes: noAttributes(), droppedAttributes: 0, schemaUrl: '' };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) {
      const inner = wire.enter();
      for (let part = wire.tag(); part !== 0; part = wire.tag()) {
        if (part === 0x0a) readAttribute(wire, budget, resource.attributes);
        else if (part === 0x10) resource.droppedAttributes = wire.uint32();
        else wire.skip(part);
      }
      wire.leave(inner);
    } else if (tag === 0x12) groups.push(readScopeGroup(wire, budget, resource, read));
    else if (tag === 0x1a) resource.schemaUrl = wire.text();
    else wire.skip(tag);
  }
  wire.leave(outer);
}

function readScopeGroup<Item>(
  wire: WireReader,
  budget: ReadBudget,
  resource: OtlpGroup<Item>['resource'],
  read: Read<Item>,
): OtlpGroup<Item> {
  budget.record();
  const outer = wire.enter();
  const items: (Item | Unreadable)[] = [];
  const scope = { name: '', version: '', attributes: noAttributes(), droppedAttributes: 0, schemaUrl: '' };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x12) items.push(readEach(wire, budget, read));
    else if (tag === 0x1a) scope.schemaUrl = wire.text();
    else if (tag === 0x0a) {
      const inner = wire.enter();
      for (let part = wire.tag(); part !== 0; part = wire.tag()) {
        if (part === 0x0a) scope.name = wire.text();
        else if (part === 0x12) scope.version = wire.text();
        else if (part === 0x1a) readAttribute(wire, budget, scope.attributes);
        else if (part === 0x20) scope.droppedAttributes = wire.uint32();
        else wire.skip(part);
      }
      wire.leave(inner);
    } else wire.skip(tag);
  }
  wire.leave(outer);
  return { resource, scope, items };
}
