/**
 * The three services of OTLP as gRPC sees them. Their messages have no fields here: what comes in stays in the unknown
 * fields, byte for byte, so that the ingest stage reads the wire once and judges item by item.
 */

import type { OtlpSignal } from '@baselime-ai/engine';
import { create, createFileRegistry, type DescMethod, type DescMethodUnary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';

const SERVICES: Readonly<Record<OtlpSignal, string>> = { traces: 'Trace', logs: 'Logs', metrics: 'Metrics' };

/** `Export` of the service of a signal, such as `opentelemetry.proto.collector.trace.v1.TraceService`. */
export function exportMethod(signal: OtlpSignal): DescMethodUnary {
  const service = SERVICES[signal];
  const typePackage = `opentelemetry.proto.collector.${service.toLowerCase()}.v1`;
  const [request, response] = [`Export${service}ServiceRequest`, `Export${service}ServiceResponse`];
  const file = create(FileDescriptorProtoSchema, {
    name: `${typePackage}.proto`,
    package: typePackage,
    syntax: 'proto3',
    messageType: [{ name: request }, { name: response }],
    service: [
      {
        name: `${service}Service`,
        method: [
          { name: 'Export', inputType: `.${typePackage}.${request}`, outputType: `.${typePackage}.${response}` },
        ],
      },
    ],
  });
  const found = createFileRegistry(file, () => undefined).getService(`${typePackage}.${service}Service`)?.methods[0];
  if (!isUnary(found)) throw new TypeError(`The descriptor of ${service}Service is broken.`);
  return found;
}

const isUnary = (method: DescMethod | undefined): method is DescMethodUnary => method?.methodKind === 'unary';
