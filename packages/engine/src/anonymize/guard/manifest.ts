/**
 * Which texts were sealed: a message authentication code of each under a key that never leaves this object. A request
 * may carry text that is in the manifest, and the few words of the protocol around it; nothing else.
 */
import { createHmac, randomBytes } from 'node:crypto';

export class Manifest {
  #key: Buffer | undefined;
  readonly #codes = new Set<string>();

  add(text: string): void {
    this.#codes.add(this.#codeOf(text));
  }

  has(text: string): boolean {
    return this.#codes.has(this.#codeOf(text));
  }

  #codeOf(text: string): string {
    this.#key ??= randomBytes(32);
    return createHmac('sha256', this.#key).update(text).digest('base64');
  }
}
