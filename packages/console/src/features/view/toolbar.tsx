import type { ReactElement, ReactNode } from 'react';
import { FilterBar } from './filter-bar.js';
import { SearchBox } from './search-box.js';
import { TimeControls } from './time-controls.js';

interface Props {
  readonly title: string;
  readonly placeholder?: string;
  readonly errorsToggle?: boolean;
  /** Holds live mode still, for example while the reader has scrolled down. */
  readonly paused?: boolean;
  /** Stands before the filters. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** Title, search, filters and time range: the same on every list page. */
export function Toolbar({
  title,
  placeholder,
  errorsToggle = true,
  paused = false,
  lead,
  children,
}: Props): ReactElement {
  return (
    <div className="flex shrink-0 flex-col gap-2 border-line border-b px-3 py-2.5 md:px-4">
      <h1 className="sr-only">{title}</h1>
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox placeholder={placeholder ?? 'Search all text'} />
        <TimeControls paused={paused} />
      </div>
      <div className="flex min-h-7 items-center justify-between gap-3">
        <div className="flex min-w-0 items-start gap-1.5">
          {lead}
          <FilterBar errorsToggle={errorsToggle} />
        </div>
        <div className="hidden shrink-0 text-xs text-faint tabular-nums sm:block">{children}</div>
      </div>
    </div>
  );
}
