/** The type of text that may leave. `seal` is the only place that makes one. */
import { EngineError } from '../model/errors.js';
import { type GuardHits, type GuardKnowledge, inspectText, type Look } from './guard/inspect-text.js';

declare const safe: unique symbol;

/** Text that was anonymized and whose exact characters were scanned again by code that knows nothing of the detectors. */
export type SafeText = string & { readonly [safe]: true };

/** Guarantees what SafeText says: it is called with text that the guard let pass, and only below. */
const mint = (text: string): SafeText => text as SafeText;

/** Raises ANONYMIZE_LEAK_DETECTED with kinds and counts when the guard finds anything or fails itself. */
export function sealText(text: string, knowledge: () => GuardKnowledge, look: Look): SafeText {
  let hits: GuardHits;
  try {
    hits = inspectText(text, knowledge(), look);
  } catch {
    // The cause may quote the text: it is dropped.
    throw leak(['the guard failed']);
  }
  if (hits.size > 0) throw leak(wordsOf(hits));
  return mint(text);
}

export const wordsOf = (hits: GuardHits): readonly string[] => [...hits].map(([kind, count]) => `${kind}: ${count}`);

function leak(because: readonly string[]): EngineError {
  return new EngineError(
    'ANONYMIZE_LEAK_DETECTED',
    `Nothing was sent: the last check still found ${because.join(', ')}.`,
  );
}
