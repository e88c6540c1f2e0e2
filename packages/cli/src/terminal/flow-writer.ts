/** Wraps text that arrives in pieces: words are written as soon as they are whole, lists hang under their marker. */
import { printable } from './printable.js';
import type { Palette } from './terminal.js';

const CITATION = /^\[?F[1-9]\d{0,2}(?:, ?F[1-9]\d{0,2})*[\],.;:]*$/;

/** Columns of a word: wide East Asian characters and emoji take two. */
function columns(word: string): number {
  let count = 0;
  for (const character of word) {
    if (/\p{M}/u.test(character)) continue;
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return count;
}

export class FlowWriter {
  readonly #write: (text: string) => void;
  readonly #width: number;
  readonly #indent: number;
  readonly #palette: Palette;
  #word = '';
  #column = 0;
  #hang = 0;
  #started = false;

  constructor(options: {
    readonly write: (text: string) => void;
    readonly width: number;
    readonly indent: number;
    readonly palette: Palette;
  }) {
    this.#write = options.write;
    this.#width = options.width;
    this.#indent = options.indent;
    this.#palette = options.palette;
  }

  /** A piece may end anywhere, also inside a word or an escape sequence; a word is cleaned when it is whole. */
  push(piece: string): void {
    for (const character of piece) {
      if (character === '\n') this.#breakLine();
      else if (character === ' ' || character === '\t') this.#flush();
      else this.#word += character;
    }
  }

  /** Writes what is left and ends the line. */
  end(): void {
    this.#breakLine();
  }

  #breakLine(): void {
    this.#flush();
    if (this.#started) this.#write('\n');
    this.#started = false;
    this.#column = 0;
    this.#hang = 0;
  }

  #flush(): void {
    const word = printable(this.#word).replaceAll('\n', ' ');
    this.#word = '';
    if (word === '') return;
    if (!this.#started) {
      this.#startLine(word);
      return;
    }
    const size = columns(word);
    if (this.#column + 1 + size > this.#width) {
      const left = this.#indent + this.#hang;
      this.#write(`\n${' '.repeat(left)}`);
      this.#column = left;
    } else if (this.#column > this.#indent + this.#hang || this.#hang === 0) {
      this.#write(' ');
      this.#column += 1;
    }
    this.#put(word, size);
  }

  #startLine(word: string): void {
    this.#started = true;
    const marker = word === '-' ? '•' : /^\d{1,2}\.$/.test(word) ? word : undefined;
    this.#write(' '.repeat(this.#indent));
    this.#column = this.#indent;
    if (marker === undefined) {
      this.#put(word, columns(word));
      return;
    }
    this.#hang = marker.length + 1;
    this.#write(`${this.#palette.accent(marker)} `);
    this.#column += this.#hang;
  }

  #put(word: string, size: number): void {
    this.#write(CITATION.test(word) ? this.#palette.dim(word) : word);
    this.#column += size;
  }
}
