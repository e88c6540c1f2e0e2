/** The addresses of the console. The frame and home, which most visits begin with, come at once; every other page when it is first visited. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CODE_MISSING, toProblem } from '../api/problem.js';
import { HomePage, ServicePage } from '../features/home/home-page.js';
import { Button } from '../ui/button.js';
import { Empty, Failed } from '../ui/states.js';
import { parseSearch } from './search.js';
import { Shell } from './shell.js';
import { useAppliedTheme } from './theme.js';

const root = createRootRoute({
  validateSearch: (raw: Record<string, unknown>) => parseSearch(raw),
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/session/sign-in-page.js'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/session/set-up-page.js'), 'SetUpPage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../features/session/join-page.js'), 'JoinPage'),
});

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: HomePage,
});
const service = createRoute({
  getParentRoute: () => shell,
  path: '/services/$service',
  component: ServicePage,
});

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  component: lazyRouteComponent(() => import('../features/events/events-page.js'), 'EventsPage'),
});
const event = createRoute({
  getParentRoute: () => shell,
  path: '/events/$id',
  component: lazyRouteComponent(() => import('../features/event/event-page.js'), 'EventPage'),
});
const traces = createRoute({
  getParentRoute: () => shell,
  path: '/traces',
  component: lazyRouteComponent(() => import('../features/traces/traces-page.js'), 'TracesPage'),
});
const trace = createRoute({
  getParentRoute: () => shell,
  path: '/traces/$traceId',
  component: lazyRouteComponent(() => import('../features/trace/trace-page.js'), 'TracePage'),
});
const requests = createRoute({
  getParentRoute: () => shell,
  path: '/requests',
  component: lazyRouteComponent(() => import('../features/requests/requests-page.js'), 'RequestsPage'),
});
const errors = createRoute({
  getParentRoute: () => shell,
  path: '/errors',
  component: lazyRouteComponent(() => import('../features/errors/errors-page.js'), 'ErrorsPage'),
});
const error = createRoute({
  getParentRoute: () => shell,
  path: '/errors/$fingerprint',
  component: lazyRouteComponent(() => import('../features/errors/error-page.js'), 'ErrorPage'),
});
const query = createRoute({
  getParentRoute: () => shell,
  path: '/query',
  component: lazyRouteComponent(() => import('../features/query/query-page.js'), 'QueryPage'),
});
const metrics = createRoute({
  getParentRoute: () => shell,
  path: '/metrics',
  component: lazyRouteComponent(() => import('../features/metrics/metrics-page.js'), 'MetricsPage'),
});
const dashboards = createRoute({
  getParentRoute: () => shell,
  path: '/dashboards',
  component: lazyRouteComponent(() => import('../features/dashboards/dashboards-page.js'), 'DashboardsPage'),
});
const dashboard = createRoute({
  getParentRoute: () => shell,
  path: '/dashboards/$id',
  component: lazyRouteComponent(() => import('../features/dashboards/dashboard-page.js'), 'DashboardPage'),
});
const explanation = createRoute({
  getParentRoute: () => shell,
  path: '/explanations/$id',
  component: lazyRouteComponent(() => import('../features/explanations/explanation-page.js'), 'ExplanationPage'),
});
const alerts = createRoute({
  getParentRoute: () => shell,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../features/alerts/alerts-page.js'), 'AlertsPage'),
});
const newAlert = createRoute({
  getParentRoute: () => shell,
  path: '/alerts/new',
  component: lazyRouteComponent(() => import('../features/alerts/new-alert-page.js'), 'NewAlertPage'),
});
const alert = createRoute({
  getParentRoute: () => shell,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('../features/alerts/alert-page.js'), 'AlertPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.js'), 'SettingsPage'),
});
const explanations = createRoute({
  getParentRoute: () => shell,
  path: '/explanations',
  component: lazyRouteComponent(() => import('../features/explanations/explanations-page.js'), 'ExplanationsPage'),
});
const privacy = createRoute({
  getParentRoute: () => shell,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../features/privacy/privacy-page.js'), 'PrivacyPage'),
});
const ledger = createRoute({
  getParentRoute: () => shell,
  path: '/ledger',
  component: lazyRouteComponent(() => import('../features/ledger/ledger-page.js'), 'LedgerPage'),
});

const sendData = createRoute({
  getParentRoute: () => shell,
  path: '/send-data',
  component: lazyRouteComponent(() => import('../features/send-data/send-data-page.js'), 'SendDataPage'),
});
const sendDataSource = createRoute({
  getParentRoute: () => shell,
  path: '/send-data/$source',
  component: lazyRouteComponent(() => import('../features/send-data/send-data-page.js'), 'SendDataPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    join,
    shell.addChildren([
      home,
      service,
      events,
      event,
      traces,
      trace,
      requests,
      errors,
      error,
      query,
      metrics,
      dashboards,
      dashboard,
      alerts,
      newAlert,
      alert,
      settings,
      explanations,
      explanation,
      privacy,
      ledger,
      sendData,
      sendDataSource,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultErrorComponent: PageFailed,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Around every page, also those without a session. */
function Root(): ReactElement {
  useAppliedTheme();
  return <Outlet />;
}

/** One page that fails leaves the frame around it in use. */
function PageFailed({ error, reset }: ErrorComponentProps): ReactElement {
  return (
    <Failed
      error={error}
      onRetry={() => {
        // Code that failed to load once is not asked for again by the same page.
        if (toProblem(error).code === CODE_MISSING) return globalThis.location.reload();
        reset();
        void router.invalidate();
      }}
    />
  );
}

function NotFound(): ReactElement {
  return (
    <main className="h-full">
      <h1 className="sr-only">Not found</h1>
      <Empty icon="search" title="There is no page at this address">
        <p>The link may be cut off, or from a newer version of the console.</p>
        <Button onClick={() => void router.navigate({ to: '/' })}>Go home</Button>
      </Empty>
    </main>
  );
}
