/** The order of the stages, known only here. Every transport (HTTP, command line, tests) calls these verbs. */
import { randomBytes } from 'node:crypto';
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
import { type AlertVerbs, createAlertBook } from './alerts/alert-book.js';
import { type Analysis, analyze } from './analyze/index.js';
import { type AnonymizePolicy, createAnonymizer, parseRules } from './anonymize/index.js';
import { createTalk } from './conversation/talk.js';
import {
  CircuitBreaker,
  Conversations,
  createExplainer,
  createFollowUps,
  type FollowUpOptions,
  type ModelSettings,
  providerHost,
  Spending,
} from './explain/index.js';
import { type ExplanationVerbs, explanationVerbs } from './explanations/explanation-verbs.js';
import { findNotes, signatureOf } from './explanations/team-notes.js';
import type { Decoded, IngestContext, Rejected } from './ingest/decoded.js';
import {
  type DoorName,
  type DoorRequest,
  decodeDoor,
  decodeEventsApi,
  decodeFile,
  decodeOtlp,
  type FilePiece,
  type FileRequestOptions,
  fileRequests,
  type OtlpSignal,
  type TailSampling,
} from './ingest/index.js';
import { type Clock, systemClock } from './model/clock.js';
import { EngineError } from './model/errors.js';
import { newEventId } from './model/ids.js';
import { type Logger, silentLogger } from './model/log.js';
import { fromEpochMillis } from './model/units.js';
import { datasetsIn } from './privacy/datasets-in.js';
import { type Disclosure, openDisclosure } from './privacy/disclosure.js';
import { jsonOf, previewRecord } from './privacy/preview-record.js';
import { RuleBook, readRulesFile } from './privacy/rule-book.js';
import { tryRules } from './privacy/try-rules.js';
import {
  createReader,
  describeDataset,
  gatherEvidence,
  listDatasets,
  type TelemetryReader,
  toEventView,
  toTraceView,
} from './query/index.js';
import {
  createIntake,
  DatasetBook,
  expireTelemetry,
  openTailSampler,
  openTelemetryStore,
  openWorkspaceStore,
  readIgnoreFile,
} from './store/index.js';
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
  ingestFile(
    environment: string,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<Ingested & { readonly format: string; readonly timeframe?: QueryRequest['timeframe'] }>;
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

/** Opens the stores and joins the stages. Raises CONFIG_INVALID, STORE_DATA_DIR_LOCKED, STORE_SCHEMA_NEWER, STORE_UNAVAILABLE. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? silentLogger;
  const ignored = await readIgnoreFile(options.dataDir, options.ignoreFile);
  const privacyFile = await readRulesFile(options.dataDir, options.privacyRulesFile);
  const workspace = await openWorkspaceStore({
    dataDir: options.dataDir,
    logger,
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
  });
  const telemetry = await openTelemetryStore({
    dataDir: options.dataDir,
    logger,
    clock,
    ...(options.clickhouse === undefined ? {} : { clickhouse: options.clickhouse }),
  }).catch(async (error: unknown) => {
    await workspace.close();
    throw error;
  });
  const sampling = await openTailSampler({
    dataDir: options.dataDir,
    settings: options.tailSampling,
    store: telemetry,
    clock,
    logger,
  }).catch(async (error: unknown) => {
    await Promise.all([telemetry.close(), workspace.close()]);
    throw error;
  });
  const model = options.model ?? { provider: 'none', model: '' };
  const privacy = new RuleBook(workspace.settings, privacyFile);
  const spending = new Spending(workspace, model, clock);
  const explaining: FollowUpOptions = {
    model,
    workspace,
    spending,
    circuit: new CircuitBreaker(clock, 3, 60_000),
    conversations: new Conversations(clock),
    newAnonymizer: async (analysis, workspaceId) => {
      const rules = await privacy.policy(workspaceId, analysis.datasets);
      return createAnonymizer(policyFor(rules, analysis, model));
    },
    clock,
    logger,
    newId: () => randomBytes(16).toString('hex'),
  };
  const explainer = createExplainer(explaining);

  const reader = (environment: string): TelemetryReader => createReader(telemetry, environment);
  const context = (environment: string): IngestContext => ({
    environment,
    arrival: clock.now(),
    newId: (timestamp) => newEventId(timestamp),
  });
  const talk = createTalk(workspace, createFollowUps(explaining), reader);
  const book = new DatasetBook(workspace.settings, ignored, clock, logger);
  const intake = createIntake(book, telemetry, (events) => sampling.append(events));
  /** `decode` with a context of its environment, then everything up to the store. */
  const take = async <D extends Decoded>(
    environment: string,
    dataset: string | undefined,
    decode: (context: IngestContext) => D,
  ): Promise<D & { readonly accepted: number }> => {
    const own = context(environment);
    const taken = await intake.take(dataset, own, () => decode(own));
    return { ...taken, accepted: taken.events.length + taken.excluded };
  };
  const { find: findAlert, ...alertVerbs } = createAlertBook({ workspace, reader, clock });
  const analyzeSubject: Engine['analyze'] = async (actor, subject, signal) => {
    const alert = subject.kind === 'alert' ? await findAlert(actor, subject.id) : undefined;
    const evidence = await gatherEvidence(reader(actor.environment), subject, {
      now: clock.now(),
      ...(signal === undefined ? {} : { signal }),
      ...(alert === undefined ? {} : { alert }),
    });
    const datasets = datasetsIn(evidence);
    const signature = signatureOf(evidence);
    return {
      ...analyze(evidence),
      ...(datasets === undefined ? {} : { datasets }),
      ...(signature === undefined ? {} : { signature }),
    };
  };
  const explainRequest = async (
    actor: Actor,
    request: ExplanationRequest,
    analysis: Analysis,
    signal?: AbortSignal,
  ) => ({
    analysis,
    teamNotes: await findNotes(workspace.teamNotes, actor, analysis),
    workspaceId: actor.workspaceId,
    actor: actor.actor,
    ...(request.question === undefined ? {} : { question: request.question }),
    ...(request.language === undefined ? {} : { language: request.language }),
    ...(request.regenerate === undefined ? {} : { regenerate: request.regenerate }),
    ...(signal === undefined ? {} : { signal }),
  });

  return {
    workspace,
    ...explanationVerbs({ workspace, now: () => isoNow(clock), newId: () => randomBytes(16).toString('hex') }),
    database: workspace.database,
    ...alertVerbs,
    async ingestEvents(environment, path, headers, body) {
      const { accepted, rejected } = await take(environment, path.dataset, (own) =>
        decodeEventsApi(own, path, headers, body),
      );
      return { accepted, rejected };
    },
    async ingestOtlp(environment, signal, headers, body) {
      const dataset = headers['x-baselime-dataset']?.trim() || 'otel';
      const { accepted, rejected, responseBody, responseContentType } = await take(environment, dataset, (own) =>
        decodeOtlp(own, signal, headers, body),
      );
      return { accepted, rejected, responseBody, responseContentType };
    },
    async ingestDoor(environment, door, request) {
      const { accepted, rejected } = await take(environment, undefined, (own) => decodeDoor(own, door, request));
      return { accepted, rejected };
    },
    async ingestFile(environment, fileName, bytes) {
      const { accepted, events, rejected, format } = await take(environment, undefined, (own) =>
        decodeFile(own, fileName, bytes),
      );
      const times = events.map((event) => Number(event.timestamp / 1_000_000n));
      const from = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
      const to = times.reduce((most, time) => Math.max(most, time), 0) + 1;
      return { accepted, rejected, format, ...(times.length === 0 ? {} : { timeframe: { from, to } }) };
    },
    query: (actor, request, signal) =>
      reader(actor.environment).run(request, signal === undefined ? undefined : { signal }),
    async event(actor, id) {
      return toEventView(found(await reader(actor.environment).event(id), 'event', id));
    },
    async trace(actor, traceId) {
      return toTraceView(found(await reader(actor.environment).trace(traceId), 'trace', traceId));
    },
    async keys(actor, timeframe, datasets) {
      return { keys: [...(await reader(actor.environment).keys(windowOf(timeframe), datasets))] };
    },
    async keyValues(actor, key, timeframe, limits) {
      return { key, values: [...(await reader(actor.environment).keyValues(key, windowOf(timeframe), limits))] };
    },
    analyze: analyzeSubject,
    async *explain(actor, request, signal) {
      const startedMs = clock.monotonicMs();
      let analysis: Analysis;
      try {
        analysis = await analyzeSubject(actor, request.subject, signal);
      } catch (error) {
        yield toAnswerError(error, logger);
        return;
      }
      const waitedMs = clock.monotonicMs() - startedMs;
      yield* explainer.explain({ ...(await explainRequest(actor, request, analysis, signal)), waitedMs });
    },
    followUp: talk.ask,
    followUps: talk.list,
    async preview(actor, request) {
      const analysis = await analyzeSubject(actor, request.subject);
      return explainer.preview(await explainRequest(actor, request, analysis));
    },
    datasets: ({ environment }) => listDatasets(book, reader(environment), clock),
    dataset: ({ environment }, name) => describeDataset(book, environment, name),
    async saveDataset({ environment }, name, settings) {
      await book.save(environment, name, settings);
      return describeDataset(book, environment, name);
    },
    ledger: (actor, page) => workspace.ledger.list(actor.workspaceId, page),
    aiSettings: ({ workspaceId }) => spending.view(workspaceId),
    saveAiSettings: ({ workspaceId }, settings) => spending.save(workspaceId, settings),
    privacyRules: ({ workspaceId }) => privacy.view(workspaceId),
    savePrivacyRules: ({ workspaceId }, text) => privacy.save(workspaceId, text),
    async previewPrivacy({ workspaceId }, { record, rules, dataset }) {
      const datasets = dataset === undefined ? undefined : [dataset];
      return previewRecord(jsonOf(record), await privacy.policy(workspaceId, datasets, rules));
    },
    async tryPrivacy({ environment }, request, signal) {
      const rules = parseRules(request.rules, 'The rules');
      const to = Number(clock.now() / 1_000_000n) + 1;
      const timeframe = request.timeframe ?? { from: Math.max(0, to - HOUR_MS), to };
      const query = { query: { limit: request.limit }, timeframe, view: 'events' } as const;
      const { events = [] } = await reader(environment).run(query, signal === undefined ? undefined : { signal });
      return { timeframe, ...(await tryRules(rules, events, privacy.fileSources(), clock)) };
    },
    openDisclosure: ({ workspaceId, actor }, purpose, referenceTimeMs) =>
      openDisclosure({
        policy: () => privacy.policy(workspaceId, undefined),
        ledger: workspace.ledger,
        clock,
        newId: () => randomBytes(16).toString('hex'),
        workspaceId,
        actor,
        purpose,
        referenceTimeMs,
      }),
    expire: (kept, beforeMs) => expireTelemetry(telemetry, kept, beforeMs),
    async ready() {
      const [telemetryReady, workspaceReady] = await Promise.all([telemetry.ready(), workspace.ready()]);
      return { telemetry: telemetryReady, workspace: workspaceReady };
    },
    stats: () => ({
      telemetryRestarts: telemetry.restarts(),
      eventsExcluded: intake.excluded(),
      eventsSampledOut: sampling.sampledOut(),
    }),
    async close() {
      await sampling.close();
      await telemetry.close();
      await workspace.close();
    },
  };
}

