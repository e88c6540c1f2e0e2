/** What an engine offers: the verbs that every transport (HTTP, MCP, command line, tests) calls, and what they take and give. */
import type {
  AiSettings,
  AiSettingsView,
  AnswerEvent,
  Dataset,
  DatasetSettings,
  DatasetsAnswer,
  EventView,
  ExplanationRequest,
  FollowUp,
  FollowUpEvent,
  FollowUpRequest,
  KeysAnswer,
  KeyValuesAnswer,
  LedgerEntry,
  Preview,
  PrivacyPreview,
  PrivacyPreviewRequest,
  PrivacyRulesView,
  PrivacyTryAnswer,
  PrivacyTryRequest,
  QueryAnswer,
  QueryRequest,
  TraceView,
} from '@baselime-ai/contract';
import type { AlertVerbs } from './alerts/alert-book.js';
import type { Analysis } from './analyze/index.js';
import type { ModelSettings } from './explain/index.js';
import type { ExplanationVerbs } from './explanations/explanation-verbs.js';
import type { Rejected } from './ingest/decoded.js';
import type { DoorName, DoorRequest, OtlpSignal, TailSampling } from './ingest/index.js';
import type { Actor } from './model/actor.js';
import type { Clock } from './model/clock.js';
import type { Logger } from './model/log.js';
import type { Disclosure } from './privacy/disclosure.js';
import type { Page, PageRequest, WorkspaceStore } from './store/workspace-store.js';

export interface Ingested {
  readonly accepted: number;
  readonly rejected: readonly Rejected[];
}

export interface FileIngested extends Ingested {
  readonly format: string;
  /** Of its events; absent when it has none. */
  readonly timeframe?: QueryRequest['timeframe'];
  /** Where nothing in it that is marked as a failure says what went wrong: ids of the events that read as one, newest first, those that name an error before the others. */
  readonly unmarked: readonly string[];
  /** Where different errors are marked in it: the fingerprints of those that say what went wrong in words that a rule knows. */
  readonly telling: readonly string[];
}

/** An OTLP answer also holds the response that its sender expects, in the encoding that it spoke. */
export interface OtlpIngested extends Ingested {
  readonly responseContentType: string;
  readonly responseBody: Uint8Array;
}

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface EventsPath {
  readonly dataset: string;
  readonly service?: string;
  readonly namespace?: string;
}

