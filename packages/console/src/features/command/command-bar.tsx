/** Ctrl or ⌘ K: pages, services, actions, and a pasted id of an event, trace, request or error. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { PAGES } from '../../app/pages.js';
import { carriedSearch, carriedView } from '../../app/search.js';
import { chooseTheme, useShownTheme } from '../../app/theme.js';
import { useView } from '../../app/use-view.js';
import { Kbd } from '../../ui/button.js';
import { words } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { chooseZone, useZone } from '../../ui/time-zone.js';
import { useServices } from '../home/use-services.js';
import { type Found, findById } from './find-by-id.js';
import { type Command, matching, pastedId } from './model.js';

interface Action extends Command {
  readonly icon: IconName;
  readonly run: () => void;
}

interface Props {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

export function CommandBar({ onClose, onShortcuts }: Props): ReactElement {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // There is no trigger that could get the focus back: it goes to where it was.
  const before = useRef(document.activeElement);
  const found = useFound(text);
  const actions = useActions(onShortcuts);
  const search = useSearchFor(text);
  const shown = useMemo(
    () => [...found.actions, ...matching(actions, text), ...search],
    [found, actions, text, search],
  );
  const current = Math.min(at, shown.length - 1);
  const run = (action: Action | undefined): void => {
    if (action === undefined) return;
    onClose();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) setAt((current + step + shown.length) % shown.length);
    else if (event.key === 'Enter') run(shown[current]);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          data-testid="command-bar"
          className="appear fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[min(36rem,calc(100vw-16px))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-panel shadow-float"
        >
          <Dialog.Title className="sr-only">Command bar</Dialog.Title>
          <label className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-4">
            <span className="text-faint">
              <Icon name="search" size={15} />
            </span>
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls="commands"
              aria-activedescendant={shown[current] ? `command-${current}` : undefined}
              aria-label="Go to a page or a service, or paste an id"
              placeholder="Go to a page or a service, or paste an id"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              spellCheck={false}
              autoComplete="off"
              className="min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-faint"
            />
            <Kbd>Esc</Kbd>
          </label>
          <div
            ref={list}
            id="commands"
            role="listbox"
            aria-label="Commands"
            className="min-h-0 flex-1 overflow-y-auto p-1.5"
          >
            {shown.map((action, index) => (
              <div
                key={action.id}
                id={`command-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === current}
                onPointerMove={() => setAt(index)}
                onClick={() => run(action)}
                onKeyDown={onKeyDown}
                className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 text-soft aria-selected:bg-raised aria-selected:text-ink"
              >
                <span className="text-faint">
                  <Icon name={action.icon} />
                </span>
                <span className="min-w-0 flex-1 truncate">{action.name}</span>
                <span className="text-2xs text-faint">{action.kind}</span>
              </div>
            ))}
          </div>
          <p role="status" className="shrink-0 px-4 py-2 text-2xs text-faint empty:hidden">
            {found.note}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useActions(onShortcuts: () => void): readonly Action[] {
  const navigate = useNavigate();
  const view = useView();
  const services = useServices();
  const theme = useShownTheme();
  const zone = useZone();
  return useMemo(() => {
    const other = theme === 'dark' ? 'light' : 'dark';
    const otherZone = zone === 'utc' ? 'local' : 'utc';
    return [
      ...PAGES.map(
        (page): Action => ({
          id: `page ${page.to}`,
          name: page.name,
          kind: 'Page',
          icon: page.icon,
          run: () =>
            void navigate({ to: page.to, search: page.keepsFilters ? carriedView(view) : carriedSearch(view) }),
        }),
      ),
      ...services.map(
        ({ name }): Action => ({
          id: `service ${name}`,
          name: visibleLine(name, 80),
          kind: 'Service',
          icon: 'services',
          run: () =>
            void navigate({ to: '/services/$service', params: { service: name }, search: carriedSearch(view) }),
        }),
      ),
      {
        id: 'theme',
        name: `Use the ${other} theme`,
        kind: 'Action',
        also: 'appearance color',
        icon: other === 'light' ? 'sun' : 'moon',
        run: () => chooseTheme(other),
      },
      {
        id: 'zone',
        name: otherZone === 'utc' ? 'Show times in UTC' : 'Show times in your time zone',
        kind: 'Action',
        also: 'time zone',
        icon: 'clock',
        run: () => chooseZone(otherZone),
      },
      { id: 'keys', name: 'Keyboard shortcuts', kind: 'Action', also: 'keys help', icon: 'keyboard', run: onShortcuts },
    ];
  }, [navigate, view, services, theme, zone, onShortcuts]);
}

const ICONS = { event: 'events', trace: 'traces', request: 'requests', error: 'errors' } as const;

function useFound(text: string): { readonly actions: readonly Action[]; readonly note: string } {
  const navigate = useNavigate();
  const { nowMs } = useViewClock();
  const id = pastedId(text);
  const lookup = useQuery({
    queryKey: ['find', id],
    queryFn: ({ signal }) => findById(id ?? '', nowMs, signal),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return useMemo(() => {
    const open = ({ kind, id: found }: Found): void => {
      if (kind === 'event') void navigate({ to: '/events/$id', params: { id: found }, search: {} });
      else if (kind === 'trace') void navigate({ to: '/traces/$traceId', params: { traceId: found }, search: {} });
      else if (kind === 'error')
        void navigate({ to: '/errors/$fingerprint', params: { fingerprint: found }, search: {} });
      else {
        const filter = { key: '@requestId', operation: '=', value: found } as const;
        void navigate({ to: '/events', search: { f: [filter], last: '30d' } });
      }
    };
    if (id === undefined) return { actions: [], note: '' };
    if (lookup.error) return { actions: [], note: 'The id cannot be looked up now.' };
    if (lookup.data === undefined || lookup.isPlaceholderData) return { actions: [], note: 'Looking up the id…' };
    const actions = lookup.data.map(
      (found): Action => ({
        id: `${found.kind} ${found.id}`,
        name: `Open the ${found.kind} ${visibleLine(found.id, 60)}`,
        kind: words(found.kind),
        icon: ICONS[found.kind],
        run: () => open(found),
      }),
    );
    return { actions, note: actions.length === 0 ? 'No event, trace, request or error has this id.' : '' };
  }, [id, lookup.data, lookup.error, lookup.isPlaceholderData, navigate]);
}

function useSearchFor(text: string): readonly Action[] {
  const navigate = useNavigate();
  const view = useView();
  return useMemo(() => {
    const q = text.trim().slice(0, 1024);
    if (q === '') return [];
    return [
      {
        id: 'search',
        name: `Search all events for “${visibleLine(q, 60)}”`,
        kind: 'Search',
        icon: 'search',
        run: () => void navigate({ to: '/events', search: { ...carriedSearch(view), q } }),
      },
    ];
  }, [text, navigate, view]);
}
