/** One delivery from AWS while it is unpacked: what is known about all of it, and what has come out so far. */
import { EngineError } from '../../model/errors.js';
import { type EventId, stableEventId } from '../../model/ids.js';
import { emptyRecord, type JsonObject, type MutableJsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admitRecord, admitText, put } from '../admit.js';
import type { Decoded, IngestContext, Rejected } from '../decoded.js';
import type { DoorOrigin } from '../doors/door.js';
import { gunzipWithin } from '../forms/decompress.js';
import { maxEventBytes } from '../limits.js';
import { isTooLarge } from '../otlp/otlp-scope.js';
import { eventFromRecord, type Origin } from '../record/record-event.js';

/** What one compressed part may unpack to, and all parts of a delivery together. */
export const maxPartBytes = 16 * 1024 * 1024;
export const maxDeliveryBytes = 64 * 1024 * 1024;
/** Events and rejections of one delivery: two bytes can be an event, and other senders wait meanwhile. */
export const maxItems = 200_000;

/** What is known about every item of a delivery, from headers or from the envelope. */
export interface Surroundings {
  readonly origin: DoorOrigin;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** Attributes that the sender attaches to all of its records. */
  readonly attributes?: JsonObject | undefined;
}

/** Why an item is rejected. */
export type Reason = Omit<Rejected, 'index'>;

export const notReadable = (reason: string): Reason => ({ code: 'INGEST_EVENT_INVALID', reason });
const tooLarge: Reason = {
  code: 'INGEST_EVENT_TOO_LARGE',
  reason: `This event is larger than ${maxEventBytes / 1024} kB. Send less of it, or in parts.`,
};

const damaged = notReadable('This item is not whole gzip: it could not be decompressed.');
const unpacksTooFar: Reason = {
  code: 'INGEST_PAYLOAD_TOO_LARGE',
  reason: `This item unpacks to more than ${maxPartBytes / (1024 * 1024)} MB. Send it in smaller parts.`,
};

export class Delivery {
  readonly context: IngestContext;
  readonly around: Surroundings;
  readonly #events: TelemetryEvent[];
  readonly #rejected: Rejected[];
  readonly #repeatable: Set<EventId>;
  readonly #budget: { left: number };
  /** Position of the outermost item; inside of it everything that is rejected is rejected at its position. */
  readonly #index: number | undefined;

  constructor(
    context: IngestContext,
    around: Surroundings,
    inside?: { readonly of: Delivery; readonly index?: number },
  ) {
    this.context = context;
    this.around = around;
    this.#events = inside === undefined ? [] : inside.of.#events;
    this.#rejected = inside === undefined ? [] : inside.of.#rejected;
    this.#repeatable = inside === undefined ? new Set() : inside.of.#repeatable;
    this.#budget = inside === undefined ? { left: maxDeliveryBytes } : inside.of.#budget;
    this.#index = inside === undefined ? undefined : (inside.of.#index ?? inside.index);
  }

  /** The same delivery, seen from inside the item at `index`. */
  at(index: number): Delivery {
    return new Delivery(this.context, this.around, { of: this, index });
  }

  /** The same delivery with more known about what follows. */
  knowing(more: Partial<Surroundings>): Delivery {
    return new Delivery(this.context, { ...this.around, ...more }, { of: this });
  }

