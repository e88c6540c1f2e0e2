/** What one conversation hides. Plain data, so that it can be stored, shown and made part of a cache key. */
import type { TokenType } from './token.js';

export interface AnonymizePolicy {
  /**
   * `strict`: whatever is not known to be harmless becomes a token.
   * `balanced`: a single word under a known key may stay although no vocabulary knows it. There is no `off`.
   * Rules per data set are chosen by whoever makes the policy: one conversation has one.
   */
  readonly level: 'strict' | 'balanced';
  /**
   * Times become offsets from this instant (epoch milliseconds). Without it every time becomes a token, except in
   * `balanced`, where an instant with its time of day stays.
   */
  readonly referenceTimeMs?: number;
  /** Offsets keep their milliseconds however far they are, for a reader who asks on by them. */
  readonly exactOffsets?: boolean;
  /** Further keys whose values never leave, not even as a token; matched by whole key segments. */
  readonly scrubKeys: readonly string[];
  /** Further keys whose values become tokens. */
  readonly hideKeys?: readonly string[];
  /** Further keys whose values become tokens of that type. */
  readonly keyTypes?: readonly { readonly key: string; readonly type: TokenType }[];
  /** Keys whose name alone is no reason to hide a value; what they hold is looked at like any text. */
  readonly allowKeys?: readonly string[];
  /**
   * Further patterns in the syntax of RE2, hidden as `type`. They run on every text, so they must be ones that
   * rules-file/linear-pattern.ts takes; another one raises.
   */
  readonly patterns?: readonly { readonly name: string; readonly source: string; readonly type: TokenType }[];
  /** Further words and identifiers that may leave as they are, compared without case. */
  readonly allow: readonly string[];
  /** Hosts of the model's provider, which the guard expects in the URL and the headers of a request. */
  readonly endpointHosts: readonly string[];
  /** Above this many characters, in the input or in sealed text, nothing is anonymized or sent. */
  readonly maxCharacters: number;
}

export const defaultPolicy: AnonymizePolicy = {
  level: 'strict',
  scrubKeys: [],
  allow: [],
  endpointHosts: [],
  maxCharacters: 1_000_000,
};
