/** A model's text on its way to the reader: links out, originals in, sections apart. The order of the steps matters. */
import type { Sections } from '@baselime-ai/contract';
import type { StreamRestorer } from '../../anonymize/index.js';
import type { Marks } from '../prompt/rounding.js';
import { LinkFilter } from './link-filter.js';
import { MarkRestorer } from './mark-restorer.js';
import { type SectionDelta, SectionParser } from './section-parser.js';

export class AnswerText {
  private readonly links = new LinkFilter();
  private readonly marks: MarkRestorer;
  private readonly parser = new SectionParser();
  private tokenized = '';

  constructor(
    private readonly restorer: StreamRestorer,
    marks: Marks,
  ) {
    this.marks = new MarkRestorer(marks);
  }

  push(delta: string): readonly SectionDelta[] {
    const clean = this.links.push(delta);
    this.tokenized += clean;
    return this.parser.push(this.marks.push(this.restorer.push(clean)));
  }

  end(): readonly SectionDelta[] {
    const clean = this.links.end();
    this.tokenized += clean;
    const rest = this.marks.push(this.restorer.push(clean) + this.restorer.end()) + this.marks.end();
    return [...this.parser.push(rest), ...this.parser.end()];
  }

  sections(): Sections {
    return this.parser.sections();
  }

  /** The text without links, in tokens: what the cache may keep. */
  safeText(): string {
    return this.tokenized;
  }
}
