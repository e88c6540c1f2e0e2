/** The pieces that the clauses of the builder are made of: the row, a chip for what is chosen, a button for more. */
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icons.js';
import { PanelButton } from '../../ui/popover-panel.js';
import { visibleLine } from '../../ui/safe-text.js';

export const FIELD =
  'data h-7 min-w-0 rounded-md border border-line-strong bg-ground px-2 outline-none placeholder:font-sans placeholder:text-faint focus:border-lime';
export const CHIP = 'inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border text-xs';

export function Clause({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <fieldset aria-label={label} className="flex min-w-0 items-start gap-2">
      <span className="w-16 shrink-0 pt-1 text-xs text-faint">{label}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">{children}</div>
    </fieldset>
  );
}

export function Chip({
  text,
  onRemove,
}: {
  readonly text: string;
  readonly onRemove: (() => void) | undefined;
}): ReactElement {
  const shown = visibleLine(text, 120);
  return (
    <span
      className={`${CHIP} border-line-strong bg-panel pl-2 ${onRemove === undefined ? 'pr-2' : ''}`}
      data-testid="query-chip"
    >
      <span className="data min-w-0 truncate" title={shown}>
        {shown}
      </span>
      {onRemove === undefined ? null : (
        <button
          type="button"
          aria-label={`Remove ${shown}`}
          className="flex h-full items-center pr-1.5 text-faint hover:text-ink"
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

interface AddProps {
  readonly label: string;
  readonly testId: string;
  readonly wide?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** What `children` gives is told how to close the panel that it stands in. */
export function Add({ label, testId, wide = false, children }: AddProps): ReactElement {
  return (
    <PanelButton
      className={`${wide ? 'w-[26rem]' : 'w-72'} p-2.5`}
      trigger={
        <button
          type="button"
          data-testid={testId}
          className={`${CHIP} border-line-strong border-dashed px-2 text-faint hover:border-solid hover:text-ink`}
        >
          <Icon name="plus" size={12} />
          {label}
        </button>
      }
    >
      {children}
    </PanelButton>
  );
}
