import type { Query } from '@baselime-ai/contract';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { Clause, FIELD } from './clause.js';

interface Props {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

const TOGGLE =
  'data inline-flex h-6 min-w-7 items-center justify-center rounded px-1 text-2xs text-faint hover:text-ink aria-pressed:bg-lime-soft aria-pressed:text-lime';

/** Words anywhere in the event: taken by Enter or by leaving the field, so that typing asks nothing. */
export function SearchClause({ query, onChange }: Props): ReactElement {
  const { needle } = query;
  const [text, setText] = useState(needle?.value ?? '');
  useEffect(() => setText(needle?.value ?? ''), [needle?.value]);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text === (needle?.value ?? '')) return;
    const { needle: _before, ...rest } = query;
    onChange(text === '' ? rest : { ...rest, needle: { ...needle, value: text.slice(0, 1024) } });
  };
  return (
    <Clause label="Search">
      <form onSubmit={submit} className="flex min-w-0 flex-1 items-center gap-1">
        <input
          data-search-field
          aria-label="Search"
          placeholder="Words anywhere in the event"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => submit()}
          spellCheck={false}
          className={`${FIELD} w-full max-w-80`}
        />
        <button
          type="button"
          aria-pressed={needle?.matchCase === true}
          aria-label="Match case"
          title="Match case"
          disabled={needle === undefined}
          className={TOGGLE}
          onClick={() => needle && onChange({ ...query, needle: { ...needle, matchCase: needle.matchCase !== true } })}
        >
          Aa
        </button>
        <button
          type="button"
          aria-pressed={needle?.isRegex === true}
          aria-label="Regular expression"
          title="Regular expression"
          disabled={needle === undefined}
          className={TOGGLE}
          onClick={() => needle && onChange({ ...query, needle: { ...needle, isRegex: needle.isRegex !== true } })}
        >
          .*
        </button>
      </form>
    </Clause>
  );
}
