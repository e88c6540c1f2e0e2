/** The values beside a list: a column that stays as the reader left it, or a drawer where there is no room. */
import { lazy, type ReactElement, Suspense, useState, useSyncExternalStore } from 'react';
import { Icon } from '../../ui/icons.js';
import { storedChoice } from '../../ui/stored-choice.js';
import { useMedia } from '../../ui/use-media.js';

const shown = storedChoice('values', ['open', 'closed']);
const ValueList = lazy(() => import('./value-list.js').then((module) => ({ default: module.ValueList })));
const ValuesDrawer = lazy(() => import('./values-drawer.js').then((module) => ({ default: module.ValuesDrawer })));

/** A column needs the room that a list leaves; beside an open event that is more. */
export const useHasRoom = (isPanelOpen: boolean): boolean =>
  useMedia(isPanelOpen ? '(min-width: 1600px)' : '(min-width: 1024px)');

export function ValuesAside({ hasRoom }: { readonly hasRoom: boolean }): ReactElement | null {
  const choice = useSyncExternalStore(shown.subscribe, shown.get);
  if (!hasRoom || choice === 'closed') return null;
  return (
    <aside
      aria-label="Values"
      data-testid="values-aside"
      className="w-60 shrink-0 overflow-y-auto border-line border-r bg-ground"
    >
      <Suspense>
        <ValueList />
      </Suspense>
    </aside>
  );
}

/** Opens and closes the column, or opens the drawer. */
export function ValuesToggle({ hasRoom }: { readonly hasRoom: boolean }): ReactElement {
  const choice = useSyncExternalStore(shown.subscribe, shown.get);
  const [hasDrawer, setDrawer] = useState(false);
  const isOpen = hasRoom ? choice === 'open' : hasDrawer;
  const press = (): void => {
    if (hasRoom) shown.set(choice === 'open' ? 'closed' : 'open');
    else setDrawer(true);
  };
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        data-testid="values-toggle"
        title={isOpen ? 'Hide the values beside the list' : 'Show the most frequent values, to filter by them'}
        onClick={press}
        className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line-strong px-2 text-xs text-soft transition-colors hover:text-ink aria-expanded:bg-raised aria-expanded:text-ink"
      >
        <Icon name="services" size={13} />
        Values
      </button>
      {hasDrawer && !hasRoom ? (
        <Suspense>
          <ValuesDrawer onClose={() => setDrawer(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