  get decoded(): Decoded {
    const decoded = { events: this.#events, rejected: this.#rejected };
    return this.#repeatable.size === 0 ? decoded : { ...decoded, repeatable: this.#repeatable };
  }

  /** A context for the events of one thing, whose ids are the same whenever it is delivered. */
  repeatable(...identity: readonly string[]): IngestContext {
    let count = 0;
    const newId: IngestContext['newId'] = (timestamp) => {
      count += 1;
      const id = stableEventId(timestamp, this.context.environment, ...identity, count);
      this.#repeatable.add(id);
      return id;
    };
    return { ...this.context, newId };
  }

  /** Raises INGEST_PAYLOAD_TOO_LARGE when the delivery holds too many items, as `keep` does. */
  reject(position: number, reason: Reason): void {
    this.#count();
    this.#rejected.push({ index: this.#index ?? position, ...reason });
  }

  /** Keeps an event, or rejects it alone when it is too large. */
  keep(position: number, ...events: readonly TelemetryEvent[]): void {
    this.#count();
    if (events.some((event) => isTooLarge(event.data))) this.reject(position, tooLarge);
    else this.#events.push(...events);
  }

  /** A delivery that is cut would be acknowledged and its rest lost, so it is refused whole. */
  #count(): void {
    if (this.#events.length + this.#rejected.length < maxItems) return;
    throw new EngineError(
      'INGEST_PAYLOAD_TOO_LARGE',
      `The delivery holds more than ${maxItems.toLocaleString('en')} events. Send it in smaller parts.`,
    );
  }

  /** A record that is admitted already, as an event of `origin`; what the sender says about all of them comes first. */
  event(origin: Origin, record: JsonObject): TelemetryEvent {
    return eventFromRecord(this.context, this.placed(origin), this.surrounded(record));
  }

  /** Headers win over what the content names. */
  placed(origin: Origin): Origin {
    const { dataset, service, namespace } = this.around.origin;
    return {
      ...origin,
      dataset: dataset ?? origin.dataset,
      service: service ?? origin.service,
      namespace: namespace ?? origin.namespace,
    };
  }

  /** The record with account, region and common attributes beside its own keys, which win. */
  surrounded(record: JsonObject): JsonObject {
    const { account, region, attributes } = this.around;
    const whole = emptyRecord();
    put(whole, 'cloud.account.id', account);
    put(whole, 'cloud.region', region);
    if (attributes !== undefined && Object.keys(attributes).length > 0) whole.commonAttributes = attributes;
    for (const key of Object.keys(record)) put(whole, key, record[key]);
    return whole;
  }

  /**
   * Undefined, with the item rejected, when the bytes are damaged or unpack to more than 16 MB. Raises
   * INGEST_PAYLOAD_TOO_LARGE when all of them together unpack to more than 64 MB: then it is not this one's fault.
   */
  gunzip(position: number, packed: Uint8Array): Uint8Array | undefined {
    try {
      const bytes = gunzipWithin(packed, maxPartBytes);
      this.#budget.left -= bytes.length;
      if (this.#budget.left >= 0) return bytes;
    } catch (error) {
      const isTooMuch = error instanceof EngineError && error.code === 'INGEST_PAYLOAD_TOO_LARGE';
      this.reject(position, isTooMuch ? unpacksTooFar : damaged);
      return undefined;
    }
    throw new EngineError(
      'INGEST_PAYLOAD_TOO_LARGE',
      `The delivery unpacks to more than ${maxDeliveryBytes / (1024 * 1024)} MB. Send it in smaller parts.`,
    );
  }

  /** Undefined, with the item rejected, when the text is not base64. */
  base64(position: number, text: string): Uint8Array | undefined {
    const bare = text.trim();
    if (bare !== '' && bare.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return Buffer.from(bare, 'base64');
    this.reject(
      position,
      notReadable(bare === '' ? 'This item holds no data.' : 'The data of this item is not base64.'),
    );
    return undefined;
  }
}

/** Admits what came as an object; an empty record when it has no key. The record is new, so its holder may add to it. */
export const admitted = (value: object): MutableJsonObject =>
  // Guarantee: admitRecord builds a new record for every call, so that nobody else holds this one.
  (admitRecord(value) as MutableJsonObject | undefined) ?? emptyRecord();

/** A text of the sender's as far as it is short; undefined otherwise. */
export const shortText = (value: unknown, maxChars = 1024): string | undefined =>
  typeof value === 'string' && value !== '' ? admitText(value.slice(0, maxChars)) : undefined;

/** The parts of an ARN that every one has. Undefined for a text that is none. */
export function partsOfArn(
  text: unknown,
):
  | { readonly service: string; readonly region?: string; readonly account?: string; readonly resource: string }
  | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^arn:aws[\w-]{0,20}:([\w-]{1,60}):([\w-]{0,40}):(\d{0,12}):(.{1,1024})$/.exec(text);
  if (match === null) return undefined;
  const [, service = '', region = '', account = '', resource = ''] = match;
  return {
    service,
    resource,
    ...(region === '' ? {} : { region }),
    ...(account === '' ? {} : { account }),
  };
}
