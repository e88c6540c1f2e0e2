/** What people keep of their questions: saved queries, the history of runs, dashboards, alerts as code. */
import type {
  Dashboard,
  DashboardRequest,
  OrlFile,
  OrlImportAnswer,
  QueryRun,
  QueryRunRequest,
  SavedQuery,
  SavedQueryRequest,
} from '@baselime-ai/contract';
import type { Actor } from '../model/actor.js';
import type { AlertAsCode } from './alerts-as-code.js';

export interface SavedWork {
  /** A request with the id of a stored query takes its place, and alerts on it follow. QUERY_INVALID. */
  saveQuery(actor: Actor, request: SavedQueryRequest): Promise<SavedQuery>;
  /** REQUEST_NOT_FOUND when there is none. */
  query(actor: Actor, id: string): Promise<SavedQuery>;
  queries(actor: Actor): Promise<readonly SavedQuery[]>;
  /** REQUEST_NOT_FOUND when there is none. Dashboards that show it say that it is gone. */
  removeQuery(actor: Actor, id: string): Promise<void>;
  /** A request with the id of a stored dashboard takes its place. QUERY_INVALID for a widget whose query cannot run. */
  saveDashboard(actor: Actor, request: DashboardRequest): Promise<Dashboard>;
  /** The built-in one too. REQUEST_NOT_FOUND when there is none. */
  dashboard(actor: Actor, id: string): Promise<Dashboard>;
  /** Oldest first; the built-in one is the first while nobody has saved one in its place. */
  dashboards(actor: Actor): Promise<readonly Dashboard[]>;
  /** REQUEST_NOT_FOUND when there is none. */
  removeDashboard(actor: Actor, id: string): Promise<void>;
  /** Takes the place of the alert with the same id. REQUEST_INVALID, QUERY_INVALID. */
  saveAlertAsCode(actor: Actor, code: AlertAsCode): Promise<AlertAsCode>;
  /** REQUEST_NOT_FOUND when there is none. */
  alertAsCode(actor: Actor, id: string): Promise<AlertAsCode>;
  alertsAsCode(actor: Actor): Promise<readonly AlertAsCode[]>;
  /**
   * `.baselime` files; what they do not name stays. ORL_INVALID, with file and line of each problem; then nothing changed.
   */
  importOrl(actor: Actor, files: readonly OrlFile[], dryRun: boolean): Promise<OrlImportAnswer>;
  exportOrl(actor: Actor): Promise<readonly OrlFile[]>;
  /** Puts a query into the history; one that its actor ran before moves to the front. */
  recordRun(actor: Actor, request: QueryRunRequest): Promise<QueryRun>;
  /** Those of everybody in the environment, newest first. */
  runs(actor: Actor, limit: number): Promise<readonly QueryRun[]>;
}
