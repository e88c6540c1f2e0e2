/** The server's routes that this console relies on, one function each. */
import {
  type AiSettings,
  AiSettingsView,
  Alert,
  AlertCheck,
  AlertChecksAnswer,
  type AlertRequest,
  AlertSettingsView,
  AlertsAnswer,
  ApiKeysAnswer,
  Channel,
  type ChannelChange,
  type ChannelRequest,
  ChannelsAnswer,
  ChannelTest,
  Dashboard,
  type DashboardRequest,
  DashboardsAnswer,
  DeliveriesAnswer,
  type ErrorChange,
  ErrorRecord,
  ErrorRecordsAnswer,
  EventView,
  Explanation,
  type ExplanationFilter,
  ExplanationsAnswer,
  type FeedbackRequest,
  FollowUpsAnswer,
  InvitationsAnswer,
  type JoinRequest,
  type KeyRequest,
  KeysAnswer,
  KeyValuesAnswer,
  LedgerAnswer,
  MembersAnswer,
  NewInvitation,
  NewKey,
  OrlExportAnswer,
  type OrlFile,
  OrlImportAnswer,
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
  type Retention,
  RetentionView,
  type Role,
  SavedQueriesAnswer,
  SavedQuery,
  type SavedQueryRequest,
  SendDataView,
  SessionView,
  type SetUpRequest,
  SetUpView,
  type Subject,
  type Timeframe,
  TraceView,
} from '@baselime-ai/contract';
import { checked, get, parsed, post, put, queryString, tell } from './client.js';
import { firstSession } from './first-session.js';

const id = encodeURIComponent;

/**
 * The session, and what to add to this clock so that it is not behind the server's: the most that the answer allows, as
 * a view that ends before the server's present hides what has just come in.
 */
export async function fetchSession(signal?: AbortSignal): Promise<{ session: SessionView; offsetMs: number }> {
  const first = await firstSession();
  if (first === undefined) {
    const askedMs = Date.now();
    const session = await get('/api/session', SessionView, signal);
    return { session, offsetMs: session.serverTimeMs - askedMs };
  }
  const session = await parsed(await checked(first.response), SessionView);
  return { session, offsetMs: session.serverTimeMs - first.askedMs };
}
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

export const fetchAlerts = (signal?: AbortSignal): Promise<AlertsAnswer> => get('/api/alerts', AlertsAnswer, signal);
export const fetchAlert = (alertId: string, signal?: AbortSignal): Promise<Alert> =>
  get(`/api/alerts/${id(alertId)}`, Alert, signal);
export const saveAlert = (request: AlertRequest): Promise<Alert> => post('/api/alerts', request, Alert);
export const removeAlert = (alertId: string): Promise<void> => tell('DELETE', `/api/alerts/${id(alertId)}`);
export const checkAlert = (alertId: string): Promise<AlertCheck> =>
  post(`/api/alerts/${id(alertId)}/checks`, {}, AlertCheck);
export const fetchAlertChecks = (alertId: string, signal?: AbortSignal): Promise<AlertChecksAnswer> =>
  get(`/api/alerts/${id(alertId)}/checks${queryString({ limit: 100 })}`, AlertChecksAnswer, signal);
export const fetchDeliveries = (alertId: string, signal?: AbortSignal): Promise<DeliveriesAnswer> =>
  get(`/api/alerts/${id(alertId)}/deliveries`, DeliveriesAnswer, signal);

export const fetchChannels = (signal?: AbortSignal): Promise<ChannelsAnswer> =>
  get('/api/channels', ChannelsAnswer, signal);
export const createChannel = (request: ChannelRequest): Promise<Channel> => post('/api/channels', request, Channel);
export const changeChannel = (channelId: string, change: ChannelChange): Promise<Channel> =>
  put(`/api/channels/${id(channelId)}`, change, Channel);
export const removeChannel = (channelId: string): Promise<void> => tell('DELETE', `/api/channels/${id(channelId)}`);
export const testChannel = (channelId: string): Promise<ChannelTest> =>
  post(`/api/channels/${id(channelId)}/test`, {}, ChannelTest);

export const fetchMembers = (signal?: AbortSignal): Promise<MembersAnswer> =>
  get('/api/members', MembersAnswer, signal);
export const changeMember = (memberId: string, role: Role): Promise<void> =>
  tell('PUT', `/api/members/${id(memberId)}`, { role });
export const removeMember = (memberId: string): Promise<void> => tell('DELETE', `/api/members/${id(memberId)}`);
export const fetchInvitations = (signal?: AbortSignal): Promise<InvitationsAnswer> =>
  get('/api/invitations', InvitationsAnswer, signal);
export const createInvitation = (role: Role): Promise<NewInvitation> =>
  post('/api/invitations', { role }, NewInvitation);
export const removeInvitation = (invitationId: string): Promise<void> =>
  tell('DELETE', `/api/invitations/${id(invitationId)}`);

export const fetchApiKeys = (signal?: AbortSignal): Promise<ApiKeysAnswer> =>
  get('/api/settings/keys', ApiKeysAnswer, signal);
export const createApiKey = (request: KeyRequest): Promise<NewKey> => post('/api/settings/keys', request, NewKey);
export const revokeApiKey = (keyId: string): Promise<void> => tell('DELETE', `/api/settings/keys/${id(keyId)}`);

export const fetchAiSettings = (signal?: AbortSignal): Promise<AiSettingsView> =>
  get('/api/settings/ai', AiSettingsView, signal);
export const saveAiSettings = (settings: AiSettings): Promise<AiSettingsView> =>
  put('/api/settings/ai', settings, AiSettingsView);
export const fetchAlertSettings = (signal?: AbortSignal): Promise<AlertSettingsView> =>
  get('/api/settings/alerts', AlertSettingsView, signal);
export const saveAlertSettings = (explain: boolean): Promise<AlertSettingsView> =>
  put('/api/settings/alerts', { explain }, AlertSettingsView);
export const fetchRetention = (signal?: AbortSignal): Promise<RetentionView> =>
  get('/api/settings/retention', RetentionView, signal);
export const saveRetention = (retention: Retention): Promise<RetentionView> =>
  put('/api/settings/retention', retention, RetentionView);

export const exportOrl = (): Promise<OrlExportAnswer> => get('/api/orl', OrlExportAnswer);
/** @param dryRun says what would be done and does nothing */
export const importOrl = (files: readonly OrlFile[], dryRun: boolean): Promise<OrlImportAnswer> =>
  post('/api/orl', { files, dryRun }, OrlImportAnswer);

export const signInWithPassword = (email: string, password: string): Promise<void> =>
  tell('POST', '/api/session/password', { email, password });
export const setOwnPassword = (password: string): Promise<void> => tell('PUT', '/api/session/password', { password });
export const changeOwnPassword = (current: string, password: string): Promise<void> =>
  tell('PUT', '/api/session/password', { current, password });
export const renameSelf = (name: string): Promise<void> => tell('PUT', '/api/session/name', { name });
export const fetchSetUp = (signal?: AbortSignal): Promise<SetUpView> => get('/api/session/setup', SetUpView, signal);
export const setUp = (request: SetUpRequest): Promise<void> => tell('POST', '/api/session/setup', request);
export const join = (request: JoinRequest): Promise<void> => tell('POST', '/api/session/join', request);
