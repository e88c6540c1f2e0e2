/** Chance that repeats: the same text gives the same throws. Generator: mulberry32, seeded by FNV-1a of the text. */
export class Dice {
  #state: number;

  constructor(text: string) {
    let hash = 0x811c9dc5;
    for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** 0 and more, below 1. */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both of them possible. */
  int(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length - 1)] ?? items[0];
  }

  /** Around `mean`, skewed to the right as durations are: mostly between two thirds and twice of it. */
  around(mean: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return Math.round(mean * Math.exp(0.3 * normal) * 100) / 100;
  }

  /** Counts of a Poisson distribution, for means below some hundreds. */
  count(mean: number): number {
    if (mean > 50)
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * (this.unit() + this.unit() + this.unit() - 1.5) * 2));
    const limit = Math.exp(-mean);
    let [count, product] = [0, this.unit()];
    while (product > limit) {
      count += 1;
      product *= this.unit();
    }
    return count;
  }

  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[this.int(0, alphabet.length - 1)]).join('');
  }

  hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }

  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${this.pick(['8', '9', 'a', 'b'])}${this.hex(3)}-${this.hex(12)}`;
  }
}
