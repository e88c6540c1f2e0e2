import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { Icon } from '../../ui/icons.js';
import { GROUPS, searchSources } from './sources.js';

/** Search and groups. `open` is the id of the source that is shown beside the list. */
export function SourceList({ open }: { readonly open: string | undefined }): ReactElement {
  const [search, setSearch] = useState('');
  const found = useMemo(() => searchSources(search), [search]);
  return (
    <nav aria-label="Sources" className="flex min-h-0 flex-1 flex-col">
      <div className="relative shrink-0 p-3">
        <span className="pointer-events-none absolute top-1/2 left-5.5 -translate-y-1/2 text-faint">
          <Icon name="search" size={14} />
        </span>
        <input
          type="search"
          data-search-field
          aria-label="Search sources"
          placeholder="Search sources"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="h-8 w-full rounded-md border border-line-strong bg-panel pr-2.5 pl-8 text-ink placeholder:text-faint"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-4" data-testid="source-list">
        {found.length === 0 ? (
          <p className="px-2 py-6 text-center text-faint text-xs">
            No page holds these words. Anything that can send JSON over HTTP can use the first one.
          </p>
        ) : null}
        {GROUPS.map((group) => {
          const members = found.filter((source) => source.group === group);
          if (members.length === 0) return null;
          return (
            <section key={group} aria-label={group} className="mb-3">
              <h2 className="px-2 pb-1 text-2xs font-medium text-faint">{group}</h2>
              <ul>
                {members.map((source) => (
                  <li key={source.id}>
                    <Link
                      to="/send-data/$source"
                      params={{ source: source.id }}
                      search={{}}
                      aria-current={source.id === open ? 'page' : undefined}
                      className="flex min-h-8 items-center rounded-md px-2 py-1 text-soft hover:bg-raised hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_2px_0_0_var(--c-lime)]"
                    >
                      {source.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </nav>
  );
}