export interface EngineOptions {
  /** Holds the embedded stores; created when missing. */
  readonly dataDir: string;
  /** A ClickHouse server or cluster instead of the embedded engine. */
  readonly clickhouse?: { readonly url: string; readonly cluster?: string };
  /** PostgreSQL instead of the embedded workspace database. */
  readonly databaseUrl?: string;
  /** Rules of what is never stored; `<dataDir>/.baselimeignore` when absent, which may be missing. */
  readonly ignoreFile?: string;
  /** Rules of what a model may see; `<dataDir>/privacy.yaml` when absent, which may be missing. */
  readonly privacyRulesFile?: string;
  /** Every request is kept when absent. */
  readonly tailSampling?: TailSampling;
  readonly model?: ModelSettings;
  /** How long one answer may count, in milliseconds; what does not fit is named in it. 3,000 when absent. */
  readonly countingMs?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export interface Engine extends AlertVerbs, ExplanationVerbs {
  /** The Events API: any body variant of it. Resolves when all that is accepted is durable. */
  ingestEvents(environment: string, path: EventsPath, headers: Headers, body: Uint8Array): Promise<Ingested>;
  /** OTLP/HTTP; what it carries is told from the path's signal or, when absent, from the body. */
  ingestOtlp(
    environment: string,
    signal: OtlpSignal | undefined,
    headers: Headers,
    body: Uint8Array,
  ): Promise<OtlpIngested>;
  /** What another program delivers in a format of its own; `door` names the format. Resolves like the Events API. */
  ingestDoor(environment: string, door: DoorName, request: DoorRequest): Promise<Ingested>;
  /** A file of telemetry in any format that FILE_UNREADABLE lists when it is none of them. */
  ingestFile(environment: string, fileName: string, bytes: Uint8Array): Promise<FileIngested>;
  query(actor: Actor, request: QueryRequest, signal?: AbortSignal): Promise<QueryAnswer>;
  /** REQUEST_NOT_FOUND when there is none. */
  event(actor: Actor, id: string): Promise<EventView>;
  trace(actor: Actor, traceId: string): Promise<TraceView>;
  keys(actor: Actor, timeframe: QueryRequest['timeframe'], datasets?: readonly string[]): Promise<KeysAnswer>;
  keyValues(
    actor: Actor,
    key: string,
    timeframe: QueryRequest['timeframe'],
    options?: { readonly prefix?: string; readonly limit?: number },
  ): Promise<KeyValuesAnswer>;
  /** What the local analysis finds, before anything is worded. SUBJECT_NOT_FOUND, QUERY_INVALID. */
  analyze(actor: Actor, subject: ExplanationRequest['subject'], signal?: AbortSignal): Promise<Analysis>;
  /** Never throws: a failure is the last event, `answer-error`. */
  explain(actor: Actor, request: ExplanationRequest, signal?: AbortSignal): AsyncIterable<AnswerEvent>;
  /** A question about a stored explanation. Never throws: a failure is the last event, `answer-error`. */
  followUp(
    actor: Actor,
    explanationId: string,
    request: FollowUpRequest,
    signal?: AbortSignal,
  ): AsyncIterable<FollowUpEvent>;
  /** In the order they were asked. REQUEST_NOT_FOUND when there is no such explanation. */
  followUps(actor: Actor, explanationId: string): Promise<readonly FollowUp[]>;
  /** What `explain` would send; sends nothing. */
  preview(actor: Actor, request: ExplanationRequest): Promise<Preview>;
  ledger(actor: Actor, page: PageRequest): Promise<Page<LedgerEntry>>;
  /** Those that have settings or rules, or whose events arrived in the last week. */
  datasets(actor: Actor): Promise<DatasetsAnswer>;
  /** With the documented defaults when nothing was saved for it. */
  dataset(actor: Actor, name: string): Promise<Dataset>;
  /** Holds for everything that arrives from now on; what is stored already stays as it is. */
  saveDataset(actor: Actor, name: string, settings: DatasetSettings): Promise<Dataset>;
  /** Whether a model may be asked, what it may cost, and what was used today. */
  aiSettings(actor: Actor): Promise<AiSettingsView>;
  /** Holds for every call that starts afterwards. */
  saveAiSettings(actor: Actor, settings: AiSettings): Promise<AiSettingsView>;
  /** The privacy rules that hold: the operator's file and what was saved on the page. */
  privacyRules(actor: Actor): Promise<PrivacyRulesView>;
  /** Holds for every answer that is asked for afterwards. PRIVACY_RULES_INVALID; then nothing changed. */
  savePrivacyRules(actor: Actor, text: string): Promise<PrivacyRulesView>;
  /** A record beside what a model would get of it; sends nothing. PRIVACY_RULES_INVALID, ANONYMIZE_INPUT_TOO_LARGE. */
  previewPrivacy(actor: Actor, request: PrivacyPreviewRequest): Promise<PrivacyPreview>;
  /** What each of the rules would have done to stored events; changes and sends nothing. PRIVACY_RULES_INVALID. */
  tryPrivacy(actor: Actor, request: PrivacyTryRequest, signal?: AbortSignal): Promise<PrivacyTryAnswer>;
  /** A conversation with a program outside, which reads answers in tokens. PRIVACY_RULES_INVALID, STORE_UNAVAILABLE. */
  openDisclosure(actor: Actor, purpose: string, referenceTimeMs?: number): Promise<Disclosure>;
  /**
   * Removes stored telemetry of every environment that is older than `beforeMs`, in epoch milliseconds: `logs` (and
   * events), `traces` or `metrics`. REQUEST_INVALID for another word; STORE_UNAVAILABLE.
   */
  expire(kept: string, beforeMs: number): Promise<void>;
  readonly workspace: WorkspaceStore;
  /** The workspace database, for the accounts library of the server. */
  readonly database: { readonly kysely: unknown; readonly type: 'sqlite' | 'postgres' };
  /** Each part by name; all true when the engine can serve. Never raises. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
  /** What the engine counts about itself since it was opened. Costs nothing. */
  stats(): { readonly telemetryRestarts: number; readonly eventsExcluded: number; readonly eventsSampledOut: number };
  close(): Promise<void>;
}
