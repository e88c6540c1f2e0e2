import { createHash } from 'node:crypto';
import type { SafeText } from '../anonymize/index.js';
import { PROMPT_VERSION } from './prompt/instructions.js';

/** SHA-256, hexadecimal, over what decides the wording. Made of sealed text only, so it holds no hash of an original. */
export function cacheKey(
  model: string,
  rulesVersion: string,
  prompt: { readonly system: SafeText; readonly user: SafeText },
): string {
  // JSON keeps the parts apart: no two different lists of parts give the same text.
  const parts = JSON.stringify([PROMPT_VERSION, model, rulesVersion, prompt.system, prompt.user]);
  return createHash('sha256').update(parts).digest('hex');
}
