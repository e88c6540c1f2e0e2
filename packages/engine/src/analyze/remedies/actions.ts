/** Concrete steps for each fault, in AWS's own words, with the names and numbers of this case. */
import type { Action, Fault } from '@baselime-ai/contract';
import type { Numbered } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { lastWordsOf } from '../failures/last-words.js';
import { logLine } from '../failures/log-line.js';
import { timeoutLimitMs } from '../failures/report.js';
import { CHANGE, changeBefore } from '../findings/change.js';
import { LAST_WORDS } from '../findings/context.js';
import { CAUSE, SYMPTOM } from '../findings/failure.js';
import { LATENCY, REPEATS, SLOWER } from '../findings/latency.js';
import { certificateVariantOf, isOwnMachine, isUnreachable } from '../rules/connection-variants.js';
import { applicationFrame } from '../rules/frames.js';
import { configurationName, deniedCall, moduleName } from '../rules/named-parts.js';
import { packageVariantOf } from '../rules/package-variants.js';
import { particularOf } from '../rules/particulars.js';
import { type ServiceKind, serviceKind } from '../rules/service-kind.js';
import { shapeOf } from '../rules/shape.js';
import { isOnAws } from '../rules/surroundings.js';
import {
  isDiskFull,
  isDuplicate,
  isInitTimeout,
  isMalformedAnswer,
  isObjectMissing,
  refusalOf,
  resourceNoun,
} from '../rules/variants.js';
import type { Scene } from '../scene.js';
import { clock, spoken } from '../wording.js';
import { PARTICULAR_REMEDIES } from './particular-remedies.js';
import { REMEDIES } from './remedies.js';
import type { Remedy, RemedyFacts, Step } from './remedy.js';
import { stepsForUnknown } from './unknown-remedies.js';

/** Faults whose steps speak of a caller and of what it calls. */
const OF_A_CALL: readonly Fault[] = [
  'dependency-unavailable',
  'dependency-slow',
  'dependency-error',
  'dependency-throttled',
  'connection-failed',
  'dns-failure',
  'certificate-invalid',
  'missing-resource',
  'quota-exceeded',
];

/** Who calls the entity: the failing function, else the one with most failed calls to it in the system around. */
function callerOf({ cause, evidence }: Scene, fault: Fault, entity: string): string {
  const failing = cause?.event.namespace ?? evidence.focus?.namespace;
  if (failing !== undefined) return spoken(failing);
  if (!OF_A_CALL.includes(fault)) return spoken(entity);
  const calls = (evidence.system?.calls ?? []).filter(({ callee, caller }) => callee === entity && caller !== entity);
  const [most] = [...calls].sort(
    (a, b) => b.window.failed - a.window.failed || b.window.calls - a.window.calls || (a.caller < b.caller ? -1 : 1),
  );
  return most === undefined ? 'its callers' : spoken(most.caller);
}

