/** Visits summed up: operations, calls and behaviors of every entity, in the window and before it. */
import { later, millis, type UnixNanos } from '../../../model/units.js';
import { failingSince, onsetOf } from '../onset.js';
import type {
  BehaviorSignals,
  CallSide,
  CallSignals,
  Example,
  OperationSide,
  OperationSignals,
  Sample,
  Sides,
} from './evidence.js';
import type { LogRow, SpanRow } from './rows.js';
import { weightOf } from './sample.js';
import type { Visit } from './visits.js';

const KEPT_VALUES = 256;
/** Beyond this many kinds of behavior, those seen least are left out. */
const MOST_BEHAVIORS = 6_000;

/** Sorted; 256 evenly spaced order statistics stand for more. What is not finite is left out. */
export function sampleOf(values: readonly number[]): Sample {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const sum = sorted.reduce((total, value) => total + value, 0);
  if (sorted.length <= KEPT_VALUES) return { count: sorted.length, sum, values: sorted };
  const kept = Array.from(
    { length: KEPT_VALUES },
    (_, index) => sorted[Math.floor(((index + 0.5) * sorted.length) / KEPT_VALUES)] ?? 0,
  );
  return { count: sorted.length, sum, values: kept };
}

const exampleOf = (span: SpanRow): Example => ({
  id: span.id,
  label: `span ${span.name}`,
  traceId: span.t,
  spanId: span.s,
});

class Groups<T> {
  private readonly groups = new Map<string, { readonly window: T[]; readonly baseline: T[] }>();

  add(key: string, isNow: boolean, item: T): void {
    const group = this.groups.get(key) ?? { window: [], baseline: [] };
    this.groups.set(key, group);
    (isNow ? group.window : group.baseline).push(item);
  }

