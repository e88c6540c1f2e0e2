/** Adds a key whose values the reader wants to see from now on. */
import { type ReactElement, useId, useState } from 'react';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { useKnownKeys } from '../query/known-keys.js';

interface Props {
  readonly pinned: readonly string[];
  readonly onPin: (key: string) => void;
  readonly onClose: () => void;
}

export function PinForm({ pinned, onPin, onClose }: Props): ReactElement {
  const [key, setKey] = useState('');
  const { keys } = useKnownKeys();
  const listId = useId();
  const wanted = key.trim();
  return (
    <form
      className="flex items-center gap-1.5 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        if (!pinned.includes(wanted)) onPin(wanted);
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for it
        autoFocus
        list={listId}
        value={key}
        maxLength={200}
        aria-label="Key to pin"
        placeholder="tenant, cart.size, …"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setKey(event.target.value)}
        className="data h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime"
      />
      <datalist id={listId}>
        {keys.slice(0, 500).map((one) => (
          <option key={one.key} value={one.key}>
            {visibleLine(one.key, 120)}
          </option>
        ))}
      </datalist>
      <Button type="submit" disabled={wanted === ''}>
        Pin
      </Button>
    </form>
  );
}
