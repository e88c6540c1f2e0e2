/** The icons of the console, drawn on a 16 by 16 grid. Decorative: the control that holds one has the name. */
import type { ReactElement } from 'react';

const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5v7h8v-7M6.500 13.500v-4h3v4',
  services: 'M3 3h10v4H3zM3 9h10v4H3zM5 5h.1M5 11h.1',
  menu: 'M2.500 4.500h11M2.500 8h11M2.500 11.500h11',
  requests: 'M2.5 5h8M8 2.5 10.5 5 8 7.5M13.5 11h-8M8 8.5 5.5 11 8 13.5',
  query: 'M3 13V9M6.500 13V5M10 13V8M13.500 13V3',
  metrics: 'M2.500 11.500 6 7l3 2.500 4.500-6',
  dashboards: 'M2.500 2.500h5v5h-5zM9.500 2.500h4v3h-4zM9.500 7.500h4v6h-4zM2.500 9.500h5v4h-5z',
  save: 'M4 2.500h8v11l-4-3-4 3z',
  trash: 'M3 4.500h10M6 4.500v-2h4v2M4.500 4.500l.5 9h6l.5-9',
  edit: 'M3 13l.7-3L10.500 3.200l2.300 2.300L6 12.300z',
  events: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  traces: 'M2.5 4h6M5.5 8h6M9.5 12h4',
  errors: 'M8 2.2 14 13H2L8 2.2ZM8 6.5v3M8 11.2v.1',
  explanations: 'M2.5 3.5h11v7.5H7L4 13.5V11H2.5z',
  ledger: 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2',
  send: 'M8 10.5V2.500M4.500 6 8 2.500 11.500 6M2.500 10.500v3h11v-3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5 14 14',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  link: 'M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3 3 0 0 1 3.500 8l1-1',
  check: 'M3 8.5 6.5 12 13 4.500',
  chevron: 'M6 4l4 4-4 4',
  down: 'M4 6l4 4 4-4',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  refresh: 'M13 8a5 5 0 1 1-1.500-3.600M13 2.500v3h-3',
  stop: 'M4.500 4.500h7v7h-7z',
  up: 'M5 13.500V7l3-4.500c1.200 0 1.700.9 1.500 1.900L9 6.500h3.500c.8 0 1.300.7 1.100 1.400l-1.200 4.500c-.2.700-.7 1.100-1.400 1.100zM2.500 7v6.500',
  thumbDown:
    'M5 2.500V9l3 4.500c1.200 0 1.700-.9 1.500-1.900L9 9.500h3.500c.8 0 1.300-.7 1.100-1.400l-1.200-4.500c-.2-.700-.7-1.100-1.400-1.100zM2.500 9V2.500',
  sun: 'M8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600ZM8 1.500v1.300M8 13.200v1.300M1.500 8h1.300M13.200 8h1.300M3.400 3.400l.9.9M11.700 11.700l.9.900M12.600 3.400l-.9.9M4.300 11.700l-.9.9',
  moon: 'M13 9.500A5.500 5.500 0 0 1 6.500 3 5.500 5.500 0 1 0 13 9.500Z',
  filter: 'M2.500 4h11M4.500 8h7M6.500 12h3',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.500H3zM6.500 14h3',
  settings: 'M2.500 5h6M12.500 5h1M10.500 3.300v3.400M2.500 11h1M7.500 11h6M5.500 9.300v3.400',
  clock: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11ZM8 5v3l2 1.500',
  shield: 'M8 2 13 4v4c0 3-2.200 5-5 6-2.800-1-5-3-5-6V4z',
  grip: 'M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1',
  corner: 'M14 5v9H5M14 9.500V14H9.500',
  open: 'M6.500 3H3v10h10V9.500M9 3h4v4M13 3 7.500 8.500',
  keyboard: 'M2 4.500h12v7H2zM4.500 7h.1M7 7h.1M9.500 7h.1M11.700 7h.1M5 9.500h6',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The four-pointed sparkle of Ask AI. */
export function Sparkle({ size = 14 }: { readonly size?: number }): ReactElement {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 16 16" fill="currentColor" className="shrink-0">
      <path d="M7 1.500c.5 3.300 1.900 4.700 5.200 5.200v.6C8.900 7.800 7.500 9.200 7 12.500h-.6C5.900 9.200 4.500 7.800 1.200 7.300v-.6C4.500 6.200 5.900 4.800 6.400 1.500zM12.800 10.500c.2 1.300.7 1.800 2 2v.3c-1.300.2-1.800.7-2 2h-.3c-.2-1.300-.7-1.800-2-2v-.3c1.300-.2 1.800-.7 2-2z" />
    </svg>
  );
}

export function Mark({ size = 22 }: { readonly size?: number }): ReactElement {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-raised stroke-line-strong" />
      <path d="M7 23h18" className="stroke-lime" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M9 17.500l5-6 4 4 5-7"
        className="stroke-lime"
        strokeWidth="2.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
