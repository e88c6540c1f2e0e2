/**
 * Why something that is called is slow: a metric of the same resource that came to its limit at that time. The metric
 * names the resource in its own way (the identifier of a cluster), the spans in theirs (its host, its database).
 */
import type { Fault, RootCause } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { FindingDraft, Numbered } from '../draft.js';
import { calleeOf } from '../rules/entity.js';
import type { Scene } from '../scene.js';
import { aliasesOf } from './aliases.js';
import { type Found, fullAtTheTime } from './from-metrics.js';

/** By the name that the spans give to what they call, or by that of the sender. */
export type FullResources = ReadonlyMap<string, Found>;

/** Those of the resources that the scene's spans call, and of what sent them, which are at their limit. Never throws. */
export function fullResources(scene: Scene | undefined, system: SystemEvidence | undefined): FullResources {
  const found = new Map<string, Found>();
  if (scene === undefined || system === undefined || scene.tree.nodes.length === 0) return found;
  const full = [...fullAtTheTime(system)].sort((a, b) => a.nats - b.nats);
  if (full.length === 0) return found;
  for (const { span } of scene.tree.nodes)
    for (const one of full) if ([span.namespace, span.service].includes(one.entity)) found.set(span.namespace, one);
  for (const callee of new Set(scene.tree.nodes.flatMap(({ span }) => calleeOf(span) ?? []))) {
    const names = aliasesOf(callee, scene.tree);
    for (const one of full) if (names.has(one.entity.toLowerCase())) found.set(callee, one);
  }
  return found;
}

const keyOf = (callee: string): string => `full-${callee}`;
const BESIDE_THE_CAUSE = 88;

export const fullFindings = (full: FullResources): readonly FindingDraft[] =>
  [...full].map(([callee, { statement, numbers, evidence }]) => ({
    key: keyOf(callee),
    weight: BESIDE_THE_CAUSE,
    kind: 'context',
    entity: callee,
    fault: 'resource-saturated',
    statement,
    numbers: [...numbers],
    confidence: 'confirmed',
    evidence: [...evidence],
  }));

const SLOWNESS: ReadonlySet<Fault | undefined> = new Set(['slow-query', 'dependency-slow', 'latency-increase']);

/** The cause in the light of it: what is slow because it is full. */
export function orFull(cause: RootCause, full: FullResources, { idsOf }: Numbered): RootCause {
  const { entity, fault } = cause;
  const behind = entity === undefined || !SLOWNESS.has(fault) ? undefined : full.get(entity);
  if (entity === undefined || behind === undefined) return cause;
  return {
    ...cause,
    fault: 'resource-saturated',
    statement: `${cause.statement} ${behind.statement}`,
    findings: [...new Set([...cause.findings.slice(0, 1), ...idsOf([keyOf(entity)]), ...cause.findings])],
  };
}
