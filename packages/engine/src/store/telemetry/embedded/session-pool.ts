/**
 * A chDB session runs one query at a time, and each running query holds one thread of libuv's pool. A pool lends
 * sessions one user at a time, first come, first served; its size keeps threads free for the rest of the process.
 */
import type { Session } from 'chdb';

export class SessionPool {
  readonly #idle: Session[] = [];
  readonly #waiting: ((session: Session) => void)[] = [];
  readonly #open: () => Session;
  readonly #size: number;
  #opened = 0;
  #lent = 0;

  constructor(open: () => Session, size: number) {
    this.#open = open;
    this.#size = size;
  }

  /** How many sessions are lent right now. */
  get running(): number {
    return this.#lent;
  }

  /** Runs `work` with a session of its own. */
  async use<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#take();
    this.#lent += 1;
    try {
      return await work(session);
    } finally {
      this.#lent -= 1;
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(session);
      else next(session);
    }
  }

  close(): void {
    for (const session of this.#idle.splice(0)) session.close();
  }

  #take(): Session | Promise<Session> {
    const session = this.#idle.pop();
    if (session !== undefined) return session;
    if (this.#opened < this.#size) {
      this.#opened += 1;
      return this.#open();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
