import type { SessionView } from '@baselime-ai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { signOut } from '../api/routes.js';
import { IconButton } from '../ui/button.js';
import { Icon, type IconName, Mark } from '../ui/icons.js';
import { visibleLine } from '../ui/safe-text.js';
import { Badge } from '../ui/tone.js';
import { carriedSearch, carriedView } from './search.js';
import { useView } from './use-view.js';

const PAGES = [
  { to: '/requests', name: 'Requests', icon: 'requests', keepsFilters: true },
  { to: '/events', name: 'Events', icon: 'events', keepsFilters: true },
  { to: '/traces', name: 'Traces', icon: 'traces', keepsFilters: true },
  { to: '/errors', name: 'Errors', icon: 'errors', keepsFilters: true },
  { to: '/explanations', name: 'Explanations', icon: 'explanations', keepsFilters: false },
  { to: '/privacy', name: 'Privacy', icon: 'shield', keepsFilters: false },
  { to: '/ledger', name: 'Ledger', icon: 'ledger', keepsFilters: false },
  { to: '/send-data', name: 'Send data', icon: 'send', keepsFilters: false },
] as const satisfies readonly { to: string; name: string; icon: IconName; keepsFilters: boolean }[];

export function Sidebar({ session }: { readonly session: SessionView }): ReactElement {
  const search = useView();
  return (
    <header className="flex shrink-0 items-center gap-1 border-line border-b bg-panel px-2 md:w-52 md:flex-col md:items-stretch md:gap-0 md:border-r md:border-b-0 md:px-2.5 md:py-3">
      <div className="flex min-w-0 items-center gap-2.5 py-2 md:px-1.5 md:pt-0.5 md:pb-4">
        <Mark size={26} />
        <div className="hidden min-w-0 md:block">
          <p className="flex items-center gap-1.5 truncate text-sm font-medium leading-5">
            <span className="truncate">{visibleLine(session.workspace.name, 60)}</span>
            {session.demo ? <Badge look="lime">demo</Badge> : null}
          </p>
          <p className="truncate text-2xs text-faint">{visibleLine(session.environment, 60)}</p>
        </div>
      </div>
      <nav
        aria-label="Pages"
        className="flex min-w-0 flex-1 gap-0.5 overflow-x-auto [scrollbar-width:none] md:flex-col md:overflow-visible"
      >
        {PAGES.map((page) => (
          <Link
            key={page.to}
            to={page.to}
            search={page.keepsFilters ? carriedView(search) : carriedSearch(search)}
            activeOptions={{ exact: false, includeSearch: false }}
            className="flex h-8 shrink-0 items-center gap-2.5 rounded-md px-2 text-soft transition-colors hover:bg-raised hover:text-ink data-[status=active]:bg-raised data-[status=active]:text-ink data-[status=active]:[&_svg]:text-lime"
          >
            <span className="hidden text-faint md:block">
              <Icon name={page.icon} />
            </span>
            {page.name}
          </Link>
        ))}
      </nav>
      <Account session={session} />
    </header>
  );
}

function Account({ session }: { readonly session: SessionView }): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <details className="group relative md:mt-2" onBlur={closeWhenLeft}>
      <summary
        aria-label="Account"
        className="flex h-9 list-none items-center gap-2 rounded-md px-1.5 hover:bg-raised [&::-webkit-details-marker]:hidden"
      >
        <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-lime-soft text-2xs font-semibold text-lime">
          {visibleLine(session.user.name, 20).slice(0, 1).toUpperCase() || '?'}
        </span>
        <span className="hidden min-w-0 flex-1 truncate text-soft md:block">{visibleLine(session.user.name, 40)}</span>
      </summary>
      <div className="absolute right-0 z-40 mt-1 w-56 rounded-lg border border-line-strong bg-panel p-1.5 shadow-float md:right-auto md:bottom-full md:left-0 md:mt-0 md:mb-1">
        <div className="flex items-center justify-between gap-2 px-2 py-1">
          <p className="min-w-0 truncate text-2xs text-faint">
            {visibleLine(session.user.email ?? session.user.name, 60)}
          </p>
          <ThemeToggle />
        </div>
        <p className="border-line border-t px-2 pt-2 pb-1 text-2xs text-faint">
          Answers by{' '}
          <span className="text-soft">
            {session.ai.model ? visibleLine(session.ai.model, 60) : 'the local narrator'}
          </span>
        </p>
        <button
          type="button"
          onClick={() => void leave()}
          className="flex h-8 w-full items-center rounded-md px-2 text-left text-soft hover:bg-raised hover:text-ink"
        >
          Sign out
        </button>
      </div>
    </details>
  );
}

function closeWhenLeft(event: React.FocusEvent<HTMLDetailsElement>): void {
  if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
}

function ThemeToggle(): ReactElement {
  const [theme, setTheme] = useState(() => document.documentElement.dataset.theme ?? 'dark');
  const other = theme === 'light' ? 'dark' : 'light';
  const change = (): void => {
    document.documentElement.dataset.theme = other;
    try {
      localStorage.setItem('theme', other);
    } catch {
      // Storage may be blocked; the choice then lasts for this page only.
    }
    setTheme(other);
  };
  return <IconButton icon={theme === 'light' ? 'moon' : 'sun'} label={`Use the ${other} theme`} onClick={change} />;
}
