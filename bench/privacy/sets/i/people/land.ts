/** What a country's people, phones and addresses look like. Lists are parted by commas. */
export interface Land {
  /** Given names; one in another script is followed by `=` and its Latin form. */
  readonly given: string;
  /** Family names, as above. */
  readonly family: string;
  /** Patterns of phones, parted by bars. */
  readonly phone: string;
  /** Cities, each with the pattern of its postal code behind a bar. */
  readonly places: string;
  /** Streets; `%` is the number of the house. */
  readonly streets: string;
  /** The family name stands first, and what stands between the names. */
  readonly east?: '' | ' ';
}
