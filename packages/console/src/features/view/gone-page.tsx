/** The page of one thing that cannot be shown: another try where that may help, the list of such things where it is gone. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { Failed } from '../../ui/states.js';

type ListPath = '/events' | '/traces' | '/errors' | '/alerts' | '/dashboards' | '/explanations';

interface WayProps {
  readonly to: ListPath;
  readonly children: ReactNode;
}

/** To a list, in the same time range. */
export function WayToList({ to, children }: WayProps): ReactElement {
  const search = useView();
  return (
    <Link to={to} search={carriedSearch(search)} className={buttonClass('plain')} data-testid="way-to-list">
      {children}
    </Link>
  );
}

interface Props extends WayProps {
  /** The heading of the page, for who hears it. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** `children` is what the link to the list says. */
export function GonePage({ title, error, onRetry, to, children }: Props): ReactElement {
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <Failed error={error} onRetry={onRetry} wayOut={<WayToList to={to}>{children}</WayToList>} />
    </>
  );
}
