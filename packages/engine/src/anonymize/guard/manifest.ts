/**
 * Which texts were sealed: a message authentication code of each under a key that never leaves this object. A request
 * may carry text that is in the manifest, and the few words of the protocol around it; nothing else.
 */
import { createHmac, randomBytes } from 'node:crypto';

export class Manifest {
  #key: Buffer | undefined;
  readonly #codes = new Set<string>();
  /** Sealed since somebody last asked: most previews are sealed and never sent, so codes are made when one is asked for. */
  readonly #added: string[] = [];

  add(text: string): void {
    this.#added.push(text);
  }

  has(text: string): boolean {
    for (const added of this.#added.splice(0)) this.#codes.add(this.#codeOf(added));
    return this.#codes.has(this.#codeOf(text));
  }

  #codeOf(text: string): string {
    this.#key ??= randomBytes(32);
    return createHmac('sha256', this.#key).update(text).digest('base64');
  }
}