/**
 * A file as requests for a server's doors, in bounded memory; raises FILE_UNREADABLE. What has no time of its own gets
 * that of its arrival at the server.
 */
export function fileForServer(
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
  options: FileRequestOptions & { readonly clock?: Clock } = {},
): AsyncGenerator<FilePiece> {
  const context: IngestContext = {
    environment: 'default',
    arrival: (options.clock ?? systemClock).now(),
    newId: (timestamp) => newEventId(timestamp),
  };
  return fileRequests(context, fileName, chunks, options);
}

/** Times in what leaves are offsets from the moment that is asked about, so that the same failure reads the same tomorrow. */
function policyFor(rules: AnonymizePolicy, analysis: Analysis, model: ModelSettings): AnonymizePolicy {
  const host = providerHost(model);
  return {
    ...rules,
    endpointHosts: host === undefined ? [] : [host],
    ...(analysis.referenceTimeMs === undefined ? {} : { referenceTimeMs: analysis.referenceTimeMs }),
  };
}

function found<T>(value: T | undefined, what: string, id: string): T {
  if (value !== undefined) return value;
  throw new EngineError(
    'REQUEST_NOT_FOUND',
    `There is no ${what} with this id. It may have expired, or the id is cut.`,
    {
      details: [{ path: 'id', message: id.slice(0, 64) }],
    },
  );
}

function toAnswerError(error: unknown, logger: Logger): AnswerEvent {
  if (error instanceof EngineError) return { type: 'answer-error', code: error.code, message: error.publicMessage };
  logger.error('explain failed', { reason: error instanceof Error ? error.name : typeof error });
  return { type: 'answer-error', code: 'INTERNAL', message: 'The explanation failed inside this program. Try again.' };
}

const HOUR_MS = 3_600_000;

const windowOf = (timeframe: QueryRequest['timeframe']) => ({
  from: fromEpochMillis(timeframe.from),
  to: fromEpochMillis(timeframe.to),
});

const isoNow = (clock: Clock): string => new Date(Number(clock.now() / 1_000_000n)).toISOString();
