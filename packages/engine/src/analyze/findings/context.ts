/** What else happened: cold starts on the way, the last words before the failure, how far the data reaches. */
import { numberAt } from '../../model/json.js';
import { lookedAt } from '../causes/root-cause.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { lastWordsOf } from '../failures/last-words.js';
import { logLine } from '../failures/log-line.js';
import { dependencyOf } from '../rules/entity.js';
import type { Scene } from '../scene.js';
import { workedAgain } from '../trace/tree.js';
import { capital, clock, count, duration, measures, portion, quote, shorten, spoken } from '../wording.js';
import { failed, unitOf } from './recurrence.js';

/** The key of the finding. */
export const LAST_WORDS = 'last-words';

export function contextFindings(scene: Scene): readonly FindingDraft[] {
  return [coldStart(scene), sharedWork(scene), lastWords(scene), health(scene), healthAround(scene)].filter(
    (draft) => draft !== undefined,
  );
}

function coldStart({ evidence, logs, tree }: Scene): FindingDraft | undefined {
  const cold = [...logs, ...tree.nodes.map(({ span }) => span), ...evidence.request].find(
    (event) => event.coldStart === true,
  );
  if (cold === undefined) return undefined;
  const init = numberAt(cold.data, '@initDuration');
  return {
    key: 'cold-start',
    weight: 36,
    kind: 'context',
    entity: cold.namespace,
    statement: `${cold.namespace} was started cold for this request${init === undefined ? '' : `; its initialization took ${duration(init)}`}.`,
    numbers: measures(['initialization', init, 'ms']),
    confidence: 'confirmed',
    evidence: [refTo(cold)],
  };
}

/** Why events of no common request are told together. */
function sharedWork({ cause, evidence: { sharedId, request, focus } }: Scene): FindingDraft | undefined {
  if (sharedId === undefined || focus === undefined || cause === undefined) return undefined;
  const others = request.filter(({ id }) => id !== focus.id);
  return {
    key: 'shared-work',
    weight: 37,
    kind: 'context',
    entity: focus.namespace,
    statement: `What belongs together is told by ${sharedId.key} alone: ${count(others.length, 'other event')} of these minutes ${others.length === 1 ? 'has' : 'have'} the same one, ${shorten(sharedId.value, 80)}.`,
    numbers: measures(['other events', others.length, 'count']),
    confidence: 'likely',
    evidence: [refTo(focus)],
  };
}

/** A shorter silence is how a program usually goes from line to line. */
const SILENCE_MS = 1_000;

function lastWords(scene: Scene): FindingDraft | undefined {
  const last = lastWordsOf(scene);
  if (last === undefined) return undefined;
  const { log, text, silentMs } = last;
  const silent = silentMs !== undefined && silentMs >= SILENCE_MS;
  return {
    key: LAST_WORDS,
    weight: 38,
    kind: 'context',
    entity: log.namespace,
    statement: `The last line that ${spoken(log.namespace)} wrote before the failure, at ${clock(log.timestamp)}, is ${quote(logLine(text).message, 160)}.${silent ? ` It was silent for the next ${duration(silentMs)}.` : ''}`,
    numbers: measures(['silence', silent ? silentMs : undefined, 'ms']),
    confidence: 'confirmed',
    evidence: [refTo(log)],
  };
}

/** Above all others, so that its id is known before anything is counted. */
const FIRST = 110;

/** Only where there is nothing to explain: what was looked at. Needs no counts. */
export function health(scene: Scene): FindingDraft | undefined {
  const { evidence, tree, logs, cause, failures } = scene;
  if (cause !== undefined || evidence.focus === undefined) return undefined;
  const { focus } = evidence;
  const survived = failures.length;
  return {
    key: 'health',
    weight: FIRST,
    kind: 'health',
    entity: focus.namespace,
    statement: (survived === 0
      ? `There is no error, timeout or failing call in ${lookedAt(scene)}.`
      : `What was asked about went well although ${count(survived, 'failure')} ${survived === 1 ? 'is' : 'are'} among ${lookedAt(scene)}.${survivedOf(failures)}`
    ).replace(',.', '.'),
    numbers: measures(
      ['failures', survived === 0 ? undefined : survived, 'count'],
      ['spans', tree.nodes.length, 'count'],
      ['other events', logs.length, 'count'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}

/** Which call it was, in a sentence of its own; empty where it was no call. */
function survivedOf(failures: readonly Failure[]): string {
  const [first] = failures;
  if (first?.node === undefined || first.node.span !== first.event) return '';
  const { node, signals, event } = first;
  const callee = dependencyOf(event);
  const call = event.name === undefined || event.name === callee ? (callee ?? 'a call') : event.name;
  const where = callee === undefined || callee === call ? '' : ` (${spoken(callee)})`;
  const status = signals.status?.value;
  const how = status === undefined ? '' : ` with status ${status}`;
  const begins = failures.length === 1 ? '' : 'the first was that ';
  const ends = workedAgain(node) ? ', and it worked when it was tried again' : ', and its caller went on';
  return ` ${capital(`${begins}${spoken(call)}${where} failed${how} in ${spoken(event.namespace)}${ends}`)}.`;
}

/** How the requests around it did, where nothing failed. */
function healthAround({ evidence, cause }: Scene): FindingDraft | undefined {
  const { traffic, focus } = evidence;
  if (cause !== undefined || focus === undefined || traffic === undefined || traffic.window.requests < 2)
    return undefined;
  const { failedRequests, requests } = traffic.window;
  const unit = unitOf(evidence);
  return {
    key: 'health-around',
    weight: 30,
    kind: 'health',
    entity: focus.namespace,
    statement: `${capital(portion(failedRequests, requests, unit, spoken(traffic.namespace)))} ${failed(unit)} in the hour looked at.`,
    numbers: measures([`failed ${unit}s`, failedRequests, 'count'], [`${unit}s`, requests, 'count']),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}
