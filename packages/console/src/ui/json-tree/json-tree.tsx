/** A JSON value as a tree. Everything in it is hostile: text nodes only, hidden characters visible, long parts on request. */
import type { Filter } from '@baselime-ai/contract';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { CopyIcon } from '../copy.js';
import { formatInstant } from '../format.js';
import { HostileText } from '../hostile-text.js';
import { Icon } from '../icons.js';
import { visibleLine } from '../safe-text.js';
import { copyText, type Entry, entriesOf, filterFor, instantOf, sizeText } from './model.js';

/** A node shows this many entries until the reader asks for more. */
const PAGE = 100;
const OPEN_DEPTH = 3;
/** Characters. A longer text, or one of several lines, stands below its key where the screen is narrow. */
const LONG_TEXT = 60;

interface Props {
  readonly value: unknown;
  /** Absent where filtering makes no sense; the row controls are then copy only. */
  readonly onFilter?: ((filter: Filter) => void) | undefined;
  /** Dotted key to point out, such as the one a citation names. */
  readonly highlight?: string | undefined;
}

export function JsonTree({ value, onFilter, highlight }: Props): ReactElement {
  return (
    <div className="data" data-testid="json-tree">
      <Entries value={value} at="" depth={0} onFilter={onFilter} highlight={highlight} />
    </div>
  );
}

interface EntriesProps extends Props {
  readonly at: string;
  readonly depth: number;
}

function Entries({ value, at, depth, ...rest }: EntriesProps): ReactElement {
  const [shown, setShown] = useState(PAGE);
  const entries = entriesOf(value, at) ?? [{ name: 'value', value, key: '', inList: false }];
  return (
    <ul>
      {entries.slice(0, shown).map((entry) => (
        <Node key={entry.name} entry={entry} depth={depth} {...rest} />
      ))}
      {entries.length > shown ? (
        <li className="py-0.5 pl-4">
          <button
            type="button"
            className="rounded bg-raised px-1.5 font-sans text-2xs text-soft hover:text-ink"
            onClick={() => setShown((now) => now + PAGE * 5)}
          >
            show {Math.min(PAGE * 5, entries.length - shown)} more of {entries.length}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

interface NodeProps extends Omit<Props, 'value'> {
  readonly entry: Entry;
  readonly depth: number;
}

function Node({ entry, depth, onFilter, highlight }: NodeProps): ReactElement {
  const size = sizeText(entry.value);
  const isLong = typeof entry.value === 'string' && (entry.value.length > LONG_TEXT || entry.value.includes('\n'));
  const isBranch = size !== '';
  const isEmpty = size === '[0]' || size === '{0}';
  const [open, setOpen] = useState(
    () => (depth < OPEN_DEPTH && sizeOf(entry.value) <= 40) || highlight?.startsWith(`${entry.key}.`) === true,
  );
  const marked = highlight !== undefined && highlight === entry.key && !entry.inList;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: 'center' });
  }, [marked]);
  const name = <span className={entry.inList ? 'text-faint' : 'text-key'}>{visibleLine(entry.name, 200)}</span>;
  return (
    <li>
      <div
        ref={line}
        className={`group/node relative flex items-start gap-1 rounded px-1 py-px hover:bg-hover focus-within:bg-hover ${
          marked ? 'bg-lime-soft hover:bg-lime-soft' : ''
        } ${isLong ? 'max-sm:flex-wrap' : ''}`}
      >
        {isBranch && !isEmpty ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex min-w-0 items-center gap-1 text-left"
          >
            <span className={`text-faint transition-transform ${open ? 'rotate-90' : ''}`}>
              <Icon name="chevron" size={12} />
            </span>
            {name}
            <span className="text-faint">{size}</span>
          </button>
        ) : (
          <>
            <span className="w-3 shrink-0" />
            <span className="shrink-0">
              {name}
              <span className="text-faint">:</span>
            </span>
            <span
              className={`min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere] ${isLong ? 'max-sm:order-last max-sm:basis-full max-sm:pl-4' : ''}`}
            >
              {isEmpty ? (
                <span className="text-faint">{size.startsWith('[') ? '[]' : '{}'}</span>
              ) : (
                <LeafText name={entry.name} value={entry.value} />
              )}
            </span>
          </>
        )}
        <NodeTools entry={entry} onFilter={onFilter} />
      </div>
      {isBranch && open && !isEmpty ? (
        <div className="ml-2.5 border-line border-l pl-1.5">
          <Entries value={entry.value} at={entry.key} depth={depth + 1} onFilter={onFilter} highlight={highlight} />
        </div>
      ) : null}
    </li>
  );
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function LeafText({ name, value }: { readonly name: string; readonly value: unknown }): ReactElement {
  if (typeof value === 'string') {
    return (
      <span className="text-string">
        "<HostileText value={value} />"
      </span>
    );
  }
  if (value === null) return <span className="text-faint">null</span>;
  const at = instantOf(name, value);
  return (
    <>
      <span className="text-number">{String(value)}</span>
      {at === undefined ? null : <span className="pl-2 text-faint select-none">{formatInstant(at)}</span>}
    </>
  );
}

function NodeTools({ entry, onFilter }: { readonly entry: Entry; readonly onFilter: Props['onFilter'] }): ReactElement {
  const keep = onFilter ? filterFor(entry, false) : undefined;
  const exclude = onFilter ? filterFor(entry, true) : undefined;
  const tool =
    'flex size-5 items-center justify-center rounded text-faint hover:bg-raised hover:text-ink [@media(hover:none)]:size-6';
  return (
    <span className="absolute top-0 right-0 flex items-center rounded bg-hover opacity-0 shadow-[-8px_0_8px_var(--c-hover)] focus-within:opacity-100 group-hover/node:opacity-100 [@media(hover:none)]:static [@media(hover:none)]:ml-auto [@media(hover:none)]:shrink-0 [@media(hover:none)]:bg-transparent [@media(hover:none)]:opacity-100 [@media(hover:none)]:shadow-none">
      {keep && onFilter ? (
        <button
          type="button"
          className={tool}
          title="Filter by this value"
          aria-label={`Filter by ${visibleLine(entry.key, 80)}`}
          data-testid="filter-by-value"
          onClick={() => onFilter(keep)}
        >
          <Icon name="plus" size={12} />
        </button>
      ) : null}
      {exclude && onFilter ? (
        <button
          type="button"
          className={tool}
          title="Exclude this value"
          aria-label={`Exclude ${visibleLine(entry.key, 80)}`}
          onClick={() => onFilter(exclude)}
        >
          <Icon name="minus" size={12} />
        </button>
      ) : null}
      <span className="[&_button]:size-5 [&_svg]:size-3 [@media(hover:none)]:[&_button]:size-6">
        <CopyIcon label="Copy the value" text={() => copyText(entry.value)} />
      </span>
    </span>
  );
}
