/** The order of the stages, known only here. Every transport (HTTP, command line, tests) calls these verbs. */
import type {
  AnswerEvent,
  EventView,
  Explanation,
  ExplanationRequest,
  FeedbackRequest,
  KeysAnswer,
  KeyValuesAnswer,
  LedgerEntry,
  Preview,
  QueryAnswer,
  QueryRequest,
  TraceView,
} from '@baselime-ai/contract';
import type { Rejected } from './ingest/decoded.js';
import type { Page, PageRequest, WorkspaceStore } from './store/workspace-store.js';

/** Whose data, and who asks. */
export interface Actor {
  readonly workspaceId: string;
  readonly environment: string;
  /** A user's id or an API key's id; goes into the ledger. */
  readonly actor: string;
}

export interface Ingested {
  readonly accepted: number;
  readonly rejected: readonly Rejected[];
}

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

export interface Engine {
  /** The Events API: any body variant of it. Resolves when all that is accepted is durable. */
  ingestEvents(
    environment: string,
    path: { readonly dataset: string; readonly service?: string; readonly namespace?: string },
    headers: Headers,
    body: Uint8Array,
  ): Promise<Ingested>;
  /** OTLP/HTTP; what it carries is told from the path's signal or, when absent, from the body. */
  ingestOtlp(
    environment: string,
    signal: 'traces' | 'logs' | 'metrics' | undefined,
    headers: Headers,
    body: Uint8Array,
  ): Promise<Ingested & { readonly contentType: string; readonly body: Uint8Array }>;
  query(actor: Actor, request: QueryRequest): Promise<QueryAnswer>;
  /** SUBJECT_NOT_FOUND when there is none. */
  event(actor: Actor, id: string): Promise<EventView>;
  trace(actor: Actor, traceId: string): Promise<TraceView>;
  keys(actor: Actor, timeframe: QueryRequest['timeframe'], datasets?: readonly string[]): Promise<KeysAnswer>;
  keyValues(actor: Actor, key: string, timeframe: QueryRequest['timeframe'], prefix?: string): Promise<KeyValuesAnswer>;
  explain(actor: Actor, request: ExplanationRequest, signal?: AbortSignal): AsyncIterable<AnswerEvent>;
  preview(actor: Actor, request: ExplanationRequest): Promise<Preview>;
  explanation(actor: Actor, id: string): Promise<Explanation>;
  explanations(actor: Actor, page: PageRequest): Promise<Page<Explanation>>;
  rate(actor: Actor, explanationId: string, feedback: FeedbackRequest): Promise<void>;
  ledger(actor: Actor, page: PageRequest): Promise<Page<LedgerEntry>>;
  readonly workspace: WorkspaceStore;
  /** Each part by name; all true when the engine can serve. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
  close(): Promise<void>;
}
