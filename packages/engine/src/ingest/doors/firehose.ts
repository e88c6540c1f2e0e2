/**
 * The HTTP endpoint protocol of Amazon Data Firehose. What its records hold is told from their content.
 * Source: Data Firehose developer guide, "HTTP endpoint delivery request and response specifications".
 */
import { EngineError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { admitRecord, parseJson } from '../admit.js';
import { Delivery, notReadable, partsOfArn } from '../aws/delivery.js';
import { takeBytes } from '../aws/take-value.js';
import type { Decoded, IngestContext } from '../decoded.js';
import { decompress } from '../forms/decompress.js';
import { type DoorOrigin, type DoorRequest, originOfRequest } from './door.js';

/** 64 MB, the most that Firehose buffers, are a third more in base64. */
const maxBodyBytes = 88 * 1024 * 1024;

/**
 * Records are rejected by their position. `X-Amz-Firehose-Common-Attributes` may name `dataset`, `service` and
 * `namespace` of all records; its other attributes stand in each event as `commonAttributes`.
 * Raises INGEST_BODY_UNREADABLE when the body is not a request of Firehose, and what `decompress` raises; a delivery of more
 * than 200,000 events is INGEST_PAYLOAD_TOO_LARGE, which makes Firehose put it into its backup.
 */
export function decodeFirehose(context: IngestContext, request: DoorRequest): Decoded {
  const { headers, body } = request;
  const bytes = decompress(body, headers['content-encoding'], maxBodyBytes);
  const envelope = parseJson(new TextDecoder().decode(bytes))?.value;
  const records =
    typeof envelope === 'object' && envelope !== null && 'records' in envelope ? envelope.records : undefined;
  if (!Array.isArray(records)) {
    throw new EngineError(
      'INGEST_BODY_UNREADABLE',
      'The body is not a request of Data Firehose: it needs requestId, timestamp and records.',
    );
  }
  const attributes = commonAttributesOf(headers['x-amz-firehose-common-attributes']);
  const stream = partsOfArn(headers['x-amz-firehose-source-arn']);
  const delivery = new Delivery(context, {
    origin: withCommon(originOfRequest(request), attributes),
    account: stream?.account,
    region: stream?.region,
    attributes,
  });
  for (const [index, record] of records.entries()) takeFirehoseRecord(delivery.at(index), index, record);
  return delivery.decoded;
}

function takeFirehoseRecord(delivery: Delivery, index: number, record: unknown): void {
  const data = typeof record === 'object' && record !== null && 'data' in record ? record.data : undefined;
  if (typeof data !== 'string') {
    delivery.reject(index, notReadable('This record has no data.'));
    return;
  }
  const bytes = delivery.base64(index, data);
  if (bytes !== undefined) takeBytes(delivery, index, bytes);
}

/** Every event repeats them. */
const maxAttributesChars = 4096;

/** `{"commonAttributes":{"name":"text"}}`; undefined when the header is absent, is not that or is longer than 4 kB. */
function commonAttributesOf(header: string | undefined): JsonObject | undefined {
  const value = header === undefined || header.length > maxAttributesChars ? undefined : parseJson(header)?.value;
  return typeof value === 'object' && value !== null && 'commonAttributes' in value
    ? admitRecord(value.commonAttributes)
    : undefined;
}

/** Attributes are set on the stream itself, so they win over the address that it delivers to. */
function withCommon(origin: DoorOrigin, attributes: JsonObject | undefined): DoorOrigin {
  const text = (key: string): string | undefined => {
    const value = attributes?.[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const dataset = text('dataset');
  return {
    dataset: dataset !== undefined && /^\w[\w.:-]{0,127}$/.test(dataset) ? dataset : origin.dataset,
    service: text('service') ?? origin.service,
    namespace: text('namespace') ?? origin.namespace,
  };
}
