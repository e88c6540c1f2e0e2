/** Everything that brings telemetry in: decoded by its door, then through the one intake into the store. */
import { readsAsFailure, saysWhy } from '../analyze/index.js';
import type { Engine } from '../engine.js';
import type { Decoded, IngestContext } from '../ingest/decoded.js';
import {
  decodeDoor,
  decodeEventsApi,
  decodeFile,
  decodeOtlp,
  type FilePiece,
  type FileRequestOptions,
  fileRequests,
} from '../ingest/index.js';
import { type Clock, systemClock } from '../model/clock.js';
import { saysOnlyTheEnd } from '../model/end-of-program.js';
import { newEventId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { Parts } from './open-parts.js';

type IngestVerbs = Pick<Engine, 'ingestEvents' | 'ingestOtlp' | 'ingestDoor' | 'ingestFile'>;

const contextOf = (environment: string, clock: Clock): IngestContext => ({
  environment,
  arrival: clock.now(),
  newId: (timestamp) => newEventId(timestamp),
});

export function ingestVerbs({ intake }: Pick<Parts, 'intake'>, clock: Clock): IngestVerbs {
  /** `decode` with a context of its environment, then everything up to the store. */
  const take = async <D extends Decoded>(
    environment: string,
    dataset: string | undefined,
    decode: (context: IngestContext) => D,
  ): Promise<D & { readonly accepted: number }> => {
    const own = contextOf(environment, clock);
    const taken = await intake.take(dataset, own, () => decode(own));
    return { ...taken, accepted: taken.events.length + taken.excluded };
  };
  return {
    async ingestEvents(environment, path, headers, body) {
      const { accepted, rejected } = await take(environment, path.dataset, (own) =>
        decodeEventsApi(own, path, headers, body),
      );
      return { accepted, rejected };
    },
    async ingestOtlp(environment, signal, headers, body) {
      const dataset = headers['x-baselime-dataset']?.trim() || 'otel';
      const { accepted, rejected, responseBody, responseContentType } = await take(environment, dataset, (own) =>
        decodeOtlp(own, signal, headers, body),
      );
      return { accepted, rejected, responseBody, responseContentType };
    },
    async ingestDoor(environment, door, request) {
      const { accepted, rejected } = await take(environment, undefined, (own) => decodeDoor(own, door, request));
      return { accepted, rejected };
    },
    async ingestFile(environment, fileName, bytes) {
      const { accepted, events, rejected, format } = await take(environment, undefined, (own) =>
        decodeFile(own, fileName, bytes),
      );
      const times = events.map((event) => Number(event.timestamp / 1_000_000n));
      const from = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
      const to = times.reduce((most, time) => Math.max(most, time), 0) + 1;
      const timeframe = times.length === 0 ? {} : { timeframe: { from, to } };
      return { accepted, rejected, format, ...timeframe, unmarked: unmarkedIn(events), telling: tellingIn(events) };
    },
  };
}

/** More kinds of lines are not looked at. */
const MOST_KINDS = 2_000;

/** Of each kind of line the newest is looked at, so that a long file takes no longer than it has kinds. */
function unmarkedIn(events: readonly TelemetryEvent[]): readonly string[] {
  const errors = newestOfKinds(events.filter(isKnownKind), ({ fingerprint = '' }) => fingerprint, MOST_ERRORS);
  if (errors.some((event) => !saysOnlyTheEnd(event) && saysWhy(event))) return [];
  if (errors.length === 0 && events.some((event) => event.isError && !saysOnlyTheEnd(event))) return [];
  const newest = newestOfKinds(
    events.filter(({ isError }) => !isError),
    (event) => event.message?.slice(0, 300).replaceAll(/\d+/g, '0') ?? event.id,
    MOST_KINDS,
  );
  const read = newest.map((event) => ({ id: event.id, as: readsAsFailure(event) }));
  return ['named', 'worded', 'suggested'].flatMap((way) => read.filter(({ as }) => as === way).map(({ id }) => id));
}

/** More kinds of errors are not told apart. */
const MOST_ERRORS = 50;

function tellingIn(events: readonly TelemetryEvent[]): readonly string[] {
  const kinds = newestOfKinds(events.filter(isKnownKind), ({ fingerprint = '' }) => fingerprint, MOST_ERRORS);
  return kinds.length < 2 ? [] : kinds.filter(saysWhy).flatMap(({ fingerprint }) => fingerprint ?? []);
}

const isKnownKind = ({ isError, fingerprint }: TelemetryEvent): boolean => isError && fingerprint !== undefined;

function newestOfKinds(
  events: readonly TelemetryEvent[],
  kindOf: (event: TelemetryEvent) => string,
  most: number,
): readonly TelemetryEvent[] {
  const newest = new Map<string, TelemetryEvent>();
  for (let at = events.length - 1; at >= 0 && newest.size < most; at -= 1) {
    const event = events[at];
    if (event !== undefined && !newest.has(kindOf(event))) newest.set(kindOf(event), event);
  }
  return [...newest.values()];
}

/**
 * A file as requests for a server's doors, in bounded memory; raises FILE_UNREADABLE. What has no time of its own gets
 * that of its arrival at the server.
 */
export function fileForServer(
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
  options: FileRequestOptions & { readonly clock?: Clock } = {},
): AsyncGenerator<FilePiece> {
  return fileRequests(contextOf('default', options.clock ?? systemClock), fileName, chunks, options);
}
