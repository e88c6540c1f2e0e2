/** What the people of one country are made of. Lists are separated by `|`. */
export interface Locale {
  readonly country: string;
  readonly given: string;
  readonly family: string;
  readonly towns: string;
  readonly streets: string;
  readonly intl: string;
  readonly national: string;
  readonly companies: string;
  readonly mail: string;
  readonly plate: string;
  readonly passport: string;
  /** The account part, without country and check digits; absent where there are no IBANs. */
  readonly iban?: string;
  /** A place in the country, in degrees; people live up to two degrees from it. */
  readonly at: readonly [number, number];
}
