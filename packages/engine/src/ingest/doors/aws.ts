/** What AWS services deliver, recognized by what is inside. */
import type { Decoded, IngestContext } from '../decoded.js';
import { decodeEventsApi } from '../events-api.js';
import { type DoorRequest, originOfRequest } from './door.js';

export function decodeAws(context: IngestContext, request: DoorRequest): Decoded {
  const { dataset = 'logs', service, namespace } = originOfRequest(request);
  const path = {
    dataset,
    ...(service === undefined ? {} : { service }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return decodeEventsApi(context, path, request.headers, request.body);
}
