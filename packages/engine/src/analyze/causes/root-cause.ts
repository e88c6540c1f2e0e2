/** The one sentence or two that name the cause, its confidence and the findings it rests on. */
import type { RootCause } from '@baselime-ai/contract';
import { confidenceFrom } from '../confidence/grounds.js';
import { BY_SLOWNESS } from '../confidence/of-scene.js';
import type { Numbered } from '../draft.js';
import { CHANGE } from '../findings/change.js';
import { CAUSE, CONDUCT, PATH, SYMPTOM } from '../findings/failure.js';
import { LATENCY, usual } from '../findings/latency.js';
import { RECURRENCE } from '../findings/recurrence.js';
import { raisedBy } from '../rules/library.js';
import { meaningOf } from '../rules/meaning.js';
import { type Shape, shapeOf } from '../rules/shape.js';
import type { Scene } from '../scene.js';
import { count, duration, spoken } from '../wording.js';
import { recursionOf } from './conduct.js';
import { slownessOf } from './slowness.js';

export function rootCauseOf(scene: Scene, numbered: Numbered): RootCause {
  const [best] = scene.ranking.candidates;
  const { asked, confidence } = scene.ranking;
  if (best === undefined || confidence === 'inconclusive') return slownessOrNothing(scene, numbered);
  const { failure, dominant, fault, entity } = best;
  const text = best.conduct?.statement ?? meaningOf(failure, scene.report).statement;
  const findings = numbered.idsOf([CONDUCT, CAUSE, SYMPTOM, PATH, CHANGE, RECURRENCE]);
  const first =
    dominant === undefined
      ? text
      : `${spoken(entity)} was too slow: ${spoken(failure.event.namespace)} waited ${duration(dominant.tookMs)} of ${duration(dominant.ofMs)} for it and ran into its timeout.`;
  const led =
    asked === undefined ||
    asked === failure ||
    dominant !== undefined ||
    asked.event.namespace === failure.event.namespace
      ? ''
      : ` The failure of ${spoken(asked.event.namespace)} is its consequence.`;
  const unsure = fault === 'unhandled-error' ? ' The telemetry does not say what led to it.' : '';
  return { entity, fault, statement: `${first}${led}${unsure}`, confidence, findings };
}

function slownessOrNothing(scene: Scene, numbered: Numbered): RootCause {
  const looped = scene.cause === undefined ? recursionOf(scene.tree) : undefined;
  if (looped !== undefined) {
    const { entity, fault, statement, confidence } = looped;
    return { entity, fault, statement, confidence, findings: numbered.idsOf([CONDUCT]) };
  }
  const slow = scene.cause === undefined ? slownessOf(scene) : undefined;
  if (slow !== undefined) {
    const { entity, fault, statement, findings } = slow;
    return { entity, fault, statement, confidence: confidenceFrom(BY_SLOWNESS), findings: numbered.idsOf(findings) };
  }
  return {
    statement:
      scene.cause === undefined
        ? `There is no failure to explain${compared(scene) ? ', and no call was clearly slower than before' : ''}.`
        : unexplained(scene),
    confidence: 'inconclusive',
    findings: numbered.idsOf(scene.cause === undefined ? ['health', LATENCY] : [CAUSE, RECURRENCE]),
  };
}

/** What is known of a failure whose cause is not. */
function unexplained(scene: Scene): string {
  const { cause, report } = scene;
  if (cause === undefined || cause.signals.types.length + cause.signals.texts.length === 0)
    return `Something failed, but the telemetry does not say why: ${lookedAt(scene)} ${alone(scene) ? 'holds' : 'hold'} no error name, message or failing call.${began(scene)}`;
  const rival = scene.ranking.rival;
  if (rival !== undefined)
    return `${meaningOf(cause, report).statement} As much speaks for another cause: ${meaningOf(rival.failure, report).statement} The telemetry does not say which of the two it was.`;
  const whose = raisedBy(cause.signals) === 'library' ? 'It is the error of a library, and the' : 'The';
  const shape = shapeOf(cause.signals);
  const about = shape === undefined ? '' : ` Its words are those of ${ABOUT[shape]}.`;
  return `${meaningOf(cause, report).statement}${about} ${whose} telemetry does not say what is behind it.`;
}

/** What an unknown error is about, completing `Its words are those of …`. */
const ABOUT: Readonly<Record<Shape, string>> = {
  network: 'a connection that did not come to be or broke',
  refusal: 'a refusal: of a login, a key or a permission',
  limit: 'a limit that was reached',
  setting: 'a setting that is missing or does not fit',
  absence: 'something that is not there',
  value: 'a value that was not accepted',
  server: 'a server that answered with an error',
};

/** Where it is known to have begun, other than in what was asked about. */
const began = ({ cause, ranking: { asked } }: Scene): string =>
  cause === undefined || cause === asked || cause.event.namespace === asked?.event.namespace
    ? ''
    : ` It began in ${spoken(cause.event.namespace)}.`;

const alone = ({ tree, logs }: Scene): boolean => tree.nodes.length + logs.length < 2;

/** `12 spans and 3 other events of the same request and trace`, or that there is only the event itself. */
export function lookedAt(scene: Scene): string {
  const { tree, logs } = scene;
  if (alone(scene)) return 'this event, the only one that is stored of its request or trace,';
  const parts = [
    ...(tree.nodes.length === 0 ? [] : [count(tree.nodes.length, 'span')]),
    ...(logs.length === 0 ? [] : [count(logs.length, tree.nodes.length === 0 ? 'event' : 'other event')]),
  ];
  const { sharedId } = scene.evidence;
  if (sharedId !== undefined) return `the ${parts.join(' and ')} with the same ${sharedId.key}`;
  return `the ${parts.join(' and ')} of the same request${tree.nodes.length === 0 ? '' : ' and trace'}`;
}

/** Whether the usual duration of what was asked about is known. */
const compared = ({ evidence, node }: Scene): boolean => node !== undefined && usual(evidence, node) !== undefined;
