import type { Marks } from '../prompt/rounding.js';

const MAX_HELD = 16;

/** Puts back what stands behind `{time n}`, `{value n}` and `{sentence n}` while text streams; holds back at most a mark that is not closed yet. */
export class MarkRestorer {
  private held = '';

  constructor(private readonly marks: Marks) {}

  push(delta: string): string {
    const text = this.held + delta;
    const open = text.lastIndexOf('{');
    const waits = open !== -1 && text.length - open <= MAX_HELD && !text.slice(open).includes('}');
    this.held = waits ? text.slice(open) : '';
    return this.marks.restore(waits ? text.slice(0, open) : text);
  }

  end(): string {
    const text = this.marks.restore(this.held);
    this.held = '';
    return text;
  }
}
