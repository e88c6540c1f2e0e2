/** One line on standard error that is drawn again and again; nothing where nobody watches. */
import type { Terminal } from './terminal.js';

const EVERY_MS = 100;
const BAR_CELLS = 24;

export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #isDrawn = false;

  constructor(terminal: Terminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** `share` is 0..1, or undefined where the end is not known. `text` must be printable. */
  show(share: number | undefined, text: string): void {
    if (!this.#terminal.watched || this.#now() - this.#drawnAt < EVERY_MS) return;
    this.#drawnAt = this.#now();
    this.#isDrawn = true;
    const line = share === undefined ? text : `${bar(share)} ${text}`;
    this.#terminal.note(`\r\u001b[2K${line.slice(0, this.#terminal.width - 1)}`);
  }

  clear(): void {
    if (this.#isDrawn) this.#terminal.note('\r\u001b[2K');
    this.#isDrawn = false;
  }
}

function bar(share: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const full = Math.round(bounded * BAR_CELLS);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)} ${String(Math.floor(bounded * 100)).padStart(3)} %`;
}
