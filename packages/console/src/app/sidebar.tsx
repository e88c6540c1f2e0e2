/** Where a reader can go: beside the page on a wide screen, behind a menu on a phone. */
import type { SessionView } from '@baselime-ai/contract';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { IconButton, Kbd } from '../ui/button.js';
import { Icon, Mark } from '../ui/icons.js';
import { visibleLine } from '../ui/safe-text.js';
import { Badge } from '../ui/tone.js';
import { Account } from './account.js';
import { HOME, PAGES, type Page, SECTIONS } from './pages.js';
import { carriedSearch, carriedView } from './search.js';
import { ServiceLinks } from './service-links.js';
import { useView } from './use-view.js';

const PhoneMenu = lazy(() => import('./phone-menu.js').then((module) => ({ default: module.PhoneMenu })));

interface Props {
  readonly session: SessionView;
  readonly onCommand: () => void;
}

const ITEM =
  'flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2 text-soft transition-colors hover:bg-raised hover:text-ink data-[status=active]:bg-raised data-[status=active]:text-ink data-[status=active]:[&_svg]:text-lime md:h-7';

export function Sidebar({ session, onCommand }: Props): ReactElement {
  return (
    <header className="hidden w-52 shrink-0 flex-col border-line border-r bg-panel px-2.5 py-3 md:flex">
      <Workspace session={session} />
      <CommandButton onCommand={onCommand} />
      <Pages />
      <Account session={session} />
    </header>
  );
}

/** The head of the page on a phone: menu, where the reader is, command bar, account. */
export function TopBar({ session, onCommand }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => setOpen(false), [path]);
  const here = PAGES.find((page) => (page.to === '/' ? path === '/' : path.startsWith(page.to)));
  return (
    <header className="flex h-12 shrink-0 items-center gap-1.5 border-line border-b bg-panel px-2 md:hidden">
      <IconButton
        ref={trigger}
        icon="menu"
        label="Menu"
        className="size-9"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Suspense>
          <PhoneMenu onClose={() => setOpen(false)} backTo={trigger}>
            <Workspace session={session} />
            <Pages />
          </PhoneMenu>
        </Suspense>
      ) : null}
      <Mark size={22} />
      <p className="min-w-0 flex-1 truncate text-sm font-medium">
        {here?.name ?? visibleLine(session.workspace.name, 40)}
      </p>
      <IconButton icon="search" label="Command bar" className="size-9" onClick={onCommand} />
      <Account session={session} />
    </header>
  );
}

function Workspace({ session }: { readonly session: SessionView }): ReactElement {
  return (
    <div className="flex min-w-0 shrink-0 items-center gap-2.5 px-1.5 pt-0.5 pb-3">
      <Mark size={26} />
      <div className="min-w-0">
        <p className="flex items-center gap-1.5 truncate text-sm font-medium leading-5">
          <span className="truncate">{visibleLine(session.workspace.name, 60)}</span>
          {session.demo ? <Badge look="lime">demo</Badge> : null}
        </p>
        <p className="truncate text-2xs text-faint">{visibleLine(session.environment, 60)}</p>
      </div>
    </div>
  );
}

function CommandButton({ onCommand }: { readonly onCommand: () => void }): ReactElement {
  return (
    <button
      type="button"
      onClick={onCommand}
      data-testid="open-command-bar"
      className="mb-2 flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-ground px-2 text-xs text-faint hover:border-line-strong hover:text-soft"
    >
      <Icon name="search" size={13} />
      <span className="flex-1 text-left">Go to…</span>
      <Kbd>{/Mac|iP/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</Kbd>
    </button>
  );
}

function Pages(): ReactElement {
  return (
    <nav aria-label="Pages" className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto [scrollbar-width:none]">
      <PageLink page={HOME} />
      {SECTIONS.map((section) => (
        <section key={section.name} aria-label={section.name} className="flex flex-col gap-px">
          <p aria-hidden="true" className="px-2 pt-3 pb-1 text-2xs text-faint">
            {section.name}
          </p>
          {section.pages.map((page) => (
            <PageLink key={page.to} page={page} />
          ))}
        </section>
      ))}
      {/* Last, because it comes late: nothing above moves while somebody reaches for it. */}
      <ServiceLinks itemClass={ITEM} />
    </nav>
  );
}

function PageLink({ page }: { readonly page: Page }): ReactElement {
  const search = useView();
  return (
    <Link
      to={page.to}
      search={page.keepsFilters ? carriedView(search) : carriedSearch(search)}
      activeOptions={{ exact: page.to === '/', includeSearch: false }}
      className={ITEM}
    >
      <span className="text-faint">
        <Icon name={page.icon} />
      </span>
      {page.name}
    </Link>
  );
}
