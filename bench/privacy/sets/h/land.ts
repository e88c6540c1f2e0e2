/**
 * The form of a country: names, phones, addresses. A name in another script is followed by `=` and its Latin form.
 * In a street `%` is the number of the house.
 */
export interface Land {
  readonly first: string;
  readonly last: string;
  readonly phone: string;
  readonly cities: string;
  readonly streets: string;
  readonly postal: string;
}

export const land = (
  first: string,
  last: string,
  phone: string,
  cities: string,
  streets: string,
  postal: string,
): Land => ({
  first,
  last,
  phone,
  cities,
  streets,
  postal,
});
