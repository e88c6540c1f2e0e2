/** A question in plain words. What it was understood as is shown as a query, to be changed; nothing is sent anywhere. */
import type { Query } from '@baselime-ai/contract';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { useKnownKeys, useKnownPlaces } from './known-keys.js';
import { understand } from './plain-words.js';

interface Props {
  readonly onQuery: (query: Query, lastMs: number | undefined) => void;
}

export function WordsForm({ onQuery }: Props): ReactElement {
  const { keys, datasets } = useKnownKeys();
  const places = useKnownPlaces();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    const understood = understand(text, { keys, datasets, ...places });
    setUnknown(understood.unknown);
    onQuery(understood.query, understood.lastMs);
  };
  return (
    <div className="min-w-0 flex-1 basis-72">
      <form
        onSubmit={submit}
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-panel pr-0.5 pl-2.5 focus-within:border-lime"
      >
        <span className="text-faint">
          <Icon name="search" size={14} />
        </span>
        <input
          data-testid="query-words"
          aria-label="Ask in words"
          placeholder="Ask in words: errors by message in the last 3 hours"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
        <Button look="ghost" type="submit" disabled={text.trim() === ''}>
          Make a query
        </Button>
      </form>
      {unknown.length === 0 ? null : (
        <p role="status" data-testid="unknown-words" className="pt-1 text-2xs text-warn">
          Not understood:{' '}
          {unknown
            .slice(0, 12)
            .map((word) => visibleLine(word, 40))
            .join(', ')}
          . The query below leaves it out.
        </p>
      )}
    </div>
  );
}
