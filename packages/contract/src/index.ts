/** The schemas and types that cross HTTP. Depends on zod only and runs in a browser. */
export { AiPrice, AiSettings, AiSettingsView, Estimate, Usage } from './ai-settings.js';
export {
  ALERT_KINDS,
  ALERT_STATES,
  Alert,
  AlertCheck,
  AlertChecksAnswer,
  type AlertKind,
  AlertRequest,
  type AlertStateName,
  AlertsAnswer,
  CheckedGroup,
  THRESHOLD_OPERATIONS,
  type ThresholdOperation,
} from './alert.js';
export {
  CHANNEL_TYPES,
  Channel,
  ChannelChange,
  ChannelRequest,
  ChannelsAnswer,
  ChannelTest,
  type ChannelType,
  DELIVERY_STATUSES,
  DeliveriesAnswer,
  Delivery,
  StoredChannel,
} from './channel.js';
export { Dataset, DatasetSettings, DatasetsAnswer } from './dataset.js';
export { ErrorBody } from './error-body.js';
export { type ErrorFamily, errorFamilies, errorStatus } from './error-families.js';
export { ERROR_STATUSES, ErrorChange, ErrorRecord, ErrorRecordsAnswer, ErrorStatus } from './error-record.js';
export { EVENT_KINDS, EventView, LEVELS } from './event.js';
export {
  AnswerEvent,
  CheckedSentence,
  CITATION_VERDICTS,
  Explanation,
  ExplanationFilter,
  ExplanationRequest,
  ExplanationsAnswer,
  FailureSignature,
  FeedbackRequest,
  FoundNote,
  HiddenValue,
  LedgerAnswer,
  LedgerEntry,
  Preview,
  SECTION_NAMES,
  SectionName,
  Sections,
  TeamNote,
  TeamNoteRequest,
  TeamNotesAnswer,
} from './explanation.js';
export { FAULTS, Fault } from './fault.js';
export {
  Action,
  CONFIDENCES,
  Confidence,
  EvidenceRef,
  FINDING_KINDS,
  Finding,
  Measure,
  RootCause,
  RuledOut,
} from './finding.js';
export {
  FOLLOW_UP_OUTCOMES,
  FollowUp,
  FollowUpEvent,
  FollowUpRequest,
  FollowUpStep,
  FollowUpsAnswer,
} from './follow-up.js';
export { type MetricStatistic, statisticOfName } from './metric.js';
export { OrlExportAnswer, OrlFile, OrlImportAnswer, OrlImportRequest } from './orl.js';
export {
  PRIVACY_LEVELS,
  PRIVACY_TYPES,
  PrivacyDatasetRules,
  PrivacyExample,
  PrivacyMark,
  PrivacyPreview,
  PrivacyPreviewRequest,
  PrivacyRuleEffect,
  PrivacyRules,
  PrivacyRulesRequest,
  PrivacyRulesView,
  PrivacyTryAnswer,
  PrivacyTryRequest,
} from './privacy.js';
export {
  Aggregate,
  CALCULATION_OPERATORS,
  Calculation,
  ErrorKind,
  ErrorTelling,
  FILTER_OPERATIONS,
  Filter,
  KeySummary,
  KeysAnswer,
  KeyValue,
  KeyValuesAnswer,
  PatternSummary,
  QUERY_VIEWS,
  Query,
  QueryAnswer,
  QueryRequest,
  QueryStatistics,
  RequestSummary,
  SeriesPoint,
  ValueCounts,
} from './query.js';
export {
  calculationText,
  filterText,
  normalQuery,
  parseCalculation,
  parseFilterText,
  parseFilterValue,
  parseQueryText,
  queryText,
  type TextProblem,
} from './query-text.js';
export {
  AlertForm,
  Dashboard,
  DashboardRequest,
  DashboardsAnswer,
  QueryRun,
  QueryRunRequest,
  QueryRunsAnswer,
  SavedQueriesAnswer,
  SavedQuery,
  SavedQueryRequest,
  WIDGET_TYPES,
  Widget,
} from './saved.js';
export { SendDataView } from './send-data.js';
export { SessionView } from './session.js';
export {
  AlertSettingsView,
  ApiKeysAnswer,
  Invitation,
  InvitationRequest,
  InvitationsAnswer,
  JoinRequest,
  KEY_SCOPES,
  KeyRequest,
  type KeyScope,
  KeyView,
  Member,
  MemberRequest,
  MembersAnswer,
  NewInvitation,
  NewKey,
  Retention,
  RetentionView,
  ROLES,
  type Role,
  SetUpRequest,
  SetUpView,
} from './settings.js';
export { Subject, type SubjectKind } from './subject.js';
export { Timeframe } from './timeframe.js';
export { TraceSummary, TraceView } from './trace.js';
