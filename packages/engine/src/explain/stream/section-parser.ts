/** Model text -> sections, while it streams. A heading may arrive in any number of pieces. */
import { SECTION_NAMES, type SectionName, type Sections } from '@baselime-ai/contract';
import { SECTION_HEADINGS } from '../prompt/instructions.js';

export interface SectionDelta {
  readonly section: SectionName;
  readonly text: string;
}

const HEADING = /^\s{0,3}#{1,6}\s*(.*)$/;

/** The name of a heading's section, whatever its capitals and marks; undefined for a heading that is none of ours. */
export function sectionOf(heading: string): SectionName | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  return SECTION_NAMES.find(
    (name) => plain(SECTION_HEADINGS[name]) === plain(heading) || plain(name) === plain(heading),
  );
}

/**
 * Text before the first heading belongs to the summary; the line of an unknown heading is left out, the text below it
 * stays with the section before. A section that comes again adds only lines that it does not have. Emphasis and code marks are taken out: an answer is plain text in lines.
 */
export class SectionParser {
  private section: SectionName = 'summary';
  private line = '';
  private lineIsText = false;
  /** The section has been written before, so its lines wait until they are whole and can be compared. */
  private comesAgain = false;
  private blank = '';
  private readonly texts = new Map<SectionName, string>();

  push(text: string): readonly SectionDelta[] {
    const deltas: SectionDelta[] = [];
    for (const piece of text.split(/(\n)/)) {
      if (piece === '\n') this.endLine(deltas);
      else if (piece !== '') this.addToLine(piece, deltas);
    }
    return merged(deltas);
  }

  end(): readonly SectionDelta[] {
    const deltas: SectionDelta[] = [];
    this.flushLine(deltas);
    return merged(deltas);
  }

  sections(): Sections {
    const of = (name: SectionName): string => (this.texts.get(name) ?? '').trim();
    return {
      summary: of('summary'),
      rootCause: of('rootCause'),
      evidence: of('evidence'),
      impact: of('impact'),
      actions: of('actions'),
      ruledOut: of('ruledOut'),
      nextQuestions: of('nextQuestions'),
    };
  }

  private addToLine(piece: string, deltas: SectionDelta[]): void {
    this.line += piece;
    // A line that may still become a heading or a list mark waits until its first characters tell.
    if (this.comesAgain || (!this.lineIsText && /^\s{0,3}(?:#.*|[*•+-]\s?|\d{0,2}[.)]?\s?)?$/.test(this.line))) return;
    this.release(deltas, false);
  }

  /** Emits what the line holds, except a star at its end that may be the first half of an emphasis mark. */
  private release(deltas: SectionDelta[], atEnd: boolean): void {
    if (!this.lineIsText) {
      this.line = this.line
        .replace(/^\s*[*•+]\s+/, '- ')
        .replace(/^\s*(\d{1,2})\)\s+/, '$1. ')
        .trimStart();
      this.lineIsText = true;
    }
    const held = atEnd ? '' : (/\*{1,2}$/.exec(this.line)?.[0] ?? '');
    const text = this.line.slice(0, this.line.length - held.length).replace(/\*\*|`/g, '');
    this.line = held;
    if (text === '' || (this.comesAgain && this.hasLine(text))) return;
    const known = this.texts.get(this.section) ?? '';
    const shown = known === '' ? text : `${this.blank}${text}`;
    this.blank = '';
    this.texts.set(this.section, known + shown);
    deltas.push({ section: this.section, text: shown });
  }

  private hasLine(text: string): boolean {
    const lines = (this.texts.get(this.section) ?? '').split('\n');
    return lines.some((line) => line.trim() === text.trim());
  }

  private flushLine(deltas: SectionDelta[]): void {
    const heading = this.lineIsText ? null : HEADING.exec(this.line);
    if (heading === null) {
      this.release(deltas, true);
    } else {
      const next = sectionOf(heading[1] ?? '');
      if (next !== undefined) {
        this.section = next;
        this.comesAgain = this.texts.has(next);
        this.blank = this.texts.has(next) ? '\n' : '';
      }
    }
    this.line = '';
    this.lineIsText = false;
  }

  private endLine(deltas: SectionDelta[]): void {
    const wasText = this.lineIsText || (this.line.trim() !== '' && !HEADING.test(this.line));
    this.flushLine(deltas);
    // One line break at most: blank lines and the space around headings are no part of a section.
    if (wasText) this.blank = '\n';
  }
}

function merged(deltas: readonly SectionDelta[]): readonly SectionDelta[] {
  const joined: SectionDelta[] = [];
  for (const delta of deltas) {
    const last = joined.at(-1);
    if (last?.section === delta.section) joined[joined.length - 1] = { ...last, text: last.text + delta.text };
    else joined.push(delta);
  }
  return joined;
}
