import { type FormEvent, type ReactElement, useState } from 'react';
import { Suggestions } from '../view/filter-form.js';
import { FIELD } from './clause.js';

interface PickProps {
  readonly placeholder: string;
  readonly items: readonly { readonly text: string; readonly note: string }[];
  /** What is typed may be taken although it is in no list. */
  readonly free?: boolean;
  readonly onPick: (text: string) => void;
}

/** One name out of a list that narrows while it is typed; Enter takes the exact one, else the first. */
export function PickForm({ placeholder, items, free = false, onPick }: PickProps): ReactElement {
  const [text, setText] = useState('');
  const typed = text.trim().toLowerCase();
  const matching = items.filter((item) => item.text.toLowerCase().includes(typed)).slice(0, 60);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const exact = matching.find((item) => item.text.toLowerCase() === typed);
    const chosen = exact?.text ?? (free && typed !== '' ? text.trim() : matching[0]?.text);
    if (chosen !== undefined) onPick(chosen.slice(0, 512));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <input
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        className={FIELD}
      />
      <Suggestions items={matching} none="Nothing of that name was seen in this range" onPick={onPick} />
    </form>
  );
}
