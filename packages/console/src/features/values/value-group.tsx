/** One key with its most frequent values: a press filters by one, another leaves it out. */
import type { ValueCounts } from '@baselime-ai/contract';
import { type ReactElement, useId, useState } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { formatCount } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { isSet, labelOf, toggled } from './model.js';

const FEW = 5;

interface Props {
  readonly group: ValueCounts;
  /** Events that match, of which a value has its share. */
  readonly total: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** Only of a key that the reader pinned. */
  readonly onUnpin?: () => void;
}

export function ValueGroup({ group, total, isOpen, onOpen, onUnpin }: Props): ReactElement {
  const { key, values, more } = group;
  const [isWhole, setWhole] = useState(false);
  const listId = useId();
  const shown = isWhole ? values : values.slice(0, FEW);
  const label = labelOf(key) ?? visibleLine(key, 60);
  return (
    <section aria-label={label} data-testid={`values-${key}`} className="border-line/60 border-b py-1.5">
      <div className="flex items-center">
        <h3 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            onClick={() => onOpen(!isOpen)}
            title={visibleLine(key, 200)}
            className="flex h-7 w-full items-center gap-1 rounded text-left text-xs text-soft hover:text-ink"
          >
            <Icon name={isOpen ? 'down' : 'chevron'} size={12} />
            <span className="truncate">{label}</span>
          </button>
        </h3>
        {onUnpin ? <IconButton icon="close" label={`Unpin ${label}`} onClick={onUnpin} /> : null}
      </div>
      {isOpen ? (
        <ul id={listId}>
          {shown.map(({ value, count }) => (
            <Value key={value} name={key} label={label} value={value} count={count} total={total} />
          ))}
          {values.length === 0 ? <li className="px-4 py-1 text-xs text-faint">No event here has it.</li> : null}
        </ul>
      ) : null}
      {isOpen && values.length > FEW ? (
        <button
          type="button"
          onClick={() => setWhole(!isWhole)}
          className="ml-4 h-6 text-2xs text-faint hover:text-ink"
        >
          {isWhole ? `Fewer of ${label}` : `${values.length - FEW} more of ${label}`}
        </button>
      ) : null}
      {isOpen && more && (isWhole || values.length <= FEW) ? (
        <p className="ml-4 text-2xs text-faint">Rarer values are not listed.</p>
      ) : null}
    </section>
  );
}

interface ValueProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly count: number;
  readonly total: number;
}

function Value({ name, label, value, count, total }: ValueProps): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const filters = search.f ?? [];
  const press = (operation: '=' | '!='): void => {
    const next = toggled(filters, name, value, operation);
    patch({ f: next.length > 0 ? [...next] : undefined });
  };
  const share = total > 0 ? Math.min(100, (count / total) * 100) : 0;
  const text = visibleLine(value, 120);
  const isChosen = isSet(filters, name, value, '=');
  return (
    <li className="group flex items-center">
      <button
        type="button"
        aria-pressed={isChosen}
        title={`${text}: ${formatCount(count)} of ${formatCount(total)} events`}
        onClick={() => press('=')}
        data-testid="value"
        className="data relative flex h-7 min-w-0 flex-1 items-center gap-2 rounded px-2 text-left text-ink outline-offset-[-2px] hover:bg-hover aria-pressed:bg-lime-soft aria-pressed:text-lime [@media(hover:none)]:h-9"
      >
        <span className="min-w-0 flex-1 truncate">
          <span className="sr-only">{label} </span>
          {text}
        </span>
        <span className="shrink-0 text-faint tabular-nums">
          {formatCount(count)}
          <span className="sr-only"> of {formatCount(total)} events</span>
        </span>
        <span aria-hidden="true" className="absolute inset-x-2 bottom-0.5 h-[2px] rounded bg-line">
          <span className="block h-full rounded bg-lime" style={{ width: `${share}%` }} />
        </span>
      </button>
      <button
        type="button"
        aria-label={`Without ${label} ${text}`}
        title={`Without ${text}`}
        onClick={() => press('!=')}
        className="flex size-7 shrink-0 items-center justify-center rounded text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 [@media(hover:none)]:size-9 [@media(hover:none)]:opacity-100"
      >
        <Icon name="minus" size={12} />
      </button>
    </li>
  );
}
