/** One conversation's anonymizer: tokens, vault, legend, seal, guard and restore belong together and die together. */
import type { HiddenValue } from '@baselime-ai/contract';
import type { JsonValue } from '../model/json.js';
import type { SafeText } from './safe-text.js';

export type GuardVerdict =
  | { readonly verdict: 'passed' }
  /** Types and counts only, never a value. */
  | { readonly verdict: 'blocked'; readonly because: readonly string[] };

/** Puts originals back while text streams; holds back at most a suffix that may still become a token. */
export interface StreamRestorer {
  /** The part of all text so far that can be shown now. */
  push(delta: string): string;
  end(): string;
  /** Tokens that the model made up: shown as they are, and counted here. */
  invented(): readonly string[];
}

export interface Anonymizer {
  /** The tree in tokens, keys and numbers included. The same value has the same token for the whole conversation. */
  hide(tree: JsonValue): JsonValue;
  hideText(text: string): string;
  /** Scans the exact characters; raises ANONYMIZE_LEAK_DETECTED when anything identifying is left. */
  seal(text: string): SafeText;
  /** True for text that this conversation's `seal` gave out; whoever sends must ask it for every text in a request. */
  isSealed(text: string): boolean;
  /** Scans the exact bytes of a request, with its URL and headers (credentials of the provider left out). Never raises. */
  inspect(bytes: Uint8Array): GuardVerdict;
  /** Facts about tokens that help a reader and identify nobody, such as `<IP_1> and <IP_2> are in the same /24`. */
  legend(): readonly string[];
  report(): readonly HiddenValue[];
  restore(text: string): string;
  restorer(): StreamRestorer;
  /** Changes when a rule, a vocabulary or a token format changes; part of the cache key. */
  readonly rulesVersion: string;
}
