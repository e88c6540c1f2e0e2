/** The event that stands for a subject, with its request and its trace. */
import type { Subject } from '@baselime-ai/contract';
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import type { Trace } from '../trace.js';
import { readNamedFailures } from './named-failures.js';
import { withSameStream } from './same-stream.js';
import { readSameWork, type SharedId } from './same-work.js';
import type { SeriesSubject } from './series/series.js';
import { readWrapped } from './wrapped.js';

export interface Focus {
  readonly focus: TelemetryEvent;
  readonly request: readonly TelemetryEvent[];
  /** By what the events of `request` belong together where they have no id of a request. */
  readonly sharedId?: SharedId;
  readonly trace: Trace | undefined;
  /** What failed in functions that the failing lines name; see `Evidence.named`. */
  readonly named: readonly TelemetryEvent[];
  /** See `Evidence.wrapped`. */
  readonly wrapped: readonly TelemetryEvent[];
}
type Found = Omit<Focus, 'named' | 'wrapped'>;

/** The subjects that an event stands for. */
export type EventSubject = Exclude<Subject, SeriesSubject>;

/** Raises SUBJECT_NOT_FOUND. */
export async function findFocus(reader: TelemetryReader, subject: EventSubject): Promise<Focus> {
  const found = await find(reader, subject);
  const { focus, request, trace } = found;
  const [named, { byId, byName }] = await Promise.all([
    readNamedFailures(reader, [focus, ...request], trace),
    readWrapped(reader, focus, request),
  ]);
  const known = new Set(named.map(({ id }) => id));
  return {
    ...found,
    trace: trace ?? (await traceOf(reader, byId)),
    named: [...named, ...byName.filter(({ id }) => !known.has(id))],
    wrapped: byId,
  };
}

async function find(reader: TelemetryReader, subject: EventSubject): Promise<Found> {
  switch (subject.kind) {
    case 'event':
      return surround(reader, (await reader.event(subject.id)) ?? missing('event'));
    case 'error':
      return surround(reader, (await reader.error(subject.fingerprint)) ?? missing('error'));
    case 'request': {
      const request = await withSameStream(reader, await reader.request(subject.requestId));
      const focus = standsFor(request) ?? missing('request');
      return { focus, request, trace: await traceOf(reader, [focus, ...request]) };
    }
    case 'trace': {
      const trace = (await reader.trace(subject.traceId)) ?? missing('trace');
      const { spanId } = subject;
      const all = [...trace.spans, ...trace.logs];
      const focus =
        spanId === undefined
          ? (standsFor(trace.spans) ?? standsFor(trace.logs))
          : all.find((event) => event.spanId === spanId);
      const found = focus ?? missing(spanId === undefined ? 'trace' : 'span');
      return { focus: found, request: await requestOf(reader, found), trace };
    }
  }
}

async function surround(reader: TelemetryReader, focus: TelemetryEvent): Promise<Found> {
  const [request, own, work] = await Promise.all([
    requestOf(reader, focus),
    traceOf(reader, [focus]),
    readSameWork(reader, focus),
  ]);
  if (work !== undefined) return { focus, request: work.events, sharedId: work.by, trace: undefined };
  return { focus, request, trace: focus.traceId === undefined ? await traceOf(reader, request) : own };
}

async function requestOf(reader: TelemetryReader, { requestId }: TelemetryEvent): Promise<readonly TelemetryEvent[]> {
  return requestId === undefined ? [] : await withSameStream(reader, await reader.request(requestId));
}

async function traceOf(reader: TelemetryReader, events: readonly TelemetryEvent[]): Promise<Trace | undefined> {
  const traceId = events.find((event) => event.traceId !== undefined)?.traceId;
  return traceId === undefined ? undefined : await reader.trace(traceId);
}

/** The first failing event, else the first one; undefined for an empty list. */
const standsFor = (events: readonly TelemetryEvent[]): TelemetryEvent | undefined =>
  events.find(({ isError, timedOut }) => isError || timedOut === true) ?? events[0];

function missing(what: string): never {
  throw new EngineError(
    'SUBJECT_NOT_FOUND',
    `No such ${what} is stored in this environment, or it was removed after its retention.`,
  );
}
