/** The analysis in the fewest words, for a summary, and why the cause is as sure as it is. */
import { elapsed } from '../../model/units.js';
import type { Brief, Told } from '../analysis.js';
import type { Candidate } from '../causes/candidate.js';
import type { Numbered } from '../draft.js';
import { type Failure, isOfCallee } from '../failures/failure.js';
import { CAUSE, SYMPTOM } from '../findings/failure.js';
import { hitOf, IMPACT, lead, RECURRENCE } from '../findings/recurrence.js';
import { meaningOf } from '../rules/meaning.js';
import { says } from '../rules/says.js';
import { serviceKind } from '../rules/service-kind.js';
import type { Scene } from '../scene.js';
import { clockBeside, percent, quote, spoken } from '../wording.js';

/** `statement` is the root cause's. Parts that nothing is known of are absent. */
export function briefOf(scene: Scene, statement: string, numbered: Numbered): Brief {
  const happened = happenedOf(scene, statement);
  const before = beforeOf(scene, numbered);
  const reach = reachOf(scene);
  const [best] = scene.ranking.candidates;
  return {
    ...(happened === undefined ? {} : { happened: { text: happened, findings: numbered.idsOf([CAUSE, SYMPTOM]) } }),
    ...(before === undefined ? {} : { before }),
    ...(reach === undefined ? {} : { reach: { text: reach, findings: numbered.idsOf([IMPACT, RECURRENCE]) } }),
    ...(best === undefined ? {} : { certainty: certaintyOf(scene, best) }),
    ...(scene.cause === undefined && scene.failures.length > 0 ? { survived: true } : {}),
    ...(best !== undefined && callsUnnamed(best) ? { callsUnnamed: true } : {}),
  };
}

const callsUnnamed = ({ failure: { verdict, signals }, dominant, conduct }: Candidate): boolean =>
  signals.role !== 'server' &&
  (isOfCallee({ verdict, signals }) || verdict.fault === 'missing-resource') &&
  !verdict.namesDependency &&
  dominant === undefined &&
  conduct === undefined;

/** The symptom and its cause in one sentence; undefined when no cause was found. */
function happenedOf({ ranking }: Scene, statement: string): string | undefined {
  const { asked, confidence } = ranking;
  const [best] = ranking.candidates;
  if (best === undefined || confidence === 'inconclusive') return undefined;
  const cause = firstOf(statement);
  if (asked === undefined || asked.event.namespace === best.failure.event.namespace || best.dominant !== undefined)
    return cause;
  const status = asked.signals.status?.value;
  const did = status !== undefined && status >= 400 ? `answered with status ${status}` : 'failed';
  return `${spoken(asked.event.namespace)} ${did} because ${cause.replace(/^(?:A|An|The)\b/, (word) => word.toLowerCase())}`;
}

/** Longer before, something else came between. */
const SHORTLY_MS = 10_000;

/**
 * A call whose failure was caught, after which the program went on with what it did not have: the defect is in its code,
 * and whoever corrects it wants to know of the call. The last of several.
 */
function beforeOf({ cause, failures }: Scene, { findings }: Numbered): Told | undefined {
  if (cause?.verdict.fault !== 'code-defect') return undefined;
  const { event } = cause;
  const called = failures.filter(
    ({ event: other, verdict }) =>
      verdict.seat === 'dependency' &&
      verdict.namesDependency &&
      other.requestId !== undefined &&
      other.requestId === event.requestId &&
      other.namespace === event.namespace &&
      other.timestamp <= event.timestamp &&
      elapsed(other.timestamp, event.timestamp) <= SHORTLY_MS,
  );
  const last = called.sort((a, b) => Number(b.event.timestamp - a.event.timestamp))[0];
  if (last === undefined) return undefined;
  const ids = findings.flatMap(({ id, fault, evidence }) =>
    fault === last.verdict.fault && evidence.some((one) => 'id' in one && one.id === last.event.id) ? id : [],
  );
  if (ids.length === 0) return undefined;
  return { text: `Just before, a call failed: ${firstOf(meaningOf(last, undefined).statement)}`, findings: ids };
}

