/**
 * Deployment markers are events of the dataset `markers`: they are found, charted and kept as events are, the analysis
 * reads them as changes, and a sender may as well post them as events.
 */
import { randomUUID } from 'node:crypto';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import type { ServerContext } from '../../server-context.js';

const Text = z.string().min(1).max(4096).optional();
const EpochMs = z.number().int().positive().max(8_640_000_000_000_000);

const Marker = z.object({
  service: z.string().min(1).max(256).optional(),
  name: Text,
  description: Text,
  type: Text,
  url: Text,
  /** Epoch milliseconds; seconds are taken too, as the original's examples have them. */
  startTime: EpochMs,
  endTime: EpochMs.optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** Before this many milliseconds after 1970 nothing was deployed to any cloud; smaller numbers are seconds. */
const FIRST_MS = 100_000_000_000;
const inMs = (instant: number): number => (instant < FIRST_MS ? instant * 1000 : instant);

/** Resolves when the marker is durable. Raises REQUEST_INVALID and what the intake raises. */
export async function saveMarker(context: ServerContext, body: object): Promise<object> {
  const parsed = Marker.safeParse(body);
  if (!parsed.success) {
    throw new EngineError('REQUEST_INVALID', 'The marker does not have the documented shape.', {
      details: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'body', message })),
    });
  }
  const { startTime, endTime, ...rest } = parsed.data;
  const marker = {
    id: randomUUID(),
    ...rest,
    startTime: inMs(startTime),
    ...(endTime === undefined ? {} : { endTime: inMs(endTime) }),
  };
  const event = {
    timestamp: marker.startTime,
    message: [rest.name ?? rest.type ?? 'deployment', rest.description].filter(Boolean).join(': '),
    marker,
    ...(rest.service === undefined ? {} : { service: rest.service }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify([event]));
  const headers = { 'content-type': 'application/json' };
  const { rejected } = await context.engine.ingestEvents(context.environment, { dataset: 'markers' }, headers, bytes);
  const [refused] = rejected;
  if (refused !== undefined) throw new EngineError('REQUEST_INVALID', `The marker was not taken: ${refused.reason}`);
  context.metrics.eventsAccepted.add({ door: 'markers' }, 1);
  return marker;
}
