/** What the client of a session gets to see: tokens, or, where the operator asked for it, originals. */
import type { Actor, Disclosure, Engine, SafeText } from '@baselime-ai/engine';

declare const raw: unique symbol;
/** Text with original values, for a client that the operator trusts. Made in this file only. */
export type RawText = string & { readonly [raw]: true };

export interface McpReader extends Pick<Disclosure, 'restore' | 'instantOf' | 'originals'> {
  readonly isRaw: boolean;
  /** Raises what Disclosure.disclose raises. */
  disclose(value: unknown, client: string): Promise<SafeText | RawText>;
}

/** In tokens, sealed, in the ledger under the purpose `mcp`. */
export async function sealedReader(engine: Engine, actor: Actor, referenceTimeMs?: number): Promise<McpReader> {
  const disclosure = await engine.openDisclosure(actor, 'mcp', referenceTimeMs);
  return { ...disclosure, isRaw: false };
}

/** Originals. Nothing of them is kept: the ledger never holds an original value. */
export const rawReader: McpReader = {
  isRaw: true,
  disclose: async (value) => JSON.stringify(value) as RawText,
  originals: () => 0,
  restore: (value) => value,
  instantOf: () => undefined,
};
