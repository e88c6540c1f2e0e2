/**
 * Who may read when many ask at once. What a question is about is read at once, because the first sentence rests on it;
 * counting takes turns, first come, first served, so that those who count have the engine for themselves and end within
 * their time, instead of all of them running out of it.
 */
export class Turns {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #counting = 0;
  #reading = 0;

  /** @param most how many may count at once; one alone while subjects are still being read */
  constructor(most: number) {
    this.#most = most;
  }

  async subject<T>(read: () => Promise<T>): Promise<T> {
    this.#reading += 1;
    try {
      return await read();
    } finally {
      this.#reading -= 1;
      this.#next();
    }
  }

  async counting<T>(count: () => Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#next();
    });
    try {
      return await count();
    } finally {
      this.#counting -= 1;
      this.#next();
    }
  }

  #next(): void {
    const most = this.#reading > 0 ? 1 : this.#most;
    while (this.#counting < most) {
      const start = this.#waiting.shift();
      if (start === undefined) return;
      this.#counting += 1;
      start();
    }
  }
}
