/** Concrete steps for each fault, in AWS's own words, with the names and numbers of this case. */
import type { Action, Fault } from '@baselime-ai/contract';
import type { Numbered } from './draft.js';
import { CHANGE, changeBefore } from './findings/change.js';
import { CAUSE, SYMPTOM } from './findings/failure.js';
import { LATENCY, REPEATS, SLOWER } from './findings/latency.js';
import { REMEDIES } from './remedies/remedies.js';
import type { RemedyFacts, Step } from './remedies/remedy.js';
import { timeoutLimitMs } from './report.js';
import { applicationFrame, configurationName, deniedCall, moduleName } from './rules/meaning.js';
import type { Scene } from './scene.js';
import { clock, spoken } from './wording.js';

/** Two to five steps; empty when no cause was found. */
export function actionsOf(
  scene: Scene,
  fault: Fault | undefined,
  entity: string | undefined,
  numbered: Numbered,
): readonly Action[] {
  if (fault === undefined || entity === undefined) return [];
  const { cause, report, ranking, evidence } = scene;
  const [, action, resource] = cause === undefined ? [] : deniedCall(cause);
  const unnamed =
    cause !== undefined &&
    cause.verdict.seat !== 'function' &&
    !cause.verdict.namesDependency &&
    ranking.candidates[0]?.dominant === undefined &&
    fault !== 'concurrency-limit' &&
    fault !== 'throttled';
  const facts: RemedyFacts = {
    entity: unnamed ? 'the service that it calls' : spoken(entity),
    caller: spoken(cause?.event.namespace ?? evidence.focus?.namespace ?? entity),
    sizeMb: report?.sizeMb,
    limitMs: timeoutLimitMs([...(cause === undefined ? [] : [cause.event]), ...scene.logs]),
    ranMs: report?.durationMs ?? cause?.event.durationMs,
    waitedMs: ranking.candidates[0]?.dominant?.tookMs,
    deniedAction: action,
    deniedResource: resource,
    configuration: cause && configurationName(cause),
    module: cause && moduleName(cause),
    frame: cause && applicationFrame(cause),
    status: cause?.signals.status?.value,
  };
  const steps: Step[] = [...(REMEDIES[fault] ?? REMEDIES['unhandled-error'] ?? [])].map((remedy) => remedy(facts));
  const cited = numbered.idsOf(cause === undefined ? [SLOWER, LATENCY, REPEATS] : [CAUSE, SYMPTOM]);
  const actions = steps.slice(0, 4).map(([title, detail]) => ({ title, detail, findings: cited }));
  const change = changeBefore(scene);
  if (change === undefined) return actions;
  const rollBack = {
    title: `Compare with ${change.what} and roll back if it fits`,
    detail: `It appeared at ${clock(change.at)}, shortly before the first failure. Point the function's alias at the version before it, or undo the configuration change, and watch whether the error stops.`,
    findings: numbered.idsOf([CHANGE]),
  };
  return [...actions.slice(0, 1), rollBack, ...actions.slice(1)].slice(0, 5);
}
