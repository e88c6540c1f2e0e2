/**
 * Takes links and images out of a model's text while it streams, before any original is put back: a link that a log
 * line talked the model into can therefore never carry a restored value.
 */
const MAX_HELD = 2_000;
/** A label with or without its address, or a tag; closed or still open at the end of its line. */
const BRACKETED = /!?\[[^\]\n]*(?:\](?:\s?[([][^)\]\n]*[)\]]?)?)?|<(?![a-z]{2,12}_\d|redacted>)\/?[a-z!][^>\n]*>?/gi;
/** What replaces an address; says that something was there. */
export const LINK_REMOVED = '(link removed)';

export class LinkFilter {
  private held = '';
  private dropped = 0;

  push(delta: string): string {
    this.held += delta;
    const safe = this.held.length > MAX_HELD ? this.held.length : this.settledLength();
    const text = this.held.slice(0, safe);
    this.held = this.held.slice(safe);
    return this.clean(text);
  }

  end(): string {
    const text = this.held;
    this.held = '';
    return this.clean(text);
  }

  /** How many links and images were taken out. */
  count(): number {
    return this.dropped;
  }

  /** The end of what can no longer become part of a link: before the last word, and before a bracket around it. */
  private settledLength(): number {
    const word = this.held.length - (/\S*$/.exec(this.held)?.[0].length ?? 0);
    for (const match of this.held.matchAll(BRACKETED)) {
      if (match.index < word && match.index + match[0].length > word) return match.index;
      // Up to the end of the text it may still grow: a closed label waits for its address.
      if (match.index + match[0].length === this.held.length) return Math.min(word, match.index);
    }
    return word;
  }

  private clean(text: string): string {
    const count =
      (by: (...groups: string[]) => string) =>
      (...groups: string[]): string => {
        this.dropped += 1;
        return by(...groups);
      };
    return text
      .replace(
        /!\[[^\]\n]*\]\([^)\n]*\)?/g,
        count(() => ''),
      )
      .replace(
        /!\[[^\]\n]*\]\s?\[[^\]\n]*\]/g,
        count(() => ''),
      )
      .replace(
        /\[([^\]\n]*)\]\([^)\n]*\)?/g,
        count((_, label = '') => (/^F\d/.test(label) ? `[${label}]` : label)),
      )
      .replace(
        /<(?![a-z]{2,12}_\d|redacted>)\/?[a-z!][^>\n]*>/gi,
        count(() => ''),
      )
      .replace(
        /(?<![\w])(?:[a-z][a-z\d+.-]*:)?\/\/[^\s)\]"']+|\bwww\.[^\s)\]"']+|\b(?:javascript|data):[^\s)\]"']+/gi,
        count(() => LINK_REMOVED),
      );
  }
}
