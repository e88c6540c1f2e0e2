/** How much one request may unfold into. A few bytes of protobuf or JSON can stand for very many records or values. */
import { EngineError } from '../../model/errors.js';

/** Records, span events, and the resources and scopes that group them, of one request. */
export const maxOtlpRecords = 50_000;
/** Attribute values, list items, buckets, links and exemplars of one record, before any of them is looked at. */
export const maxRecordParts = 20_000;
/** The texts of all events of a request, counted at three bytes a character; every event carries its resource along. */
export const maxUnfoldedBytes = 192 * 1024 * 1024;

/** A record that holds more parts than it may; that record alone is refused. */
export class TooManyPartsError extends Error {
  override readonly name = 'TooManyPartsError';
}

export class ReadBudget {
  #records = maxOtlpRecords;
  #parts = maxRecordParts;

  /** Begins a record, with all the parts that one may have. Raises INGEST_PAYLOAD_TOO_LARGE. */
  record(): void {
    this.member();
    this.#parts = maxRecordParts;
  }

  /** Counts what becomes an event or a group of its own. Raises INGEST_PAYLOAD_TOO_LARGE. */
  member(): void {
    this.#records -= 1;
    if (this.#records >= 0) return;
    throw new EngineError(
      'INGEST_PAYLOAD_TOO_LARGE',
      `The request holds more than ${maxOtlpRecords} records, resources and scopes. Send it in smaller parts.`,
    );
  }

  /** Counts what a record is made of. Raises TooManyPartsError. */
  part(): void {
    this.#parts -= 1;
    if (this.#parts < 0) throw new TooManyPartsError();
  }
}
