/** Takes out what a model thinks aloud: some servers send it between tags in the text instead of apart from it. */
const OPEN = /<(think|thinking|thought|reasoning)>/i;
const LONGEST_TAG = '</reasoning>'.length;

/**
 * Any chunking gives the same text. Holds back at most the start of a tag. A thought that never ends hides everything
 * after it: better no answer than one's thoughts taken for it.
 */
export class ThoughtFilter {
  #held = '';
  #closing: string | undefined;

  push(delta: string): string {
    this.#held += delta;
    let out = '';
    for (;;) {
      if (this.#closing === undefined) {
        const open = OPEN.exec(this.#held);
        if (open === null) break;
        out += this.#held.slice(0, open.index);
        this.#held = this.#held.slice(open.index + open[0].length);
        this.#closing = `</${open[1]?.toLowerCase()}>`;
      }
      const end = this.#held.toLowerCase().indexOf(this.#closing);
      if (end === -1) {
        this.#held = this.#held.slice(-LONGEST_TAG);
        return out;
      }
      this.#held = this.#held.slice(end + this.#closing.length);
      this.#closing = undefined;
    }
    const start = this.#held.lastIndexOf('<');
    const waits = start !== -1 && this.#held.length - start < LONGEST_TAG && !this.#held.includes('>', start);
    const safe = waits ? start : this.#held.length;
    out += this.#held.slice(0, safe);
    this.#held = this.#held.slice(safe);
    return out;
  }

  end(): string {
    const text = this.#closing === undefined ? this.#held : '';
    this.#held = '';
    return text;
  }
}
