/** The frame of every signed-in page: navigation, the page, and the Ask AI dialog that the address may open. */
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect } from 'react';
import { isSignedOut, useSession } from '../features/session/use-session.js';
import { Mark } from '../ui/icons.js';
import { Failed } from '../ui/states.js';
import { ViewClockProvider } from './clock.js';
import { Shortcuts } from './shortcuts.js';
import { Sidebar } from './sidebar.js';
import { useView } from './use-view.js';

const AskDialog = lazy(() => import('../features/ask/ask-dialog.js').then((module) => ({ default: module.AskDialog })));

export function Shell(): ReactElement {
  const session = useSession();
  const { ask } = useView();
  if (isSignedOut(session.error)) return <SignedOut />;
  if (session.error) return <Failed error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Splash />;
  return (
    <ViewClockProvider offsetMs={session.data.offsetMs}>
      <div className="flex h-full flex-col md:flex-row">
        <Sidebar session={session.data} />
        <main className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Shortcuts />
      {ask === undefined ? null : (
        <Suspense>
          <AskDialog key={ask} code={ask} session={session.data} />
        </Suspense>
      )}
    </ViewClockProvider>
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
