/**
 * What the address bar holds: the whole view, so that every view is a link.
 * Anything odd in a pasted address is dropped, never an error.
 */
import { CONFIDENCES, ErrorStatus, Filter, Query } from '@baselime-ai/contract';
import { z } from 'zod';

export const RELATIVE_RANGES = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;
export type RelativeRange = (typeof RELATIVE_RANGES)[number];

/** Search parameters that look like numbers or booleans arrive as such. */
const text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const shortText = text.pipe(z.string().min(1).max(2048)).optional().catch(undefined);
const flag = z.literal(true).optional().catch(undefined);
const instant = z.number().int().positive().optional().catch(undefined);

export const ViewSearch = z.object({
  /** Needle of the free-text search. */
  q: text.pipe(z.string().min(1).max(1024)).optional().catch(undefined),
  case: flag,
  regex: flag,
  f: z.array(Filter).max(64).optional().catch(undefined),
  errors: flag,
  last: z.enum(RELATIVE_RANGES).optional().catch(undefined),
  from: instant,
  to: instant,
  live: flag,
  /** Which errors are listed; active when absent. */
  status: ErrorStatus.optional().catch(undefined),
  /** What errors are ordered by; most frequent first when absent. */
  order: z.enum(['first', 'last']).optional().catch(undefined),
  /** The namespace that a service's page is narrowed to. */
  ns: shortText,
  /** The query of the query builder; other pages are opened with one too, such as a new alert. */
  query: Query.optional().catch(undefined),
  /** The saved query that it began as. */
  saved: shortText,
  chart: z.enum(['line', 'bar', 'stacked', 'statistic']).optional().catch(undefined),
  /** The group whose line is drawn alone. */
  line: shortText,
  show: z.enum(['events', 'patterns', 'traces']).optional().catch(undefined),
  /** Beside the time before. */
  compare: flag,
  /** The metric that is open in the explorer, its dataset, how it is calculated and by what it is split. */
  metric: shortText,
  dataset: shortText,
  calc: z.enum(['SUM', 'AVG', 'MAX', 'MIN', 'COUNT']).optional().catch(undefined),
  by: shortText,
  /** The event that is open in the panel. */
  event: shortText,
  /** The span that is open in a trace, and the part of the trace that is shown, in milliseconds since it began. */
  span: shortText,
  zoom: shortText,
  /** What the Ask AI dialog is about; see features/ask/subject-code.ts. */
  ask: shortText,
  /** A stored explanation to show instead of asking anew. */
  answer: shortText,
  /** Which stored explanations are listed. */
  entity: shortText,
  confidence: z.enum(CONFIDENCES).optional().catch(undefined),
  rating: z.enum(['up', 'down', 'none']).optional().catch(undefined),
  tab: z.enum(['answer', 'subject', 'sent']).optional().catch(undefined),
  /** Where to go after signing in; a path of this console. */
  back: shortText,
  /** Of an invitation, on the page that takes it. */
  token: shortText,
  /** `link`: a sign-in link that was used up or wrong led here. */
  problem: z.literal('link').optional().catch(undefined),
});
export type ViewSearch = z.infer<typeof ViewSearch>;

export function parseSearch(raw: Record<string, unknown>): ViewSearch {
  const parsed = ViewSearch.parse(raw);
  // Absent keys stay absent, so that they do not appear in addresses.
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
}

/** What survives when the reader moves to another page: the time range. */
export function carriedSearch(search: ViewSearch): ViewSearch {
  return pick(search, ['last', 'from', 'to']);
}

/** What a list page keeps for another list page: the time range, the filters and the search. */
export function carriedView(search: ViewSearch): ViewSearch {
  return pick(search, ['last', 'from', 'to', 'q', 'case', 'regex', 'f', 'errors']);
}

function pick(search: ViewSearch, keys: readonly (keyof ViewSearch)[]): ViewSearch {
  return Object.fromEntries(keys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));
}

/** A path to return to after signing in: of this origin only, otherwise the start page. */
export function safeWayBack(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || path.startsWith('/sign-in')) return '/';
  return path;
}
