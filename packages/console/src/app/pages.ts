/** Every page that the navigation and the command bar lead to. A new page is one line here and one route in router.tsx. */
import type { IconName } from '../ui/icons.js';

export interface PageEntry {
  readonly to: string;
  readonly name: string;
  readonly icon: IconName;
  /** Search and filters go along; the time range always does. */
  readonly keepsFilters: boolean;
  /** The second key after `g`. */
  readonly key?: string;
}

export const HOME = { to: '/', name: 'Home', icon: 'home', keepsFilters: false, key: 'h' } as const;

export const SECTIONS = [
  {
    name: 'Explore',
    pages: [
      { to: '/events', name: 'Events', icon: 'events', keepsFilters: true, key: 'e' },
      { to: '/traces', name: 'Traces', icon: 'traces', keepsFilters: true, key: 't' },
      { to: '/requests', name: 'Requests', icon: 'requests', keepsFilters: true, key: 'r' },
      { to: '/errors', name: 'Errors', icon: 'errors', keepsFilters: true, key: 'x' },
      { to: '/query', name: 'Query', icon: 'query', keepsFilters: false, key: 'q' },
      { to: '/metrics', name: 'Metrics', icon: 'metrics', keepsFilters: false, key: 'm' },
      { to: '/dashboards', name: 'Dashboards', icon: 'dashboards', keepsFilters: false, key: 'd' },
      { to: '/alerts', name: 'Alerts', icon: 'bell', keepsFilters: false, key: 'a' },
    ],
  },
  {
    name: 'Answers',
    pages: [
      { to: '/explanations', name: 'Explanations', icon: 'explanations', keepsFilters: false },
      { to: '/privacy', name: 'Privacy', icon: 'shield', keepsFilters: false },
      { to: '/ledger', name: 'Ledger', icon: 'ledger', keepsFilters: false },
    ],
  },
  {
    name: 'Workspace',
    pages: [
      { to: '/send-data', name: 'Send data', icon: 'send', keepsFilters: false },
      { to: '/settings', name: 'Settings', icon: 'settings', keepsFilters: false, key: 's' },
    ],
  },
] as const satisfies readonly { readonly name: string; readonly pages: readonly PageEntry[] }[];

type Known = (typeof SECTIONS)[number]['pages'][number];
export interface Page extends PageEntry {
  readonly to: Known['to'] | typeof HOME.to;
}
export const PAGES: readonly Page[] = [HOME, ...SECTIONS.flatMap((section): readonly Page[] => section.pages)];
