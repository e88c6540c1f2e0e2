import type { Times } from '../prompt/rounding.js';

const MAX_HELD = 16;

/** Puts back what stands behind `{time n}`, `{value n}` and `{sentence n}` while text streams; holds back at most a mark that is not closed yet. */
export class TimeRestorer {
  private held = '';

  constructor(private readonly times: Times) {}

  push(delta: string): string {
    const text = this.held + delta;
    const open = text.lastIndexOf('{');
    const waits = open !== -1 && text.length - open <= MAX_HELD && !text.slice(open).includes('}');
    this.held = waits ? text.slice(open) : '';
    return this.times.restore(waits ? text.slice(0, open) : text);
  }

  end(): string {
    const text = this.times.restore(this.held);
    this.held = '';
    return text;
  }
}
