import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { Kbd } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { NeedleToggles } from './needle-toggles.js';

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
        <NeedleToggles
          matchCase={search.case === true}
          isRegex={search.regex === true}
          onMatchCase={(isOn) => patch({ case: isOn || undefined })}
          onRegex={(isOn) => patch({ regex: isOn || undefined })}
        />
      </form>
    </search>
  );
}
