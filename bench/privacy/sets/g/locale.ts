/** What a country's people and companies are written with; lists are separated by `|`, patterns are of `patterns.ts`. */
export interface Locale {
  /** In its own script; what follows `~` is how it is written in Latin letters. */
  readonly given: string;
  readonly family: string;
  /** How a full name is put together out of `g` and `f`; `g f` where it is not given. */
  readonly full?: string;
  readonly city: string;
  readonly street: string;
  readonly postal: string;
  /** With the country's code. */
  readonly phone: string;
  /** As people write it at home. */
  readonly local: string;
  readonly company: string;
  readonly mail: string;
  readonly tld: string;
  readonly bank?: string;
  readonly plate: string;
  /** Degrees of its middle. */
  readonly at: readonly [latitude: number, longitude: number];
}
