/** One scenario in one situation, through the engine's ordinary doors, in an environment of its own. */
import type { Explanation, Subject } from '@baselime-ai/contract';
import type { Actor, Engine } from '@baselime-ai/engine';
import { type Candidate, type Grade, grade } from './grade.js';
import type { Delivery, FamilyName, Generated, Question, Scenario, Situation } from './scenario.js';

const HOUR_MS = 3_600_000;

export interface Outcome {
  readonly family: FamilyName;
  readonly scenario: string;
  readonly seed: number;
  readonly shape: string;
  readonly isHeldOut: boolean;
  readonly generated: Omit<Generated, 'deliveries'>;
  /** Absent when the question found nothing to ask about, which counts as wrong. */
  readonly answer?: Explanation;
  readonly grade?: Grade;
  /** On what its cause stands, and what spoke against it: `failure`, `failure: unnamed`. Empty where none is named. */
  readonly grounds?: readonly string[];
  readonly problem?: string;
  readonly elapsedMs: number;
}

export async function runScenario(
  engine: Engine,
  family: FamilyName,
  scenario: Scenario,
  situation: Situation,
): Promise<Outcome> {
  const { name, isHeldOut = false } = scenario;
  const { deliveries, ...generated } = scenario.generate(situation);
  const environment = `${family}-${name}-${situation.shape}-${situation.seed}`;
  const actor: Actor = { workspaceId: 'eval', environment, actor: 'eval' };
  const base = { family, scenario: name, ...situation, isHeldOut, generated };
  try {
    let sent = 0;
    for (const delivery of deliveries) sent += await deliver(engine, environment, delivery);
    await stored(engine, actor, sent, situation.now);
    const started = performance.now();
    const subject = await subjectOf(engine, actor, generated.question, situation.now);
    if (subject === undefined) return { ...base, problem: 'nothing to ask about was found', elapsedMs: 0 };
    const answer = await explained(engine, actor, subject);
    const elapsedMs = performance.now() - started;
    if (typeof answer === 'string') return { ...base, problem: answer, elapsedMs };
    const analysis = await engine.analyze(actor, subject);
    const candidates = candidatesOf(analysis);
    const senders = await sendersOf(engine, actor, generated.truth.entities, situation.now);
    const graded = grade(generated.truth, answer, candidates, senders);
    return { ...base, answer, grade: graded, grounds: groundsOf(analysis.grounds), elapsedMs };
  } catch (error) {
    // One case that cannot be asked about must not take the others with it.
    return { ...base, problem: error instanceof Error ? error.message : String(error), elapsedMs: 0 };
  }
}

function groundsOf(grounds: { readonly way: string; readonly doubts: readonly string[] } | undefined) {
  if (grounds === undefined) return [];
  const { way, doubts } = grounds;
  return [way, ...(doubts.length === 0 ? [`${way}, nothing against it`] : doubts.map((doubt) => `${way}: ${doubt}`))];
}

/** Those of the entities that telemetry came from, as a function or as a service. */
async function sendersOf(
  engine: Engine,
  actor: Actor,
  entities: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const timeframe = { from: now - 7 * HOUR_MS, to: now + 60_000 };
  const sends = async (value: string, key: string): Promise<boolean> => {
    const query = { limit: 1, filters: [{ key, operation: '=' as const, value }] };
    const { events = [] } = await engine.query(actor, { view: 'events', timeframe, query });
    return events.length > 0;
  };
  const known = await Promise.all(
    entities.map(async (name) => (await sends(name, 'namespace')) || (await sends(name, 'service'))),
  );
  return new Set(entities.filter((_, index) => known[index]));
}

/** A busy machine takes longer than a question waits for what was sent just before it. */
const STORED_MS = 120_000;
async function stored(engine: Engine, actor: Actor, events: number, now: number): Promise<void> {
  const timeframe = { from: now - 14 * 24 * HOUR_MS, to: now + HOUR_MS };
  const query = { calculations: [{ operator: 'COUNT' as const, alias: 'events' }] };
  const patient = performance.now() + STORED_MS;
  do {
    const { aggregates } = await engine.query(actor, { view: 'series', timeframe, query });
    if ((aggregates?.[0]?.values.events ?? 0) >= events) return;
  } while (performance.now() < patient);
  throw new Error(`not all of ${events} events of ${actor.environment} were stored in time`);
}

/** Posts one request body at its door and says how many events it held; raises an error when not all of it is taken. */
export async function deliver(
  engine: Engine,
  environment: string,
  { path, headers = {}, body }: Delivery,
): Promise<number> {
  const bytes = Buffer.from(body);
  if (path === '/aws') {
    const { accepted, rejected } = await engine.ingestDoor(environment, 'aws', { headers, body: bytes });
    refuse(path, rejected);
    return accepted;
  }
  const all = { 'content-type': 'application/json', ...headers };
  const signal = /^\/v1\/(traces|logs|metrics)$/.exec(path)?.[1];
  const isOtlp = signal !== undefined && /^\s*\{\s*"resource(?:Spans|Logs|Metrics)"/.test(body);
  const dataset = path.split('/')[2] ?? 'logs';
  const { accepted, rejected } =
    isOtlp && (signal === 'traces' || signal === 'logs' || signal === 'metrics')
      ? await engine.ingestOtlp(environment, signal, all, bytes)
      : await engine.ingestEvents(environment, { dataset }, all, bytes);
  refuse(path, rejected);
  return accepted;
}

/** What a generator sends must be taken whole. */
function refuse(path: string, rejected: readonly { readonly index: number; readonly reason: string }[]): void {
  const [first] = rejected;
  if (first !== undefined) throw new Error(`${path} rejected item ${first.index}: ${first.reason}`);
}

async function subjectOf(engine: Engine, actor: Actor, question: Question, now: number): Promise<Subject | undefined> {
  if (question.about === 'subject') {
    if (question.alert !== undefined) await engine.saveAlert(actor, question.alert);
    return question.subject;
  }
  const { events = [] } = await engine.query(actor, {
    view: 'events',
    timeframe: { from: now - 6 * HOUR_MS, to: now + 60_000 },
    query: {
      limit: 20,
      ...(question.contains === '' ? {} : { needle: { value: question.contains } }),
      filters: [
        { key: '$baselime.error', operation: '=', value: true },
        ...(question.namespace === undefined
          ? []
          : [{ key: 'namespace', operation: '=' as const, value: question.namespace }]),
      ],
    },
  });
  for (const { id, traceId, requestId, fingerprint } of events) {
    if (question.about === 'event') return { kind: 'event', id };
    if (question.about === 'trace' && traceId !== undefined) return { kind: 'trace', traceId };
    if (question.about === 'request' && requestId !== undefined) return { kind: 'request', requestId };
    if (question.about === 'error' && fingerprint !== undefined) return { kind: 'error', fingerprint };
  }
  return undefined;
}

/** The finished explanation, or why there is none. */
async function explained(engine: Engine, actor: Actor, subject: Subject): Promise<Explanation | string> {
  for await (const event of engine.explain(actor, { subject })) {
    if (event.type === 'answer-end') return event.explanation;
    if (event.type === 'answer-error') return `${event.code}: ${event.message}`;
  }
  return 'the answer never ended';
}

/** Further causes, where the analysis ranks them. */
function candidatesOf(analysis: object): readonly Candidate[] {
  return 'ranking' in analysis && Array.isArray(analysis.ranking)
    ? analysis.ranking.map((one: Candidate) => ({ entity: one.entity, fault: one.fault }))
    : [];
}
