import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { Kbd } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';

const TOGGLE =
  'data inline-flex h-5 min-w-6 items-center justify-center rounded px-1 text-2xs text-faint hover:text-ink aria-pressed:bg-lime-soft aria-pressed:text-lime';

/** The needle. Asked on Enter or when the field is left, so that half a word is never searched for. */
export function SearchBox({ placeholder }: { readonly placeholder: string }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const [text, setText] = useState(search.q ?? '');
  useEffect(() => {
    setText(search.q ?? '');
  }, [search.q]);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    const q = text.trim() === '' ? undefined : text.slice(0, 1024);
    if (q !== search.q) patch({ q });
  };
  return (
    <search className="min-w-0 flex-1 basis-64">
      <form
        onSubmit={submit}
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-panel px-2.5 focus-within:border-lime"
      >
        <span className="text-faint">
          <Icon name="search" size={14} />
        </span>
        <input
          data-search-field
          data-testid="search"
          aria-label="Search"
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => submit()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          spellCheck={false}
          className="data min-w-0 flex-1 bg-transparent outline-none placeholder:font-sans placeholder:text-faint"
        />
        {text === '' ? (
          <span className="flex [@media(hover:none)]:hidden">
            <Kbd>/</Kbd>
          </span>
        ) : (
          <button
            type="button"
            aria-label="Clear the search"
            className="text-faint hover:text-ink"
            onClick={() => {
              setText('');
              patch({ q: undefined });
            }}
          >
            <Icon name="close" size={13} />
          </button>
        )}
        <button
          type="button"
          aria-pressed={search.case === true}
          aria-label="Match case"
          title="Match case"
          className={TOGGLE}
          onClick={() => patch({ case: search.case ? undefined : true })}
        >
          Aa
        </button>
        <button
          type="button"
          aria-pressed={search.regex === true}
          aria-label="Regular expression"
          title="Regular expression"
          className={TOGGLE}
          onClick={() => patch({ regex: search.regex ? undefined : true })}
        >
          .*
        </button>
      </form>
    </search>
  );
}