/** A host by its name that is no part of AWS: what is called by HTTP belongs to somebody else, or is run like that. */
const isOutside = (entity: string, cause: Failure | undefined): boolean =>
  cause?.signals.aws !== true && /^(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(entity) && !/amazonaws\.com$/i.test(entity);

const calledBy = (kind: ServiceKind | undefined): string =>
  kind?.vendor === true ? `the ${kind.name}` : `the ${kind?.name ?? 'service'} that it calls`;

/** Only a line after which most of the allowed time went by is worth a look: a slow loop writes on. */
function silentAfter(scene: Scene): RemedyFacts['silentAfter'] {
  const last = lastWordsOf(scene);
  const limitMs = scene.cause && timeoutLimitMs([scene.cause.event, ...scene.logs]);
  if (last?.silentMs === undefined || limitMs === undefined || last.silentMs < limitMs / 2) return undefined;
  return { text: logLine(last.text).message, silentMs: last.silentMs };
}

/** Where to look first, where something failed in words that no rule knows. Of two causes that may be, none is worked on. */
function firstLooks({ cause, ranking }: Scene, numbered: Numbered): readonly Action[] {
  if (cause === undefined || ranking.rival !== undefined || cause.signals.texts.length === 0) return [];
  const facts = { caller: spoken(cause.event.namespace), frame: applicationFrame(cause) };
  const findings = numbered.idsOf([CAUSE]);
  return stepsForUnknown(shapeOf(cause.signals), facts).map(([title, detail]) => ({ title, detail, findings }));
}

/** Two to five steps; one or two to look further where no cause was found, and none where nothing failed. */
export function actionsOf(
  scene: Scene,
  fault: Fault | undefined,
  entity: string | undefined,
  numbered: Numbered,
): readonly Action[] {
  if (fault === undefined || entity === undefined) return firstLooks(scene, numbered);
  const { cause, report, ranking } = scene;
  const [, action, resource] = cause === undefined ? [] : deniedCall(cause);
  const unnamed =
    cause !== undefined &&
    cause.verdict.seat !== 'function' &&
    !cause.verdict.namesDependency &&
    ranking.candidates[0]?.dominant === undefined &&
    fault !== 'concurrency-limit' &&
    fault !== 'throttled';
  const kind = cause && serviceKind(cause.signals);
  const missing = cause && fault === 'missing-resource' ? resourceNoun(cause)?.replace(/^an? /, 'the ') : undefined;
  const facts: RemedyFacts = {
    entity: unnamed ? (missing ?? calledBy(kind)) : spoken(entity),
    unnamed,
    caller: callerOf(scene, fault, entity),
    aws: isOnAws(cause, [
      ...(cause === undefined ? [] : [cause.event]),
      ...scene.logs,
      ...scene.tree.nodes.map(({ span }) => span),
    ]),
    sizeMb: report?.sizeMb,
    limitMs: timeoutLimitMs([...(cause === undefined ? [] : [cause.event]), ...scene.logs]),
    ranMs: report?.durationMs ?? cause?.event.durationMs,
    waitedMs: ranking.candidates[0]?.dominant?.tookMs,
    silentAfter: silentAfter(scene),
    deniedAction: action,
    deniedResource: resource,
    configuration: cause && configurationName(cause),
    module: cause && moduleName(cause),
    frame: cause && applicationFrame(cause),
    status: cause?.signals.status?.value,
    vendor: kind?.vendor ?? isOutside(entity, cause),
    objectMissing: cause !== undefined && isObjectMissing(cause),
    initTimeout: cause !== undefined && isInitTimeout(cause),
    diskFull: cause !== undefined && isDiskFull(cause),
    duplicate: cause !== undefined && isDuplicate(cause),
    refusal: cause === undefined ? undefined : refusalOf(cause),
    packaged: cause && packageVariantOf(cause),
    unreachable: cause !== undefined && isUnreachable(cause),
    ownMachine: cause !== undefined && isOwnMachine(cause),
    certificate: cause && certificateVariantOf(cause),
    malformedAnswer: cause !== undefined && isMalformedAnswer(cause),
  };
  const steps: Step[] = remediesOf(fault, cause).flatMap((remedy) => {
    const step = remedy(facts);
    return step === undefined ? [] : [step];
  });
  const silence = facts.silentAfter === undefined ? [] : [LAST_WORDS];
  const cited = numbered.idsOf(cause === undefined ? [SLOWER, LATENCY, REPEATS] : [CAUSE, SYMPTOM, ...silence]);
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

/** What the words of the error show beside its kind comes first. */
function remediesOf(fault: Fault, cause: Failure | undefined): readonly Remedy[] {
  const usual = REMEDIES[fault] ?? REMEDIES['unhandled-error'] ?? [];
  const particular = cause?.verdict.fault === fault ? particularOf(cause) : undefined;
  if (particular === undefined) return usual;
  const { first, next, elsewhere } = PARTICULAR_REMEDIES[particular];
  return [first, ...(next === undefined ? [] : [next]), ...(elsewhere === true ? [] : usual)];
}