/** Up to the first full stop that a new sentence follows; one inside quotation marks ends nothing. */
const firstOf = (text: string): string => /^(?:"[^"]*"|[^"])*?\.(?=\s+[A-Z]|$)/.exec(text)?.[0] ?? text;

function reachOf(scene: Scene): string | undefined {
  const { evidence } = scene;
  const { recurrence: seen, window } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (focus?.isError !== true || seen === undefined || seen.requestsHit < 1) return undefined;
  const hit = hitOf(evidence);
  if (seen.firstSeen === undefined) return `It ${hit} in the hour looked at.`;
  if (seen.inWindow === 1 && seen.inBaseline === 0 && seen.firstSeen >= window.from)
    return evidence.nothingBefore === true
      ? `It ${hit} in the hour looked at; nothing is stored from before it.`
      : `It ${hit} in the hour looked at and was not seen before.`;
  const since = clockBeside(seen.firstSeen, focus.timestamp);
  return seen.firstSeen >= window.from
    ? `Since ${since}${lead(scene)}, it ${hit.replace(/^hit/, 'has hit').replace(/^shows/, 'has shown')}.`
    : `It ${hit} in the hour looked at and was first seen at ${since}${lead(scene)}.`;
}

/** Completes `This is confirmed: …` and `This is likely but not proven: …`. */
function certaintyOf({ ranking }: Scene, { failure, dominant, conduct }: Candidate): string {
  if (conduct !== undefined) return conduct.certainty;
  const { verdict, signals } = failure;
  if (dominant !== undefined) return `the trace shows that ${percent(dominant.share)} of the time went into this call`;
  if (verdict.fault === 'unhandled-error')
    return failure.node === undefined
      ? 'the error was raised there, and there is no trace to look further'
      : 'the error was raised there, and nothing below it in the trace failed';
  if (failure.explainedBy !== undefined) return 'another failure in the same trace may lie behind it';
  if (verdict.fault === 'dependency-error') return 'the call failed there, but its answer does not say what went wrong';
  if (failure.unmarked === true) return 'nothing marks the line as an error, and only its words say that it is one';
  if (verdict.fault === 'timeout' || verdict.fault === 'memory-exhausted')
    return verdict.strength === 'strong'
      ? isOfLambda(failure)
        ? "Lambda's own log line reports it"
        : 'the log says so in its own words'
      : 'only the wording of the log suggests it';
  if (failure.tiedByName === true)
    return 'the caller names this function, which failed at the same time, and no id ties the two';
  if (verdict.namedNearby === true)
    return 'the error says what kind of failure it was, and only another line of the same invocation names what was called';
  if (verdict.strength === 'weak') return 'only the wording of the error suggests it';
  if (isOfCallee(failure) && !verdict.namesDependency) {
    const kind = serviceKind(signals);
    if (kind === undefined) return 'the error says what kind of failure it was, but nothing names what was called';
    return kind.vendor
      ? 'the error says what kind of failure it was, and only its own name whose service was called'
      : 'the error says what kind of failure it was, and of what was called only the kind';
  }
  const says = basisOf(verdict.matched, signals.status?.value);
  if (ranking.confidence !== 'confirmed')
    return `${says}, but it is not on the path of the failure that was asked about`;
  const travelled = ranking.asked !== undefined && ranking.asked !== failure;
  return `${says}${travelled ? ', and the failures above it only pass it on' : ''}`;
}

function basisOf(
  { value, path }: { readonly value: string; readonly path: string },
  status: number | undefined,
): string {
  if (/^\d{3}$/.test(value)) return `the call was answered with status ${value}`;
  if (/\s/.test(value) || path === '') return 'the error says so in its own words';
  return status !== undefined && String(status) === value
    ? `the status is ${value}`
    : `the error carries the name ${quote(value, 80)}`;
}

/** Written by Lambda itself, and not by another platform or a program. */
const isOfLambda = (failure: Failure): boolean =>
  !says(failure, /\bVercel\b/) &&
  (failure.event.requestId !== undefined ||
    failure.event.timedOut === true ||
    says(failure, /Task timed out after|\bRequestId: |\bRuntime\.\w|Runtime exited|Sandbox\.Timedout/));
