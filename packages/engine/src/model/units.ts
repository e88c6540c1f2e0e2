/** Units. A number that crosses a function boundary carries its unit in its type or in its name. */
declare const unit: unique symbol;
type Unit<T, U extends string> = T & { readonly [unit]: U };

/** An instant: nanoseconds since the epoch. Exceeds 2^53, so bigint. */
export type UnixNanos = Unit<bigint, 'UnixNanos'>;
/** A duration in milliseconds, with fractions. */
export type Millis = Unit<number, 'Millis'>;
/** A part of a whole, 0..1, never 0..100. */
export type Share = Unit<number, 'Share'>;

export const unixNanos = (value: bigint): UnixNanos => value as UnixNanos;
export const millis = (value: number): Millis => value as Millis;
export const share = (value: number): Share => value as Share;

/** An instant from epoch milliseconds; fractions of a millisecond are kept to the nanosecond. */
export function fromEpochMillis(epochMs: number): UnixNanos {
  const whole = Math.trunc(epochMs);
  return unixNanos(BigInt(whole) * 1_000_000n + BigInt(Math.round((epochMs - whole) * 1e6)));
}

/** Epoch milliseconds with fractions; loses what a double cannot hold (below about a quarter of a microsecond). */
export const toEpochMillis = (instant: UnixNanos): number =>
  Number(instant / 1_000_000n) + Number(instant % 1_000_000n) / 1e6;

/** Arithmetic erases a brand, so instants are subtracted and moved only here. */
export const elapsed = (from: UnixNanos, to: UnixNanos): Millis => millis(Number(to - from) / 1e6);
export const later = (instant: UnixNanos, by: Millis): UnixNanos => unixNanos(instant + BigInt(Math.round(by * 1e6)));

/** ISO 8601 in UTC with nanoseconds, such as `2023-04-21T10:21:09.805000000Z`. */
export function toIsoNanos(instant: UnixNanos): string {
  const seconds = instant / 1_000_000_000n;
  const nanos = (instant % 1_000_000_000n).toString().padStart(9, '0');
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}.${nanos}Z`;
}

/** A closed-open range of time. */
export interface Window {
  readonly from: UnixNanos;
  readonly to: UnixNanos;
}
