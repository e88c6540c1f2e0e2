/** A model's text on its way to the reader: links out, originals in, sections apart. The order of the steps matters. */
import type { Sections } from '@baselime-ai/contract';
import type { StreamRestorer } from '../../anonymize/index.js';
import type { Times } from '../prompt/rounding.js';
import { LinkFilter } from './link-filter.js';
import { type SectionDelta, SectionParser } from './section-parser.js';
import { TimeRestorer } from './time-restorer.js';

export class AnswerText {
  private readonly links = new LinkFilter();
  private readonly times: TimeRestorer;
  private readonly parser = new SectionParser();
  private tokenized = '';

  constructor(
    private readonly restorer: StreamRestorer,
    times: Times,
  ) {
    this.times = new TimeRestorer(times);
  }

  push(delta: string): readonly SectionDelta[] {
    const clean = this.links.push(delta);
    this.tokenized += clean;
    return this.parser.push(this.times.push(this.restorer.push(clean)));
  }

  end(): readonly SectionDelta[] {
    const clean = this.links.end();
    this.tokenized += clean;
    const rest = this.times.push(this.restorer.push(clean) + this.restorer.end()) + this.times.end();
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
