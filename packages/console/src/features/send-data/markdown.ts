/**
 * Reads the Markdown that our own documentation uses: headings, paragraphs, lists, tables, fenced code, `code`, **bold**
 * and links. Not a general reader: what it does not know stays text, and nothing ever becomes markup.
 */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string; readonly name: string | undefined; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

const FENCE = /^```(\S*)[ \t]*(\S*)/;
const ITEM = /^(?:[-*]|\d+\.)[ \t]+/;
const TABLE_RULE = /^\|[ \t:|-]+\|$/;

/** The blocks of a page, in order; none for an empty text. A fence that is not closed ends with the text. Never throws. */
export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const taken =
      line === ''
        ? { next: at + 1 }
        : (codeAt(lines, at) ??
          headingAt(lines, at) ??
          tableAt(lines, at) ??
          listAt(lines, at) ??
          paragraphAt(lines, at));
    if (taken.block !== undefined) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

interface Taken {
  readonly block?: Block;
  /** The first line after what was taken. */
  readonly next: number;
}

function codeAt(lines: readonly string[], at: number): Taken | undefined {
  const open = FENCE.exec(lines[at] ?? '');
  if (open === null) return undefined;
  const end = lines.findIndex((line, index) => index > at && line === '```');
  const last = end === -1 ? lines.length : end;
  const [, language = '', name = ''] = open;
  const text = lines.slice(at + 1, last).join('\n');
  return { block: { kind: 'code', language, name: name === '' ? undefined : name, text }, next: last + 1 };
}

function headingAt(lines: readonly string[], at: number): Taken | undefined {
  const found = /^(#{1,4}) +(.+)$/.exec(lines[at] ?? '');
  if (found === null) return undefined;
  const [, marks = '#', text = ''] = found;
  return { block: { kind: 'heading', level: marks.length, inlines: parseInline(text) }, next: at + 1 };
}

function tableAt(lines: readonly string[], at: number): Taken | undefined {
  const head = lines[at] ?? '';
  if (!head.startsWith('|') || !TABLE_RULE.test(lines[at + 1] ?? '')) return undefined;
  let next = at + 2;
  while ((lines[next] ?? '').startsWith('|')) next += 1;
  const rows = lines.slice(at + 2, next).map(cellsOf);
  return { block: { kind: 'table', head: cellsOf(head), rows }, next };
}

/** Bars inside `code` do not part cells. */
function cellsOf(line: string): readonly (readonly Inline[])[] {
  const cells = line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .match(/(?:`[^`]*`|[^|`])+/g);
  return (cells ?? []).map((cell) => parseInline(cell.trim()));
}

/** An item goes on while lines are indented below it, or follow it without a blank line. */
function listAt(lines: readonly string[], at: number): Taken | undefined {
  const first = lines[at] ?? '';
  if (!ITEM.test(first)) return undefined;
  const ordered = /^\d/.test(first);
  const items: string[][] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const mark = ITEM.exec(line)?.[0];
    if (mark !== undefined && /^\d/.test(line) === ordered) items.push([line.slice(mark.length)]);
    else if (line === '' && !continues(lines, next + 1, ordered)) break;
    else items.at(-1)?.push(line.replace(/^ {1,3}/, ''));
    next += 1;
  }
  return { block: { kind: 'list', ordered, items: items.map((item) => parseMarkdown(item.join('\n'))) }, next };
}

const continues = (lines: readonly string[], at: number, ordered: boolean): boolean => {
  const line = lines[at] ?? '';
  return /^ {2,}\S/.test(line) || (ITEM.test(line) && /^\d/.test(line) === ordered);
};

function paragraphAt(lines: readonly string[], at: number): Taken {
  let next = at + 1;
  const ends = (line: string): boolean => line === '' || FENCE.test(line) || ITEM.test(line) || /^(?:#|\|)/.test(line);
  while (next < lines.length && !ends(lines[next] ?? '')) next += 1;
  return { block: { kind: 'paragraph', inlines: parseInline(lines.slice(at, next).join(' ')) }, next };
}

const INLINE = /`([^`]+)`|\[((?:`[^`]*`|[^\]`])+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

/** The pieces of a line of text. Marks without a partner stay text. */
export function parseInline(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, label, target, strong, emphasis] = found;
    if (found.index > done) pieces.push({ kind: 'text', text: text.slice(done, found.index) });
    done = found.index + whole.length;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (label !== undefined && target !== undefined) {
      pieces.push({ kind: 'link', text: label.replaceAll('`', ''), target });
    } else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: emphasis });
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done) });
  return pieces;
}

/** The words of a piece of text, without its marks. */
export const plainText = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');
