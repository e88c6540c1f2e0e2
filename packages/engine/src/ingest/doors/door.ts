/** What a door is: bytes with headers in, events and rejections out. Everything behind it is the same for all doors. */
import type { Decoded, IngestContext } from '../decoded.js';
import type { Headers } from '../events-api.js';

export interface DoorRequest {
  readonly headers: Headers;
  /** As it came; `content-encoding` is still to be undone. */
  readonly body: Uint8Array;
  /** The query string, decoded. Doors that do not speak HTTP leave it out. */
  readonly query?: Headers;
}

/**
 * The events of one request. A bad item is rejected alone with its index and a reason; a body that cannot be read at
 * all raises INGEST_BODY_UNREADABLE, INGEST_BODY_EMPTY, INGEST_PAYLOAD_TOO_LARGE or INGEST_ENCODING_UNSUPPORTED.
 */
export type DoorDecoder = (context: IngestContext, request: DoorRequest) => Decoded;

/** What the sender says about all of its items: headers first, then the query; undefined where it says nothing. */
export interface DoorOrigin {
  readonly dataset?: string | undefined;
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
}

/** Reads `x-baselime-dataset`, `x-service` and `x-namespace`, or `dataset`, `service` and `namespace` of the query. */
export function originOfRequest({ headers, query }: DoorRequest): DoorOrigin {
  const dataset = said(headers['x-baselime-dataset']) ?? said(query?.dataset);
  return {
    dataset: dataset !== undefined && /^\w[\w.:-]{0,127}$/.test(dataset) ? dataset : undefined,
    service: said(headers['x-service']) ?? said(query?.service),
    namespace: said(headers['x-namespace']) ?? said(query?.namespace),
  };
}

/** Some senders write a missing value as the text `undefined` or `null`. */
function said(value: string | undefined): string | undefined {
  const text = value?.trim().slice(0, 512);
  return text === undefined || text === '' || text === 'undefined' || text === 'null' ? undefined : text;
}
