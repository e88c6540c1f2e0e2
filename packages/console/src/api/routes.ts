/** The server's routes that this console relies on, one function each. */
import {
  Dashboard,
  type DashboardRequest,
  DashboardsAnswer,
  type ErrorChange,
  ErrorRecord,
  ErrorRecordsAnswer,
  EventView,
  Explanation,
  type ExplanationFilter,
  ExplanationsAnswer,
  type FeedbackRequest,
  FollowUpsAnswer,
  KeysAnswer,
  KeyValuesAnswer,
  LedgerAnswer,
  Preview,
  PrivacyPreview,
  type PrivacyPreviewRequest,
  PrivacyRulesView,
  PrivacyTryAnswer,
  QueryAnswer,
  type QueryRequest,
  QueryRun,
  type QueryRunRequest,
  QueryRunsAnswer,
  SavedQueriesAnswer,
  SavedQuery,
  type SavedQueryRequest,
  SendDataView,
  SessionView,
  type Subject,
  type Timeframe,
  TraceView,
} from '@baselime-ai/contract';
import { get, post, put, queryString, tell } from './client.js';

const id = encodeURIComponent;

export const fetchSession = (signal?: AbortSignal): Promise<SessionView> => get('/api/session', SessionView, signal);
export const signInWithKey = (key: string): Promise<void> => tell('POST', '/api/session/key', { key });
export const signOut = (): Promise<void> => tell('DELETE', '/api/session');

export const runQuery = (request: Partial<QueryRequest> & Pick<QueryRequest, 'timeframe'>, signal?: AbortSignal) =>
  post('/api/query', request, QueryAnswer, signal);

export const fetchEvent = (eventId: string, signal?: AbortSignal): Promise<EventView> =>
  get(`/api/events/${id(eventId)}`, EventView, signal);
export const fetchTrace = (traceId: string, signal?: AbortSignal): Promise<TraceView> =>
  get(`/api/traces/${id(traceId)}`, TraceView, signal);

export const fetchErrorRecords = (signal?: AbortSignal): Promise<ErrorRecordsAnswer> =>
  get('/api/errors', ErrorRecordsAnswer, signal);
export const changeError = (fingerprint: string, change: ErrorChange): Promise<ErrorRecord> =>
  put(`/api/errors/${id(fingerprint)}`, change, ErrorRecord);

export const fetchKeys = (timeframe: Timeframe, signal?: AbortSignal): Promise<KeysAnswer> =>
  get(`/api/keys${queryString({ from: timeframe.from, to: timeframe.to })}`, KeysAnswer, signal);
export const fetchKeyValues = (key: string, timeframe: Timeframe, prefix: string, signal?: AbortSignal) =>
  get(
    `/api/keys/${id(key)}/values${queryString({ from: timeframe.from, to: timeframe.to, prefix: prefix || undefined, limit: 50 })}`,
    KeyValuesAnswer,
    signal,
  );

export const fetchPreview = (subject: Subject, signal?: AbortSignal): Promise<Preview> =>
  post('/api/explanations/preview', { subject }, Preview, signal);
export const fetchExplanation = (explanationId: string, signal?: AbortSignal): Promise<Explanation> =>
  get(`/api/explanations/${id(explanationId)}`, Explanation, signal);
export const fetchExplanations = (
  filter: ExplanationFilter,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<ExplanationsAnswer> =>
  get(`/api/explanations${queryString({ ...filter, cursor })}`, ExplanationsAnswer, signal);
export const reportPath = (explanationId: string): string => `/api/explanations/${id(explanationId)}/report`;
export const EXPORT_PATH = '/api/explanations/export?format=ndjson';
export const followUpsPath = (explanationId: string): string => `/api/explanations/${id(explanationId)}/messages`;
export const fetchFollowUps = (explanationId: string, signal?: AbortSignal): Promise<FollowUpsAnswer> =>
  get(followUpsPath(explanationId), FollowUpsAnswer, signal);
export const sendFeedback = (explanationId: string, feedback: FeedbackRequest): Promise<void> =>
  tell('POST', `/api/explanations/${id(explanationId)}/feedback`, feedback);
export const fetchSendData = (signal?: AbortSignal): Promise<SendDataView> =>
  get('/api/send-data', SendDataView, signal);
export const fetchLedger = (cursor: string | undefined, signal?: AbortSignal): Promise<LedgerAnswer> =>
  get(`/api/ledger${queryString({ cursor })}`, LedgerAnswer, signal);

export const fetchPrivacyRules = (signal?: AbortSignal): Promise<PrivacyRulesView> =>
  get('/api/privacy/rules', PrivacyRulesView, signal);
export const savePrivacyRules = (text: string): Promise<PrivacyRulesView> =>
  put('/api/privacy/rules', { text }, PrivacyRulesView);
export const fetchPrivacyPreview = (request: PrivacyPreviewRequest, signal?: AbortSignal): Promise<PrivacyPreview> =>
  post('/api/privacy/preview', request, PrivacyPreview, signal);
export const tryPrivacyRules = (rules: string, signal?: AbortSignal): Promise<PrivacyTryAnswer> =>
  post('/api/privacy/try', { rules }, PrivacyTryAnswer, signal);

export const fetchSavedQueries = (signal?: AbortSignal): Promise<SavedQueriesAnswer> =>
  get('/api/queries', SavedQueriesAnswer, signal);
export const saveQuery = (request: SavedQueryRequest): Promise<SavedQuery> => post('/api/queries', request, SavedQuery);
export const removeQuery = (queryId: string): Promise<void> => tell('DELETE', `/api/queries/${id(queryId)}`);
export const fetchQueryRuns = (signal?: AbortSignal): Promise<QueryRunsAnswer> =>
  get('/api/query-runs', QueryRunsAnswer, signal);
export const recordQueryRun = (request: QueryRunRequest): Promise<QueryRun> =>
  post('/api/query-runs', request, QueryRun);

export const fetchDashboards = (signal?: AbortSignal): Promise<DashboardsAnswer> =>
  get('/api/dashboards', DashboardsAnswer, signal);
export const fetchDashboard = (dashboardId: string, signal?: AbortSignal): Promise<Dashboard> =>
  get(`/api/dashboards/${id(dashboardId)}`, Dashboard, signal);
export const saveDashboard = (request: DashboardRequest): Promise<Dashboard> =>
  post('/api/dashboards', request, Dashboard);
export const removeDashboard = (dashboardId: string): Promise<void> =>
  tell('DELETE', `/api/dashboards/${id(dashboardId)}`);
