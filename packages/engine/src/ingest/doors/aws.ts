/**
 * What AWS services and forwarders inside AWS deliver, recognized by what is inside: batches of CloudWatch Logs
 * subscriptions (plain, or packed by Lambda, Firehose and Kinesis), metric streams, CloudTrail, EventBridge, X-Ray,
 * access logs of API Gateway, FireLens, Lambda's Telemetry API. Anything else is a log.
 */
import { EngineError } from '../../model/errors.js';
import { Delivery, maxDeliveryBytes } from '../aws/delivery.js';
import { takeBytes } from '../aws/take-value.js';
import type { Decoded, IngestContext } from '../decoded.js';
import { decompress } from '../forms/decompress.js';
import { type DoorRequest, originOfRequest } from './door.js';

/**
 * Raises INGEST_BODY_EMPTY, INGEST_BODY_UNREADABLE (damaged `content-encoding`), INGEST_PAYLOAD_TOO_LARGE (above 64 MB
 * uncompressed or 200,000 events) and INGEST_ENCODING_UNSUPPORTED. Whatever can be read is read item by item.
 */
export function decodeAws(context: IngestContext, request: DoorRequest): Decoded {
  const bytes = decompress(request.body, request.headers['content-encoding'], maxDeliveryBytes);
  if (bytes.length === 0) throw new EngineError('INGEST_BODY_EMPTY', 'The body is empty.');
  const delivery = new Delivery(context, {
    origin: originOfRequest(request),
    account: placeName(request.headers['x-aws-account']),
    region: placeName(request.headers['x-aws-region']),
  });
  takeBytes(delivery, 0, bytes);
  return delivery.decoded;
}

const placeName = (value: string | undefined): string | undefined =>
  value !== undefined && /^[\w-]{1,64}$/.test(value) ? value : undefined;
