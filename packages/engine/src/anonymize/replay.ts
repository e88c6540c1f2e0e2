/**
 * What a first pass worked out for each text, in its order, for a second pass that meets the same texts in the same
 * order. A text that comes out of order is simply not known: nothing is ever given for another text.
 */
export class Replay<Value> {
  readonly #texts: string[] = [];
  readonly #values: Value[] = [];
  #next = 0;

  record(text: string, value: Value): Value {
    this.#texts.push(text);
    this.#values.push(value);
    return value;
  }

  /** The next value, if it was recorded for this text. */
  next(text: string): Value | undefined {
    const at = this.#next;
    if (this.#texts[at] !== text) return undefined;
    this.#next = at + 1;
    return this.#values[at];
  }

  /** The next value is the first again. */
  rewind(): void {
    this.#next = 0;
  }

  clear(): void {
    this.#texts.length = 0;
    this.#values.length = 0;
    this.#next = 0;
  }
}
