/** The one sentence or two that name the cause, its confidence and the findings it rests on. */
import type { RootCause } from '@baselime-ai/contract';
import type { Numbered } from './draft.js';
import { CHANGE } from './findings/change.js';
import { CAUSE, PATH, SYMPTOM } from './findings/failure.js';
import { LATENCY, SLOWER, slowest } from './findings/latency.js';
import { RECURRENCE } from './findings/recurrence.js';
import { dependencyOf } from './rules/entity.js';
import { meaningOf } from './rules/meaning.js';
import type { Scene } from './scene.js';
import { lasted } from './trace/tree.js';
import { count, duration } from './wording.js';

export function rootCauseOf(scene: Scene, numbered: Numbered): RootCause {
  const [best] = scene.ranking.candidates;
  const { asked, confidence } = scene.ranking;
  if (best === undefined || confidence === 'inconclusive') return slownessOrNothing(scene, numbered);
  const { failure, dominant, fault, entity } = best;
  const text = meaningOf(failure, scene.report).statement;
  const findings = numbered.idsOf([CAUSE, SYMPTOM, PATH, CHANGE, RECURRENCE]);
  const first =
    dominant === undefined
      ? text
      : `${entity} was too slow: ${failure.event.namespace} waited ${duration(dominant.tookMs)} of ${duration(dominant.ofMs)} for it and ran into its timeout.`;
  const led =
    asked === undefined ||
    asked === failure ||
    dominant !== undefined ||
    asked.event.namespace === failure.event.namespace
      ? ''
      : ` The failure of ${asked.event.namespace} is its consequence.`;
  const unsure =
    fault === 'unhandled-error'
      ? ' The telemetry does not say why; the error text and the place where it was raised are all that is known.'
      : '';
  return { entity, fault, statement: `${first}${led}${unsure}`, confidence, findings };
}

function slownessOrNothing(scene: Scene, numbered: Numbered): RootCause {
  const slow = scene.cause === undefined ? slowest(scene) : undefined;
  if (slow !== undefined) {
    const { node, before } = slow;
    const dependency = dependencyOf(node.span);
    const entity = dependency ?? node.span.namespace;
    return {
      entity,
      fault: dependency === undefined ? 'latency-increase' : 'dependency-slow',
      statement: `Nothing failed, but ${node.span.name ?? entity} took ${duration(lasted(node))}, and usually takes ${duration(before.p50Ms)}.`,
      confidence: 'likely',
      findings: numbered.idsOf([SLOWER, LATENCY]),
    };
  }
  const looked = `${count(scene.tree.nodes.length, 'span')} and ${count(scene.logs.length, 'other event')} of the same request and trace`;
  return {
    statement:
      scene.cause === undefined
        ? `No cause was found: ${looked} show no error, no timeout and no call that is slower than before.`
        : `Something failed, but the telemetry does not say why: ${looked} hold no error name, message or failing call.`,
    confidence: 'inconclusive',
    findings: numbered.idsOf(scene.cause === undefined ? ['health', LATENCY] : [CAUSE, RECURRENCE]),
  };
}
