/**
 * What a sender is told of a request that was read.
 * Source: OpenTelemetry protocol specification, "Partial Success".
 */
import { create, toBinary } from '@bufbuild/protobuf';
import type { Rejected } from '../decoded.js';
import { ExportServiceResponseSchema } from './gen/otlp_pb.js';
import type { OtlpSignal } from './otlp-model.js';

export interface ExportAnswer {
  readonly responseContentType: string;
  readonly responseBody: Uint8Array;
}

const countKeys: Readonly<Record<OtlpSignal, string>> = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
};

/** Empty on full success; otherwise how many were rejected, and why. */
export function exportAnswer(rejected: readonly Rejected[], signal: OtlpSignal, isJson: boolean): ExportAnswer {
  const message = describe(rejected);
  if (isJson) {
    const partialSuccess = { [countKeys[signal]]: String(rejected.length), errorMessage: message };
    const json = rejected.length === 0 ? {} : { partialSuccess };
    return { responseContentType: 'application/json', responseBody: Buffer.from(JSON.stringify(json)) };
  }
  const response = create(
    ExportServiceResponseSchema,
    rejected.length === 0 ? {} : { partialSuccess: { rejected: BigInt(rejected.length), errorMessage: message } },
  );
  return {
    responseContentType: 'application/x-protobuf',
    responseBody: toBinary(ExportServiceResponseSchema, response),
  };
}

const namedPositions = 10;

/** Each reason once, with the positions of the records that it is about. */
function describe(rejected: readonly Rejected[]): string {
  const positions = new Map<string, number[]>();
  for (const { reason, index } of rejected) {
    const known = positions.get(reason);
    if (known === undefined) positions.set(reason, [index]);
    else known.push(index);
  }
  return [...positions]
    .map(([reason, indexes]) => {
      const more = indexes.length - namedPositions;
      const named = indexes.slice(0, namedPositions).join(', ');
      return `${reason} (At position ${named}${more > 0 ? ` and ${more} more` : ''}, counted from 0.)`;
    })
    .join(' ');
}
