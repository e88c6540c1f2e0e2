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

export function ListPage({ pending, error, rows, rowHeight, onRetry, empty, children }: Props): ReactElement {
  const search = useView();
  const patch = usePatchView();
  if (pending) return <SkeletonRows rows={18} height={rowHeight} />;
  if (error && rows === 0) return <Failed error={error} onRetry={onRetry} />;
  if (rows > 0) return <>{children}</>;
  const narrowed = search.q !== undefined || search.f !== undefined || search.errors === true;
  if (!narrowed) return <NothingHere {...empty} />;
  return (
    <Empty icon={empty.icon} title={empty.title}>
      <p>{empty.text}</p>
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
