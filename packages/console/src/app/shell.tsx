/** The frame of every signed-in page: navigation, the page, and the dialogs that lie over all of them. */
import { CatchBoundary, Outlet, useRouter } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useCallback, useEffect, useState } from 'react';
import { CODE_MISSING, toProblem } from '../api/problem.js';
import { isSignedOut, useSession } from '../features/session/use-session.js';
import { Mark } from '../ui/icons.js';
import { Failed } from '../ui/states.js';
import { useZone } from '../ui/time-zone.js';
import { ViewClockProvider } from './clock.js';
import { ConnectionBanner } from './connection-banner.js';
import { Shortcuts } from './shortcuts.js';
import { Sidebar, TopBar } from './sidebar.js';
import { usePatchView, useView } from './use-view.js';

const AskDialog = lazy(() => import('../features/ask/ask-dialog.js').then((module) => ({ default: module.AskDialog })));
const CommandBar = lazy(() =>
  import('../features/command/command-bar.js').then((module) => ({ default: module.CommandBar })),
);

export function Shell(): ReactElement {
  const session = useSession();
  const { ask } = useView();
  const patch = usePatchView();
  const zone = useZone();
  const [over, setOver] = useState<'commands' | 'shortcuts' | undefined>();
  const onCommand = useCallback(() => setOver('commands'), []);
  const onShortcuts = useCallback(() => setOver('shortcuts'), []);
  if (isSignedOut(session.error)) return <SignedOut />;
  if (session.error && !session.data) return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Splash />;
  return (
    <ViewClockProvider offsetMs={session.data.offsetMs}>
      <SkipLink />
      <div className="flex h-full flex-col md:flex-row">
        <Sidebar session={session.data} onCommand={onCommand} />
        <TopBar session={session.data} onCommand={onCommand} />
        <main id="page" tabIndex={-1} className="relative flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          <ConnectionBanner />
          {/* Times are formatted where they are shown: another zone draws the page anew. */}
          <Suspense key={zone}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Shortcuts
        open={over === 'shortcuts'}
        onOpenChange={(open) => setOver(open ? 'shortcuts' : undefined)}
        onCommand={onCommand}
      />
      {over === 'commands' ? (
        <Suspense>
          <CommandBar
            onClose={() => setOver((now) => (now === 'commands' ? undefined : now))}
            onShortcuts={onShortcuts}
          />
        </Suspense>
      ) : null}
      {ask === undefined ? null : (
        <CatchBoundary
          getResetKey={() => ask}
          errorComponent={({ error }) => (
            <div className="fixed inset-x-0 bottom-0 z-50 border-line border-t bg-panel">
              <Failed
                error={error}
                onRetry={() =>
                  toProblem(error).code === CODE_MISSING ? globalThis.location.reload() : patch({ ask: undefined })
                }
              />
            </div>
          )}
        >
          <Suspense>
            <AskDialog key={ask} code={ask} session={session.data} />
          </Suspense>
        </CatchBoundary>
      )}
    </ViewClockProvider>
  );
}

/** The first stop of the Tab key: past the navigation. A button, because an address of the console holds the view. */
function SkipLink(): ReactElement {
  return (
    <button
      type="button"
      onClick={() => document.getElementById('page')?.focus()}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
    >
      Skip to the page
    </button>
  );
}

/** Leads to sign-in with the way back. The way back is read once: the address changes before this frame is gone. */
function SignedOut(): ReactElement {
  const router = useRouter();
  useEffect(() => {
    const { href, pathname } = router.state.location;
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [router]);
  return <Splash />;
}

function Splash(): ReactElement {
  return (
    <div className="flex h-full items-center justify-center" role="status" aria-label="Loading">
      <span className="animate-pulse">
        <Mark size={36} />
      </span>
    </div>
  );
}
