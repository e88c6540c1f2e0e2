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

/**
 * What was asked about and is at its limit by another of its metrics, or else the only resource that is, by the name of something
 * that only the whole system shows to be slow (`media` of the spans is `media-mysql` of the metrics). Empty where several are.
 */
export function fullBeside(asked: string | undefined, system: SystemEvidence | undefined): FullResources {
  const found = new Map<string, Found>();
  if (system === undefined) return found;
  const full = [...fullAtTheTime(system)].sort((a, b) => a.nats - b.nats);
  for (const one of full) if (one.entity === asked) found.set(asked, one);
  const [only] = full;
  if (only === undefined || full.some(({ entity }) => entity !== only.entity)) return found;
  const [parts, sending] = [partsOf(only.entity), new Set(system.operations.map(({ entity }) => entity))];
  for (const { callee } of system.calls) {
    const own = sending.has(callee) ? [] : partsOf(callee);
    if (own.length > 0 && own.every((part) => parts.includes(part))) found.set(callee, full.at(-1) ?? only);
  }
  return found;
}

/** The words of a name that say which one it is; of a host those of its first label. */
const partsOf = (name: string): readonly string[] =>
  (name.split('.')[0] ?? name)
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part.length >= 4 && !GENERIC.has(part));
const GENERIC: ReadonlySet<string> = new Set(
  'prod production stage staging test live main primary replica instance cluster database mysql postgres postgresql redis aurora cache'.split(
    ' ',
  ),
);

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

/**
 * The cause in the light of it: what is slow because it is full. What a slow call went to keeps the name that its caller gives it;
 * where somebody asked about the resource itself (`asked`), it is named as its metrics name it.
 */
export function orFull(cause: RootCause, full: FullResources, { idsOf }: Numbered, asked?: string): RootCause {
  const { entity, fault } = cause;
  if (entity === undefined || !SLOWNESS.has(fault)) return cause;
  const named = full.has(entity) ? entity : asked;
  const behind = named === undefined ? undefined : full.get(named);
  if (named === undefined || behind === undefined) return cause;
  return {
    ...cause,
    entity: asked !== undefined && full.has(asked) ? asked : named,
    fault: 'resource-saturated',
    statement: `${cause.statement} ${behind.statement}`,
    findings: [...new Set([...cause.findings.slice(0, 1), ...idsOf([keyOf(named)]), ...cause.findings])],
  };
}
