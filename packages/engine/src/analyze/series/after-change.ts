/**
 * The change behind a line that moved. What became worse (it takes longer, more fails, calls are refused, work waits) is an
 * effect; where somebody changed the same thing, what it calls, or what its lines or its name speak of, so shortly before
 * that chance seldom puts a change there, whoever is on call undoes that change first.
 */
import type { Fault, RootCause } from '@baselime-ai/contract';
import { elapsed, fromEpochMillis, toEpochMillis } from '../../model/units.js';
import type { ChangeSeen, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { confidenceFrom } from '../confidence/grounds.js';
import { BY_NUMBERS } from '../confidence/of-scene.js';
import type { FindingDraft, Numbered } from '../draft.js';
import { holdsName } from '../failures/passed-on.js';
import { callGraph } from '../graph/call-graph.js';
import { ahead, clock, measures, quote, shorten, spoken, withoutApiVersion } from '../wording.js';
import { sharesWords } from './alike-names.js';
import { backlogBegan } from './backlog-began.js';
import { entityOf } from './reason.js';
import { changeShortlyBefore } from './shortly-after.js';
import type { SeriesView } from './view.js';

export const CHANGED = 'series-changed';

export interface ChangeBehind {
  readonly change: ChangeSeen;
  readonly fault: Fault;
  /** What was changed where the system knows it, else what it works on. */
  readonly entity: string;
  readonly draft: FindingDraft;
}

/** What is an effect whatever caused it. */
const EFFECTS: ReadonlySet<Fault | undefined> = new Set([
  'latency-increase',
  'error-increase',
  'unhandled-error',
  'dependency-error',
  'throttled',
  'dependency-throttled',
  'concurrency-limit',
  'traffic-drop',
  'resource-saturated',
]);
/** What says no more than the line itself. */
const RESTATED: ReadonlySet<Fault | undefined> = new Set([
  undefined,
  'latency-increase',
  'error-increase',
  'traffic-drop',
]);
/** Lines of which a move is trouble even where no cause is named. */
const TROUBLE: ReadonlySet<SeriesView['measured']> = new Set(['latency', 'errors', 'throttles']);
/** What only answers for functions that stand behind it. */
const FRONTS = /^AWS\/(?:ApiGateway|ApplicationELB|CloudFront|AppSync)$/;

/**
 * `lines` are those of an example of the trouble. Undefined where the cause is more than an effect, where the line has no
 * moment at which it moved, and where no change stands near it.
 */
export function changeBehind(
  { entity, fault }: RootCause,
  view: SeriesView,
  system: SystemEvidence | undefined,
  lines: readonly string[],
): ChangeBehind | undefined {
  const { main, measured, series } = view;
  const asked = entityOf(view);
  if (system === undefined || main === undefined || asked === undefined) return undefined;
  const waits = measured === 'backlog';
  if (main.shape === 'spike' || main.shape === 'variance' || (main.shape === 'trend' && !waits)) return undefined;
  const isTrouble = main.direction === 'up' && TROUBLE.has(measured);
  if (entity === undefined ? !isTrouble : !EFFECTS.has(fault)) return undefined;
  const began = waits ? backlogBegan(view) : series.firstAt + main.from * series.bucketMs;
  const move = { at: began, bucketMs: series.bucketMs };
  const own: readonly string[] = [entity ?? asked];
  const near = (is: (change: ChangeSeen) => boolean): ChangeSeen | undefined => changeShortlyBefore(system, move, is);
  const change =
    near((one) => own.includes(one.entity)) ??
    (RESTATED.has(fault) ? near((one) => isBehind(one, own, view, system)) : undefined) ??
    (RESTATED.has(fault) ? near((one) => speaksOf(one, own, lines)) : undefined);
  if (change === undefined) return undefined;
  const isKnown = own.includes(change.entity) || callGraph(system).entities.includes(change.entity);
  return describe(change, isKnown ? change.entity : (entity ?? asked), move.at);
}

function describe(change: ChangeSeen, entity: string, movedAt: number): ChangeBehind {
  const fault = change.kind === 'deployment' ? 'deployment-change' : 'configuration-change';
  const leadMs = Math.max(0, elapsed(change.at, fromEpochMillis(Math.max(movedAt, toEpochMillis(change.at)))));
  const { example } = change;
  return {
    change,
    fault,
    entity,
    draft: {
      key: CHANGED,
      weight: 90,
      kind: 'change',
      entity,
      fault,
      statement: `The change ${quote(withoutApiVersion(change.what), 80)} of ${spoken(targetOf(change))} came at ${clock(change.at)}, ${ahead(leadMs, 'the line moved')}.`,
      numbers: measures(['time before the line moved', leadMs, 'ms']),
      confidence: 'likely',
      evidence: example === undefined ? [] : [{ kind: 'event', id: example.id, label: shorten(example.label, 80) }],
    },
  };
}

/** A sender of records is no target: of a rule or a flag that nothing else tells of, its parameters give the name. */
const targetOf = ({ entity, names = [] }: ChangeSeen): string =>
  entity.startsWith('AWS/') ? (names[0] ?? entity) : entity;

/** What is called below, as far as calls are known; else any function, of a front that only passes requests on. */
function isBehind(change: ChangeSeen, own: readonly string[], { series }: SeriesView, system: SystemEvidence): boolean {
  const graph = callGraph(system);
  if (own.some((one) => graph.below(one).has(change.entity))) return true;
  if (!FRONTS.test(series.metric?.namespace ?? '') || own.some((one) => graph.calleesOf(one).length > 0)) return false;
  const answers = system.metrics.some(({ entity, name }) => entity === change.entity && name === 'Invocations');
  return answers || system.operations.some(({ entity }) => entity === change.entity);
}

/** Whether the lines name what was changed, or it is named after what it works on, as a rule is after its function. */
function speaksOf({ names = [], entity }: ChangeSeen, own: readonly string[], lines: readonly string[]): boolean {
  if (!entity.startsWith('AWS/')) return false;
  const told = names.map((name) => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1));
  return told.some(
    (name) =>
      (name.length >= 5 && lines.some((line) => holdsName(line.slice(0, 2_000), name))) ||
      own.some((one) => sharesWords(one, name)),
  );
}

/** The change in place of its effect, which is told with it. */
export function afterChange(cause: RootCause, behind: ChangeBehind | undefined, { idsOf }: Numbered): RootCause {
  if (behind === undefined) return cause;
  const { fault, entity, draft } = behind;
  const effect = cause.statement.replace(/, and the data does not say why(?=\.)/, '');
  return {
    entity,
    fault,
    statement: `${effect} ${draft.statement}`,
    confidence: confidenceFrom(BY_NUMBERS),
    findings: [...new Set([...idsOf([CHANGED]), ...cause.findings])],
  };
}
