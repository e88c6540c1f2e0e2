import { type ReactElement, useState } from 'react';
import { Button, IconButton } from './button.js';
import type { IconName } from './icons.js';

interface Props {
  /** What the first press seems to do. */
  readonly label: string;
  /** What the second press does, with its consequence: it is read in the moment of deciding. */
  readonly sure: string;
  readonly onSure: () => void;
  /** Shown instead of the label, where there is no room for words. */
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** For what cannot be undone: the first press asks, the second one does it. Leaving the button or Escape takes it back. */
export function ConfirmButton({ label, sure, onSure, icon, disabled = false, testId }: Props): ReactElement {
  const [asks, setAsks] = useState(false);
  if (!asks) {
    const ask = (): void => setAsks(true);
    return icon === undefined ? (
      <Button look="ghost" disabled={disabled} data-testid={testId} onClick={ask}>
        {label}
      </Button>
    ) : (
      <IconButton icon={icon} label={label} disabled={disabled} data-testid={testId} onClick={ask} />
    );
  }
  return (
    <Button
      look="danger"
      autoFocus
      disabled={disabled}
      data-testid={testId === undefined ? 'sure' : `${testId}-sure`}
      onBlur={() => setAsks(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsks(false);
      }}
      onClick={(event) => {
        // The second half of a double click decides nothing.
        if (event.detail > 1) return;
        setAsks(false);
        onSure();
      }}
    >
      {sure}
    </Button>
  );
}