  /** By key, so that the order of the rows does not matter. */
  entries(): readonly (readonly [string, Sides<readonly T[]>])[] {
    return [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Which would stand first if they were sorted; undefined for an empty list. */
function firstOf<T>(items: readonly T[], compareItems: (a: T, b: T) => number): T | undefined {
  let [first] = items;
  for (const item of items) if (first !== undefined && compareItems(item, first) < 0) first = item;
  return first;
}

const SEPARATOR = '\u0000';
const keyOf = (...parts: readonly string[]): string => parts.join(SEPARATOR);

export function operationsOf(visits: readonly Visit[], start: UnixNanos): readonly OperationSignals[] {
  const groups = new Groups<Visit>();
  for (const visit of visits) groups.add(keyOf(visit.entity, visit.operation), visit.isNow, visit);
  return groups.entries().map(([key, sides]) => {
    const [entity = '', name = ''] = key.split(SEPARATOR);
    const slowest = firstOf(sides.window, (a, b) => b.ownMs - a.ownMs || order(a, b));
    const all = [...sides.baseline, ...sides.window];
    const since = sinceOf(all.map(({ entry, failed }) => ({ at: entry.at, failed, isBeside: entry.isBeside })));
    const failing = firstOf(
      sides.window.filter(({ failed, entry: { at } }) => failed && at >= (since ?? at)),
      (a, b) => Number(a.failedBelow) - Number(b.failedBelow) || order(a, b),
    );
    const slower = onsetOf(all.filter(isMeasure).map(({ entry: { at }, ownMs }) => ({ at, value: ownMs })));
    return {
      entity,
      name,
      ...(slower === undefined ? {} : { slowerSince: later(start, millis(slower)) }),
      ...(since === undefined ? {} : { failingSince: later(start, millis(since)) }),
      window: operationSide(sides.window),
      baseline: operationSide(sides.baseline),
      ...(slowest === undefined ? {} : { slowest: exampleOf(slowest.entry) }),
      ...(failing === undefined ? {} : { failing: exampleOf(failing.entry) }),
    };
  });
}

const order = (a: Visit, b: Visit): number => a.entry.at - b.entry.at || (a.entry.id < b.entry.id ? -1 : 1);

const operationSide = (visits: readonly Visit[]): OperationSide => ({
  visits: weightOf(visits.map(({ entry }) => entry)),
  failed: weightOf(visits.filter(({ failed }) => failed).map(({ entry }) => entry)),
  failedFirst: weightOf(visits.filter(({ failed, failedBelow }) => failed && !failedBelow).map(({ entry }) => entry)),
  ownMs: sampleOf(visits.filter(isMeasure).map(({ ownMs }) => ownMs)),
});

const isMeasure = ({ entry }: Visit): boolean => entry.isBeside !== true;

/** From the sample, in which the time before has the same part; else from all that were read. */
function sinceOf(
  attempts: readonly (Parameters<typeof failingSince>[0][number] & { readonly isBeside: boolean | undefined })[],
) {
  const sampled = attempts.filter(({ isBeside }) => isBeside !== true);
  return failingSince(sampled) ?? (sampled.length === attempts.length ? undefined : failingSince(attempts));
}

export function callsOf(visits: readonly Visit[], start: UnixNanos): readonly CallSignals[] {
  const groups = new Groups<Visit['calls'][number]>();
  for (const visit of visits)
    for (const call of visit.calls) groups.add(keyOf(visit.entity, call.callee, call.source), visit.isNow, call);
  return groups.entries().map(([key, sides]) => {
    const [caller = '', callee = '', source] = key.split(SEPARATOR);
    const slowest = firstOf(sides.window, (a, b) => waitOf(b) - waitOf(a) || (a.span.id < b.span.id ? -1 : 1));
    const since = sinceOf(
      [...sides.baseline, ...sides.window].map(({ span: { at, isBeside }, failed }) => ({ at, failed, isBeside })),
    );
    const failing = firstOf(
      sides.window.filter(({ failed, span: { at } }) => failed && at >= (since ?? at)),
      (a, b) => a.span.at - b.span.at || (a.span.id < b.span.id ? -1 : 1),
    );
    return {
      caller,
      callee,
      source: source === 'client' ? ('client' as const) : ('spans' as const),
      ...(since === undefined ? {} : { failingSince: later(start, millis(since)) }),
      ...(failing === undefined ? {} : { failing: exampleOf(failing.span) }),
      window: callSide(sides.window),
      baseline: callSide(sides.baseline),
      ...(slowest === undefined ? {} : { slowest: exampleOf(slowest.span) }),
    };
  });
}

const waitOf = ({ gapMs, span }: Visit['calls'][number]): number => gapMs ?? span.ms ?? 0;

/** Where the callee sent no span, all that the caller waited is between them. */
const callSide = (calls: readonly Visit['calls'][number][]): CallSide => ({
  calls: weightOf(calls.map(({ span }) => span)),
  failed: weightOf(calls.filter(({ failed }) => failed).map(({ span }) => span)),
  gapMs: sampleOf(
    calls
      .filter(({ span }) => span.isBeside !== true)
      .flatMap(({ gapMs, source, span }) => (source === 'client' && span.ms !== null ? [span.ms] : (gapMs ?? []))),
  ),
});

interface Seen {
  readonly visit: Visit;
  readonly isError: boolean;
  readonly at: number;
  readonly example: () => Example;
}

/** One thing that happened in visits of one operation, by visit the first time of each. */
interface Happened {
  readonly kind: BehaviorSignals['kind'];
  readonly what: string;
  readonly seen: Map<Visit, Seen>;
}

interface Operation extends Sides<Visit[]> {
  readonly entity: string;
  readonly name: string;
  readonly happened: Map<string, Happened>;
}

/**
 * What happened in the visits of each operation that ran in both times: an operation that ran in only one of them says
 * what was asked of the system, not how the system behaved.
 */
export function behaviorsOf(
  visits: readonly Visit[],
  logs: readonly LogRow[],
  entityOf: (row: Pick<LogRow, 'service' | 'namespace'>) => string,
  start: UnixNanos,
): readonly BehaviorSignals[] {
  const operations = new Map<string, Operation>();
  const places = new Map<number, { readonly visit: Visit; readonly operation: Operation }>();
  for (const visit of visits) {
    const key = keyOf(visit.entity, visit.operation);
    const { entity, operation: name } = visit;
    const operation: Operation = operations.get(key) ?? { entity, name, window: [], baseline: [], happened: new Map() };
    operations.set(key, operation);
    operation[visit.isNow ? 'window' : 'baseline'].push(visit);
    const place = { visit, operation };
    for (const { key: span } of visit.spans) places.set(span, place);
    for (const { callee, operation: called, span } of visit.calls)
      note(happenedIn(operation, 'call', `${callee}: ${called}`), {
        visit,
        isError: false,
        at: span.at,
        example: () => exampleOf(span),
      });
  }
  for (const { template, failed, id, spans, at, ...named } of logs) {
    if (template === '') continue;
    const entity = entityOf(named);
    const example = (): Example => ({ id, label: template });
    spans.forEach((span, index) => {
      const place = places.get(span);
      if (place?.visit.entity !== entity) return;
      const seen = { visit: place.visit, isError: failed, at: at[index] ?? 0, example };
      note(happenedIn(place.operation, 'log', template), seen);
    });
  }
  return [...operations.values()]
    .flatMap((operation) => behaviorsIn(operation, start))
    .sort((a, b) => b.window.seen + b.baseline.seen - (a.window.seen + a.baseline.seen) || compare(a, b))
    .slice(0, MOST_BEHAVIORS);
}

function happenedIn({ happened }: Operation, kind: Happened['kind'], what: string): Happened {
  const key = keyOf(kind, what);
  const known = happened.get(key) ?? { kind, what, seen: new Map<Visit, Seen>() };
  happened.set(key, known);
  return known;
}

function note({ seen }: Happened, one: Seen): void {
  const before = seen.get(one.visit);
  if (before === undefined || one.at < before.at) seen.set(one.visit, one);
}

const identity = ({ entity, operation, kind, what }: BehaviorSignals): string => keyOf(entity, operation, kind, what);
const compare = (a: BehaviorSignals, b: BehaviorSignals): number => (identity(a) < identity(b) ? -1 : 1);

function behaviorsIn(operation: Operation, start: UnixNanos): readonly BehaviorSignals[] {
  const { entity, name, window, baseline, happened } = operation;
  if (window.length === 0 || baseline.length === 0) return [];
  const of = { window: traceCount(window), baseline: traceCount(baseline) };
  const earliest = firstOf(window, order);
  return [...happened.values()].map(({ kind, what, seen }) => {
    const all = [...seen.values()];
    const now = all.filter(({ visit }) => visit.isNow);
    const past = all.filter(({ visit }) => !visit.isNow);
    const first = firstOf(now, (a, b) => a.at - b.at || order(a.visit, b.visit));
    const example = first?.example() ?? (earliest === undefined ? undefined : exampleOf(earliest.entry));
    return {
      entity,
      operation: name,
      kind,
      what,
      isError: all.some(({ isError }) => isError),
      window: { seen: traceCount(now.map(({ visit }) => visit)), of: of.window },
      baseline: { seen: traceCount(past.map(({ visit }) => visit)), of: of.baseline },
      ...(example === undefined ? {} : { example }),
      ...(first === undefined ? {} : { firstAt: later(start, millis(Math.max(0, first.at))) }),
    };
  });
}

/** Visits of one trace share their input, so that only traces are independent of each other. */
const traceCount = (visits: readonly Visit[]): number =>
  weightOf(new Map(visits.map(({ entry }) => [entry.t, entry])).values());
