/** A form in which a text hands over a credential; see scrubbed-forms.ts. */
export interface ScrubbedForm {
  /** Group 1 is the key when `isKeyed`; the last group is the value. Bounded, with the flag `g`. */
  readonly pattern: RegExp;
  /** Without one of these in lower case there is no match. */
  readonly signs: readonly string[];
  /** The key decides; otherwise the form alone says that a credential follows. */
  readonly isKeyed: boolean;
}

export const form = (signs: readonly string[], pattern: RegExp): ScrubbedForm => ({ pattern, signs, isKeyed: false });
export const keyed = (signs: readonly string[], pattern: RegExp): ScrubbedForm => ({ pattern, signs, isKeyed: true });
