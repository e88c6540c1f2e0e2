/** The frame of a paged list: loading, failed, empty and full, all in the same place. */
import type { ReactElement, ReactNode } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import type { IconName } from '../../ui/icons.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { NothingHere } from '../send-data/nothing-here.js';

interface Props {
  readonly pending: boolean;
  readonly error: unknown;
  readonly rows: number;
  readonly rowHeight: number;
  readonly onRetry: () => void;
  readonly empty: { readonly icon: IconName; readonly title: string; readonly text: string };
  readonly children: ReactNode;
}

export function ListPage({ pending, error, rows, rowHeight, onRetry, empty, children }: Props): ReactNode {
  if (pending) return <SkeletonRows rows={18} height={rowHeight} />;
  if (error && rows === 0) return <Failed error={error} onRetry={onRetry} />;
  return rows > 0 ? children : <EmptyList {...empty} />;
}

/** Nothing in the range: the way back to more where it was narrowed, how data gets here where there is none at all. */
function EmptyList(empty: Props['empty']): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const narrowed = search.q !== undefined || search.f !== undefined || search.errors === true;
  if (!narrowed) return <NothingHere {...empty} />;
  return (
    <Empty icon="filter" title="Nothing matches in this time range">
      <p>Remove a filter, search for fewer words, or look further back.</p>
      <span className="flex gap-2">
        <Button onClick={() => patch({ q: undefined, f: undefined, errors: undefined })}>
          Clear search and filters
        </Button>
        <Button onClick={() => patch({ last: '24h', from: undefined, to: undefined })}>Last 24 hours</Button>
      </span>
    </Empty>
  );
}

interface EndProps {
  readonly loading: boolean;
  readonly more: boolean;
  readonly end?: string;
}

export function ListEnd({ loading, more, end = 'The start of the time range' }: EndProps): ReactElement {
  return (
    <p className="flex h-10 items-center justify-center text-xs text-faint">
      {loading ? 'Loading more…' : more ? ' ' : end}
    </p>
  );
}

/** Column titles above a list; hidden where rows stack. */
export function ListHead({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div
      aria-hidden="true"
      className="hidden h-7 shrink-0 items-center gap-3 border-line border-b pr-9 pl-4 text-2xs text-faint md:flex"
    >
      {children}
    </div>
  );
}
