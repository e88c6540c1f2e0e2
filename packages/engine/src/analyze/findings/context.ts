/** What else happened: cold starts on the way, the last words before the failure, how far the data reaches. */
import { numberAt } from '../../model/json.js';
import { type FindingDraft, refTo } from '../draft.js';
import { logLine } from '../log-line.js';
import { lookedAt } from '../root-cause.js';
import type { Scene } from '../scene.js';
import { capital, clock, duration, measures, portion, quote, spoken } from '../wording.js';

export function contextFindings(scene: Scene): readonly FindingDraft[] {
  return [coldStart(scene), lastWords(scene), health(scene)].filter((draft) => draft !== undefined);
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

/** Log lines of the same request just before the failure. */
function lastWords({ cause, logs }: Scene): FindingDraft | undefined {
  if (cause === undefined) return undefined;
  const { event } = cause;
  const near = logs.filter(
    (log) =>
      log.kind !== 'metric' &&
      log.message !== undefined &&
      !log.isError &&
      log.id !== event.id &&
      log.timestamp <= (cause.node?.end ?? event.timestamp) &&
      !/^(?:START|END|REPORT|INIT_START)\b/.test(log.message) &&
      (event.requestId !== undefined
        ? log.requestId === event.requestId
        : event.spanId !== undefined && log.spanId === event.spanId),
  );
  const last = near.at(-1);
  if (last?.message === undefined) return undefined;
  return {
    key: 'last-words',
    weight: 38,
    kind: 'context',
    entity: last.namespace,
    statement: `The last line that ${spoken(last.namespace)} wrote before the failure, at ${clock(last.timestamp)}, is ${quote(logLine(last.message).message, 160)}.`,
    numbers: [],
    confidence: 'confirmed',
    evidence: [refTo(last)],
  };
}

/** Only where nothing failed: what was looked at. */
function health(scene: Scene): FindingDraft | undefined {
  const { evidence, tree, logs, cause } = scene;
  if (cause !== undefined || evidence.focus === undefined) return undefined;
  const { traffic, focus } = evidence;
  const around =
    traffic === undefined || traffic.window.requests < 2
      ? ''
      : ` ${capital(portion(traffic.window.failedRequests, traffic.window.requests, 'request', spoken(traffic.namespace)))} failed in the hour looked at.`;
  return {
    key: 'health',
    weight: 30,
    kind: 'health',
    entity: focus.namespace,
    statement: `There is no error, timeout or failing call in ${lookedAt(scene)}.${around}`.replace(',.', '.'),
    numbers: measures(
      ['spans', tree.nodes.length, 'count'],
      ['other events', logs.length, 'count'],
      ['failed requests', traffic?.window.failedRequests, 'count'],
      ['requests', traffic?.window.requests, 'count'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}
