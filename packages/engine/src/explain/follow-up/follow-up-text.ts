/** The text of one turn on its way to the reader: the steps of an answer's text, without its sections. */

import { AnswerText } from '../stream/answer-text.js';
import type { SectionDelta } from '../stream/section-parser.js';
import type { Conversation } from './conversations.js';

export class FollowUpText {
  readonly #text: AnswerText;
  #section: string | undefined;
  #shown = '';

  constructor({ anonymizer, marks }: Conversation) {
    this.#text = new AnswerText(anonymizer.restorer(), marks);
  }

  push(delta: string): string {
    return this.#joined(this.#text.push(delta));
  }

  end(): string {
    return this.#joined(this.#text.end());
  }

  /** All of it, as shown. */
  text(): string {
    return this.#shown.trim();
  }

  /** A heading that was not asked for only begins a new line. */
  #joined(deltas: readonly SectionDelta[]): string {
    let out = '';
    for (const { section, text } of deltas) {
      if (this.#section !== undefined && this.#section !== section) out += '\n';
      this.#section = section;
      out += text;
    }
    this.#shown += out;
    return out;
  }
}
