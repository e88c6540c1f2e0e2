/** What people keep of their questions: saved queries, the history of what was run, and dashboards. */
import { z } from 'zod';
import { Query } from './query.js';
import { Timeframe } from './timeframe.js';

/** Goes into addresses and into the database as it is. */
const Id = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must not hold control characters');
const Name = z.string().min(1).max(256);
const Description = z.string().max(4096).optional();
const Written = { id: z.string(), createdAt: z.string(), updatedAt: z.string() };

/** What a caller gives; the id is made by the server, or given to replace a query. */
export const SavedQueryRequest = z.object({ id: Id.optional(), name: Name, description: Description, query: Query });
export type SavedQueryRequest = z.infer<typeof SavedQueryRequest>;

export const SavedQuery = SavedQueryRequest.extend(Written);
export type SavedQuery = z.infer<typeof SavedQuery>;

export const SavedQueriesAnswer = z.object({ queries: z.array(SavedQuery) });
export type SavedQueriesAnswer = z.infer<typeof SavedQueriesAnswer>;

/** A query that somebody looked at, with the range of time that it was looked at for. */
export const QueryRunRequest = z.object({ query: Query, timeframe: Timeframe });
export type QueryRunRequest = z.infer<typeof QueryRunRequest>;

/** `at` is the last time; the same query of the same person is one entry. */
export const QueryRun = QueryRunRequest.extend({ id: z.string(), at: z.string(), actor: z.string() });
export type QueryRun = z.infer<typeof QueryRun>;

export const QueryRunsAnswer = z.object({ runs: z.array(QueryRun) });
export type QueryRunsAnswer = z.infer<typeof QueryRunsAnswer>;

export const WIDGET_TYPES = ['timeseries', 'timeseries-bar', 'statistic', 'table'] as const;

/** One picture of a dashboard. It has a query of its own, or shows a saved one and follows its changes. */
export const Widget = z
  .object({
    type: z.enum(WIDGET_TYPES),
    name: Name.optional(),
    description: Description,
    query: Query.optional(),
    queryId: Id.optional(),
    /** Columns of four; 2 when absent. */
    width: z.number().int().min(1).max(4).optional(),
    /** Rows of the grid; 3 when absent, 1 for a number. */
    height: z.number().int().min(1).max(8).optional(),
  })
  .refine(({ query, queryId }) => (query === undefined) !== (queryId === undefined), {
    message: 'needs either `query` or `queryId`',
  });
export type Widget = z.infer<typeof Widget>;

export const DashboardRequest = z.object({
  id: Id.optional(),
  name: Name,
  description: Description,
  widgets: z.array(Widget).max(48),
});
export type DashboardRequest = z.infer<typeof DashboardRequest>;

export const Dashboard = DashboardRequest.extend({
  ...Written,
  /** Made from what is in the store, not saved by anybody; saving it makes it one's own. */
  builtIn: z.literal(true).optional(),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const DashboardsAnswer = z.object({ dashboards: z.array(Dashboard) });
export type DashboardsAnswer = z.infer<typeof DashboardsAnswer>;

/**
 * What an alert was when it was written as code (Terraform, `.baselime` files): the parts that the alert itself keeps in
 * another form. With `queryId` the alert follows the changes of that saved query.
 */
export const AlertForm = z.object({
  id: Id,
  createdAt: z.string(),
  description: Description,
  queryId: Id.optional(),
  /** As they were written, such as `10 mins`. */
  frequency: z.string().max(256),
  window: z.string().max(256),
  channels: z
    .array(z.object({ type: z.string().max(64), targets: z.array(z.string().max(2048)).max(50) }))
    .max(50)
    .default([]),
});
export type AlertForm = z.infer<typeof AlertForm>;
