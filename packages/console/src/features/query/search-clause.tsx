import type { Query } from '@baselime-ai/contract';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { NeedleToggles } from '../view/needle-toggles.js';
import { Clause, FIELD } from './clause.js';

interface Props {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

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
        <NeedleToggles
          matchCase={needle?.matchCase === true}
          isRegex={needle?.isRegex === true}
          disabled={needle === undefined}
          onMatchCase={(matchCase) => needle && onChange({ ...query, needle: { ...needle, matchCase } })}
          onRegex={(isRegex) => needle && onChange({ ...query, needle: { ...needle, isRegex } })}
        />
      </form>
    </Clause>
  );
}
