/** The order of the stages, known only here: what comes in is decoded and stored; what is asked goes from the store to an answer. */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { AnswerEvent, ExplanationRequest } from '@baselime-ai/contract';
import { createAlertBook } from './alerts/alert-book.js';
import { type Analysis, analyze, needsOfSeries, type Opening, openingOf } from './analyze/index.js';
import { type AnonymizePolicy, createAnonymizer } from './anonymize/index.js';
import { createTalk } from './conversation/talk.js';
import type { Engine, EngineOptions } from './engine.js';
import {
  CANCELLED,
  CircuitBreaker,
  Conversations,
  createExplainer,
  createFollowUps,
  type FollowUpOptions,
  type ModelSettings,
  providerHost,
  Spending,
} from './explain/index.js';
import { explanationVerbs } from './explanations/explanation-verbs.js';
import { findNotes, signatureOf } from './explanations/team-notes.js';
import type { Actor } from './model/actor.js';
import { systemClock } from './model/clock.js';
import { deferred } from './model/deferred.js';
import { EngineError } from './model/errors.js';
import { type Logger, silentLogger } from './model/log.js';
import { datasetsIn } from './privacy/datasets-in.js';
import { privacyVerbs } from './privacy/privacy-verbs.js';
import { createReader, gatherEvidence, SharedReads, type TelemetryReader, Turns } from './query/index.js';
import { expireTelemetry } from './store/index.js';
import { ingestVerbs } from './verbs/ingest-verbs.js';
import { openParts } from './verbs/open-parts.js';
import { readVerbs } from './verbs/read-verbs.js';

const newId = (): string => randomBytes(16).toString('hex');

/**
 * Opens the stores and joins the stages. Raises CONFIG_INVALID, PRIVACY_RULES_INVALID, STORE_DATA_DIR_LOCKED, STORE_SCHEMA_NEWER,
 * STORE_UNAVAILABLE; then nothing stays open.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ?? systemClock;
  const logger = options.logger ?? silentLogger;
  const parts = await openParts(options, clock, logger);
  const { workspace, telemetry, sampling, intake } = parts;
  const reader = (environment: string): TelemetryReader => createReader(telemetry, environment);
  const [shared, turns] = [new SharedReads(telemetry), new Turns(availableParallelism())];
  const { find: findAlert, ...alertVerbs } = createAlertBook({ workspace, reader, clock });

  const model = options.model ?? { provider: 'none', model: '' };
  const spending = new Spending(workspace, model, clock);
  const explaining: FollowUpOptions = {
    model,
    workspace,
    spending,
    circuit: new CircuitBreaker(clock, 3, 60_000),
    conversations: new Conversations(clock),
    newAnonymizer: async (analysis, workspaceId) => {
      const rules = await parts.privacy.policy(workspaceId, analysis.datasets);
      return createAnonymizer(policyFor(rules, analysis, model));
    },
    clock,
    logger,
    newId,
  };
  const explainer = createExplainer(explaining);
  const talk = createTalk(workspace, createFollowUps(explaining), reader);

  /** The store's evidence, judged. `onOpening` is told what can be said before it is all read, when there is any. */
  const look = async (
    actor: Actor,
    subject: ExplanationRequest['subject'],
    signal?: AbortSignal,
    onOpening?: (opening: Opening | undefined) => void,
  ): Promise<Analysis> => {
    const alert = subject.kind === 'alert' ? await findAlert(actor, subject.id) : undefined;
    const question = shared.ask();
    const evidence = await gatherEvidence(createReader(question.store, actor.environment), subject, {
      now: clock.now(),
      turns,
      needsOfSeries,
      ...(options.countingMs === undefined ? {} : { budgetMs: options.countingMs }),
      ...(onOpening === undefined ? {} : { onSubject: (known) => onOpening(openingOf(known)) }),
      ...(signal === undefined ? {} : { signal }),
      ...(alert === undefined ? {} : { alert }),
    }).finally(question.end);
    const datasets = datasetsIn(evidence);
    const signature = signatureOf(evidence);
    return {
      ...analyze(evidence),
      ...(datasets === undefined ? {} : { datasets }),
      ...(signature === undefined ? {} : { signature }),
    };
  };
  const analyzed: Engine['analyze'] = (actor, subject, signal) => look(actor, subject, signal);
  /** What the last two stages get: the anonymizer is made by the explainer, which has nothing else to write with. */
  const toExplain = async (actor: Actor, request: ExplanationRequest, analysis: Analysis, signal?: AbortSignal) => ({
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
    ...ingestVerbs(parts, clock),
    ...readVerbs(parts, reader, clock),
    ...alertVerbs,
    analyze: analyzed,
    async *explain(actor, request, signal) {
      const startedMs = clock.monotonicMs();
      const opening = deferred<Opening | undefined>();
      const looking = look(actor, request.subject, signal, opening.resolve).finally(() => opening.resolve(undefined));
      // Its failure is told below, after what is said before.
      looking.catch(() => undefined);
      const first = await opening.promise;
      const begun = first === undefined ? undefined : await explainer.begin(actor.workspaceId, first);
      if (begun !== undefined) yield* begun.events;
      let analysis: Analysis;
      try {
        analysis = await looking;
      } catch (error) {
        // Whoever left is told nothing, and nothing failed.
        yield signal?.aborted === true ? CANCELLED : toAnswerError(error, logger);
        return;
      }
      const waitedMs = clock.monotonicMs() - startedMs;
      const asked = await toExplain(actor, request, analysis, signal);
      yield* explainer.explain({ ...asked, waitedMs, ...(begun === undefined ? {} : { begun }) });
    },
    async preview(actor, request) {
      const analysis = await analyzed(actor, request.subject);
      return explainer.preview(await toExplain(actor, request, analysis));
    },
    followUp: talk.ask,
    followUps: talk.list,
    ...explanationVerbs({
      workspace,
      now: () => new Date(Number(clock.now() / 1_000_000n)).toISOString(),
      newId,
    }),
    ...privacyVerbs(parts, reader, clock, newId),
    aiSettings: ({ workspaceId }) => spending.view(workspaceId),
    saveAiSettings: ({ workspaceId }, settings) => spending.save(workspaceId, settings),
    ledger: (actor, page) => workspace.ledger.list(actor.workspaceId, page),
    expire: (kept, beforeMs) => expireTelemetry(telemetry, kept, beforeMs),
    workspace,
    database: workspace.database,
    async ready() {
      const [telemetryReady, workspaceReady] = await Promise.all([telemetry.ready(), workspace.ready()]);
      return { telemetry: telemetryReady, workspace: workspaceReady };
    },
    stats: () => ({
      telemetryRestarts: telemetry.restarts(),
      eventsExcluded: intake.excluded(),
      eventsSampledOut: sampling.sampledOut(),
    }),
    close: parts.close,
  };
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

function toAnswerError(error: unknown, logger: Logger): AnswerEvent {
  if (error instanceof EngineError) return { type: 'answer-error', code: error.code, message: error.publicMessage };
  logger.error('explain failed', { reason: error instanceof Error ? error.name : typeof error });
  return { type: 'answer-error', code: 'INTERNAL', message: 'The explanation failed inside this program. Try again.' };
}
