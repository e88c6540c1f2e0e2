import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { CopyButton } from '../../ui/copy.js';
import { type Block, type Inline, plainText } from './markdown.js';
import { linkTarget, slugOf } from './sources.js';

interface Props {
  readonly blocks: readonly Block[];
  /** Whose page it is; links without a path are to it. */
  readonly id: string;
}

/** Pages of our documentation. Text stays text: React writes it, nothing here turns it into markup. */
export function MarkdownView({ blocks, id }: Props): ReactElement {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never reorder
        <BlockView key={index} block={block} id={id} />
      ))}
    </>
  );
}

function BlockView({ block, id }: { readonly block: Block; readonly id: string }): ReactElement {
  if (block.kind === 'heading') return <Heading level={block.level} inlines={block.inlines} id={id} />;
  if (block.kind === 'code') return <CodeBlock name={block.name} language={block.language} text={block.text} />;
  if (block.kind === 'table') return <Table block={block} id={id} />;
  if (block.kind === 'paragraph') {
    return (
      <p className="my-2.5 text-sm text-soft">
        <Inlines inlines={block.inlines} id={id} />
      </p>
    );
  }
  const items = block.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list never reorder
    <li key={index} className="my-1 pl-1 marker:text-faint [&>p]:my-1">
      <MarkdownView blocks={item} id={id} />
    </li>
  ));
  return block.ordered ? (
    <ol className="my-2.5 list-decimal pl-5">{items}</ol>
  ) : (
    <ul className="my-2.5 list-disc pl-5">{items}</ul>
  );
}

interface HeadingProps {
  readonly level: number;
  readonly inlines: readonly Inline[];
  readonly id: string;
}

function Heading({ level, inlines, id }: HeadingProps): ReactElement {
  const slug = slugOf(plainText(inlines));
  const words = <Inlines inlines={inlines} id={id} />;
  if (level === 1) return <h2 className="text-[17px] font-semibold tracking-tight">{words}</h2>;
  return (
    <h3 id={slug} className="mt-6 mb-1 scroll-mt-4 text-sm font-semibold">
      {words}
    </h3>
  );
}

function Table({
  block,
  id,
}: {
  readonly block: Extract<Block, { kind: 'table' }>;
  readonly id: string;
}): ReactElement {
  const cell = (inlines: readonly Inline[]): ReactNode => <Inlines inlines={inlines} id={id} />;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard
      tabIndex={0}
      aria-label="Table"
      className="my-3 overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full border-collapse text-left text-xs">
        <thead>
          <tr>
            {block.head.map((inlines, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never reorder
              <th key={column} scope="col" className="bg-panel px-3 py-1.5 font-medium text-faint">
                {cell(inlines)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table never reorder
            <tr key={line} className="border-line border-t">
              {row.map((inlines, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never reorder
                <td key={column} className="min-w-28 px-3 py-1.5 align-top text-soft">
                  {cell(inlines)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Inlines({ inlines, id }: { readonly inlines: readonly Inline[]; readonly id: string }): ReactNode {
  return inlines.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never reorder
    <InlineView key={index} inline={inline} id={id} />
  ));
}

const CODE =
  'rounded bg-raised px-1 py-px font-mono text-[0.92em] text-ink [font-variant-ligatures:none] [overflow-wrap:anywhere]';

function InlineView({ inline, id }: { readonly inline: Inline; readonly id: string }): ReactNode {
  if (inline.kind === 'link') return <PageLink inline={inline} id={id} />;
  if (inline.kind === 'text') return inline.text;
  if (inline.kind === 'code') return <code className={CODE}>{inline.text}</code>;
  if (inline.kind === 'strong') return <strong className="font-semibold text-ink">{inline.text}</strong>;
  return <em>{inline.text}</em>;
}

interface LinkProps {
  readonly inline: Extract<Inline, { kind: 'link' }>;
  readonly id: string;
}

function PageLink({ inline, id }: LinkProps): ReactElement {
  const target = linkTarget(inline.target, id);
  // A page of docs/ that is not about a way in; the reader has it in the repository.
  if (target === undefined) return <span title={inline.target}>{inline.text}</span>;
  return (
    <Link
      to="/send-data/$source"
      params={{ source: target.id }}
      search={{}}
      {...(target.hash === undefined ? {} : { hash: target.hash })}
      className="text-lime underline decoration-lime/40 underline-offset-2 hover:decoration-lime"
    >
      {inline.text}
    </Link>
  );
}

interface CodeProps {
  readonly name: string | undefined;
  readonly language: string;
  readonly text: string;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  sh: 'Shell',
  js: 'JavaScript',
  ts: 'TypeScript',
  jsx: 'React',
  py: 'Python',
  yaml: 'YAML',
};

export function CodeBlock({ name, language, text }: CodeProps): ReactElement {
  const title = name ?? LANGUAGES[language] ?? 'Settings';
  return (
    <figure className="my-3 overflow-hidden rounded-lg border border-line bg-panel">
      <figcaption className="flex h-9 items-center justify-between gap-2 border-line border-b pr-1 pl-3">
        <span className="data truncate text-faint">{title}</span>
        <CopyButton label="Copy" text={() => text} />
      </figcaption>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard
        tabIndex={0}
        aria-label={`Code: ${title}`}
        className="overflow-x-auto px-3 py-2.5 outline-offset-[-2px]"
      >
        <pre data-testid="send-data-code" className="data w-max text-ink">
          {text}
        </pre>
      </section>
    </figure>
  );
}
