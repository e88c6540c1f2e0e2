/** A chart, metric or alert judged: its lines, where a change comes from, and which error or slow request explains it. */
import type { Evidence } from '../../query/evidence/evidence.js';
import type { Calculated, ErrorSeen, SeriesEvidence, SeriesLine, Values } from '../../query/evidence/series/series.js';
import { compareRates } from '../statistics/tests.js';
import { agesBy } from './aging.js';
import { type Amount, amountOf } from './amount.js';
import { type Judgement, judgeLine } from './judge-line.js';
import type { LineContext } from './line.js';
import { type Measured, measuredBy, metricOf, UNDELIVERED } from './meaning.js';
import { withNone, withNoneBetween } from './none-sent.js';
import { known } from './robust.js';
import { createStreamDetector } from './stream-detector.js';
import type { Unusual } from './unusual.js';

export interface Contributor {
  readonly group: Readonly<Record<string, string>>;
  /** Of the whole change, 0..1; undefined where values of groups do not add up. */
  readonly share?: number;
  readonly usual: number;
  readonly seen: number;
}

/** Failed requests of the namespaces behind the chart, in the part that stands out and in the time before. */
export interface FailedShare {
  readonly requests: number;
  readonly failed: number;
  readonly requestsBefore: number;
  readonly failedBefore: number;
  /** Requests of one bucket now, over those before. */
  readonly trafficRatio?: number;
  /** Whether more of the requests fail than chance explains. */
  readonly rose: boolean;
}

export interface SeriesView {
  readonly series: SeriesEvidence;
  readonly line: SeriesLine;
  readonly calculated: Calculated;
  readonly measured: Measured;
  readonly amount: Amount;
  readonly judged: Judgement;
  readonly main?: Unusual;
  /** Whether the streaming detector, which saw the line value after value, reported it as well. */
  readonly reported: boolean;
  /** Largest part first; empty when nothing stands out or there is one group only. */
  readonly contributors: readonly Contributor[];
  readonly failedShare?: FailedShare;
  /** The error that grew, or that the chart mostly counts. */
  readonly error?: ErrorSeen & { readonly share: number; readonly grew: boolean };
  /** What the evidence of one event has to explain: the first error, or a slow request. */
  readonly unexplained?: 'error' | 'slow';
  /** That evidence, whose analysis names the cause; absent as long as it was not read. */
  readonly inner?: { readonly evidence: Evidence; readonly why: 'error' | 'slow' };
}

/**
 * What CloudWatch delivers comes two to three minutes after it was measured.
 * Source: Amazon CloudWatch user guide, "Use metric streams".
 */
const LATE_MS = 180_000;
const isOfPlatform = (series: SeriesEvidence): boolean =>
  series.metric?.namespace.startsWith('AWS/') === true ||
  (metricOf(series) !== undefined && series.traffic?.namespaces.some((name) => name.startsWith('AWS/')) === true);

const isCountOfPlatform = (series: SeriesEvidence, { additive, unit }: Calculated): boolean =>
  additive && unit === 'Count' && isOfPlatform(series);

/** What is counted here should never happen. */
const TROUBLE: ReadonlySet<Measured> = new Set(['throttles', 'dead-letter', 'recursion']);
const isTrouble = (series: SeriesEvidence, calculated: Calculated): boolean =>
  TROUBLE.has(measuredBy(series, calculated)) || UNDELIVERED.test(metricOf(series) ?? '');

const judgements = new WeakMap<SeriesLine, { readonly context: LineContext; readonly judged: Judgement }>();

/** The same line is looked at for its opening, for what else has to be read, and for the answer. */
function judgedOnce(line: SeriesLine, context: LineContext): Judgement {
  const known = judgements.get(line);
  if (known !== undefined && isSame(known.context, context)) return known.judged;
  const judged = judgeLine(line, context);
  judgements.set(line, { context, judged });
  return judged;
}

function isSame<Context extends object>(one: Context, other: Context): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof Context)[];
  return keys.every((key) => one[key] === other[key]);
}

/** Undefined when the evidence holds no line at all. */
export function viewSeries(evidence: Evidence, series: SeriesEvidence): SeriesView | undefined {
  const { unknownBefore } = series;
  const wholes = series.lines.filter(({ group }) => group === undefined);
  const judgedLines = wholes.flatMap((sent) => {
    const calculated = series.calculations[sent.calculation];
    if (calculated === undefined) return [];
    const perBucket = agesBy(series, calculated);
    const late = isOfPlatform(series) ? Math.floor(LATE_MS / series.bucketMs) : 0;
    const isNever = isTrouble(series, calculated);
    const line = isNever && isCountOfPlatform(series, calculated) ? withNone(sent, unknownBefore, late) : sent;
    const context = {
      calculated,
      unknownBefore,
      late,
      ...(perBucket === undefined ? {} : { agesBy: perBucket }),
      ...(isNever ? { isTrouble: true as const } : {}),
    };
    return [{ line, calculated, judged: judgedOnce(line, context) }];
  });
  // The first calculation that has something to tell; the first one when none has.
  const chosen = judgedLines.find(({ judged }) => judged.said === 'unusual') ?? judgedLines[0];
  if (chosen === undefined) return undefined;
  const { line, calculated, judged } = chosen;
  const measured = countsErrors(series, line, calculated) ? 'errors' : measuredBy(series, calculated);
  const main = judged.unusual[0];
  const failedShare =
    main === undefined && measured !== 'errors' ? undefined : failedShareOf(series, main, judged.basis === 'rest');
  const error = errorOf(series, { line, calculated, measured, judged });
  const partial = { series, line, calculated, measured, judged, amount: amountOf(calculated, series) };
  const unexplained = unexplainedBy(series, { line, measured, judged, main, error, failedShare });
  const inner = unexplained === 'error' ? evidence.example : unexplained === 'slow' ? evidence.slow : undefined;
  return {
    ...partial,
    reported: main !== undefined && isReported(series, calculated, line, main),
    contributors:
      main === undefined || line.calculation !== 0
        ? []
        : contributorsOf(series, main, calculated, judged.basis === 'rest'),
    ...(main === undefined ? {} : { main }),
    ...(failedShare === undefined ? {} : { failedShare }),
    ...(error === undefined ? {} : { error }),
    ...(unexplained === undefined ? {} : { unexplained }),
    ...(inner === undefined || unexplained === undefined ? {} : { inner: { evidence: inner, why: unexplained } }),
  };
}

/** Whether most of the rows that the chart counts are errors, whatever its filters say. */
function countsErrors(series: SeriesEvidence, line: SeriesLine, calculated: Calculated): boolean {
  if (calculated.operator !== 'COUNT' || measuredBy(series, calculated) !== 'events') return false;
  const failed = series.errors.reduce((sum, { charted, inWindow }) => sum + (charted ? inWindow : 0), 0);
  return failed > 0 && failed * 2 >= total(line.window);
}

/** One report near its beginning, or anywhere inside of it, is enough. */
function isReported(series: SeriesEvidence, calculated: Calculated, line: SeriesLine, main: Unusual): boolean {
  const first = series.unknownBefore - line.before.length;
  return anomaliesOnce(series, isCountOfPlatform(series, calculated), line).some(
    (isAnomaly, index) => isAnomaly && first + index >= main.from - 1 && first + index < main.to,
  );
}

type Streamed = Pick<SeriesEvidence, 'firstAt' | 'bucketMs' | 'unknownBefore'> & { readonly isCount: boolean };
const streams = new WeakMap<SeriesLine, { readonly of: Streamed; readonly anomalies: readonly boolean[] }>();

/** Of each value from where something is known on, whether the streaming detector reports it; as `judgedOnce`. */
function anomaliesOnce(
  { firstAt, bucketMs, unknownBefore }: SeriesEvidence,
  isCount: boolean,
  line: SeriesLine,
): readonly boolean[] {
  const of = { firstAt, bucketMs, unknownBefore, isCount };
  const known = streams.get(line);
  if (known !== undefined && isSame(known.of, of)) return known.anomalies;
  const detector = createStreamDetector();
  const sent = [...line.before.slice(unknownBefore), ...line.window];
  const first = unknownBefore - line.before.length;
  const anomalies = (isCount ? withNoneBetween(sent) : sent).map(
    (value, index) => detector.next(firstAt + (first + index) * bucketMs, value ?? Number.NaN).isAnomaly,
  );
  streams.set(line, { of, anomalies });
  return anomalies;
}

const total = (values: readonly (number | null)[]): number => known(values).reduce((sum, value) => sum + value, 0);
const average = (values: readonly (number | null)[]): number => {
  const have = known(values);
  return have.length === 0 ? 0 : total(have) / have.length;
};

/** The window without the part that stands out, and without its first `unknown` buckets. */
const restOf = <T>(values: readonly T[], { from, to }: Unusual, unknown: number): readonly T[] =>
  values.filter((_, index) => index >= unknown && (index < from || index >= to));

/** Buckets at the start of the window from before anything was stored, which is known where nothing is from before it. */
function unknownInWindow({ traffic, unknownBefore }: SeriesEvidence): number {
  if (traffic === undefined || unknownBefore < traffic.requests.before.length) return 0;
  const first = traffic.requests.window.findIndex((value) => (value ?? 0) > 0);
  return Math.max(0, first);
}

function contributorsOf(
  series: SeriesEvidence,
  main: Unusual,
  calculated: Calculated,
  besideRest: boolean,
): readonly Contributor[] {
  const groups = series.lines.flatMap(({ group, before, window, calculation }) => {
    if (group === undefined || calculation !== 0) return [];
    const part = window.slice(Math.max(0, main.from), main.to);
    // Where rows are counted no value is 0; a metric without points contributes nothing.
    const past = besideRest ? restOf(window, main, unknownInWindow(series)) : before.slice(series.unknownBefore);
    const [usual, seen] = [average(past), average(part)];
    return [{ group, usual, seen, change: seen - usual }];
  });
  if (groups.length === 0) return [];
  const sign = main.direction === 'up' ? 1 : -1;
  const moved = groups.filter(({ change }) => change * sign > 0);
  const whole = moved.reduce((sum, { change }) => sum + Math.abs(change), 0);
  return moved
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .map(({ group, usual, seen, change }) => ({
      group,
      usual,
      seen,
      ...(calculated.additive && whole > 0 ? { share: Math.abs(change) / whole } : {}),
    }));
}

function failedShareOf(
  series: SeriesEvidence,
  main: Unusual | undefined,
  besideRest: boolean,
): FailedShare | undefined {
  const { traffic, unknownBefore } = series;
  if (traffic === undefined) return undefined;
  const part = <T>(values: readonly T[]): readonly T[] =>
    main === undefined ? values : values.slice(Math.max(0, main.from), main.to);
  const past = ({ window, before }: { readonly window: Values; readonly before: Values }): Values =>
    besideRest && main !== undefined
      ? restOf(window, main, unknownInWindow(series))
      : before.slice(unknownBefore, Math.min(0, main?.from ?? 0) || undefined);
  const [requests, failed] = [total(part(traffic.requests.window)), total(part(traffic.failed.window))];
  const [requestsBefore, failedBefore] = [total(past(traffic.requests)), total(past(traffic.failed))];
  const [length, before] = [part(traffic.requests.window).length, past(traffic.requests).length];
  const rate = compareRates(failed, requests, failedBefore, requestsBefore);
  const trafficRatio = requestsBefore > 0 && length > 0 ? requests / length / (requestsBefore / before) : undefined;
  return {
    requests,
    failed,
    requestsBefore,
    failedBefore,
    ...(trafficRatio === undefined ? {} : { trafficRatio }),
    rose:
      failed >= 3 &&
      (requestsBefore === 0
        ? false
        : rate !== undefined && rate.p < 0.01 && failed / requests > 1.25 * (failedBefore / requestsBefore)),
  };
}

/** The error behind the chart: one that grew beyond chance, else, for a chart of errors, the one it counts most. */
function errorOf(
  series: SeriesEvidence,
  asked: Pick<SeriesView, 'line' | 'calculated' | 'measured' | 'judged'>,
): SeriesView['error'] {
  const { line, measured } = asked;
  const all = series.errors.reduce((sum, { inWindow }) => sum + inWindow, 0);
  const [length, before] = [line.window.length, line.before.length - series.unknownBefore];
  const judged = series.errors.map((seen) => {
    const rate = before > 0 ? compareRates(seen.inWindow, length, seen.inBefore, before) : undefined;
    const grew = seen.inWindow >= 3 && rate !== undefined && rate.p < 0.001;
    return { ...seen, share: all === 0 ? 0 : seen.inWindow / all, grew: grew || grewInside(seen, asked) };
  });
  const grown = judged.find(({ grew }) => grew);
  if (grown !== undefined) return grown;
  const [first] = judged;
  if (measured !== 'errors' || first === undefined) return undefined;
  // What fails in one place in several ways, and never did before, fails together.
  const isOnePlace = judged.every(({ namespace, inBefore }) => namespace === first.namespace && inBefore === 0);
  return first.share >= 0.5 || (isOnePlace && asked.judged.said === 'too-little') ? first : undefined;
}

/**
 * Of a chart that counts errors and was compared with the rest of itself: at most as many of this one as the rest holds of all
 * came there, so that the others came in the part that stands out.
 */
function grewInside(
  { inWindow, charted }: ErrorSeen,
  { line: { window }, calculated, measured, judged }: Pick<SeriesView, 'line' | 'calculated' | 'measured' | 'judged'>,
): boolean {
  const [main] = judged.unusual;
  if (measured !== 'errors' || !charted || calculated.operator !== 'COUNT') return false;
  if (judged.basis !== 'rest' || main?.direction !== 'up') return false;
  const rest = restOf(window, main, 0);
  const inRest = total(rest);
  const length = window.length - rest.length;
  const rate = rest.length > 0 ? compareRates(inWindow - inRest, length, inRest, rest.length) : undefined;
  return (
    inWindow - inRest >= 3 &&
    rate !== undefined &&
    rate.p < 0.001 &&
    inWindow - inRest > (inRest * length) / rest.length
  );
}

interface Found {
  readonly line: SeriesLine;
  readonly measured: Measured;
  readonly judged: Judgement;
  readonly main: Unusual | undefined;
  readonly error: SeriesView['error'] | undefined;
  readonly failedShare: FailedShare | undefined;
}

/**
 * Errors that are as many as before, of which none grew, are told, and nothing happened that needs a cause; unless they are
 * more than whoever set up the alert allows, however long they have been.
 */
const isBackground = (series: SeriesEvidence, { judged, error, line }: Found): boolean =>
  judged.said === 'usual' && error?.grew !== true && !isOverThreshold(series, line);

/** More rows than the alert about them allows. */
function isOverThreshold({ alert, calculations }: SeriesEvidence, { window, calculation }: SeriesLine): boolean {
  const isCount = calculations[calculation]?.operator === 'COUNT';
  return isCount && alert?.operation.startsWith('>') === true && total(window) > alert.threshold;
}

/**
 * Only the newest example of the first error can be gathered. Organic traffic with as large a share of failures as before
 * is no failure; a drop of errors needs no cause, nor do the errors that there always are.
 */
function unexplainedBy(series: SeriesEvidence, found: Found): SeriesView['unexplained'] {
  const { errors } = series;
  const { measured, main, error, failedShare } = found;
  const isFirst = error !== undefined && error.fingerprint === errors[0]?.fingerprint;
  const errorsRose = isFirst && error.grew && failedShare?.rose !== false;
  if (measured === 'errors') {
    if (!isFirst || main?.direction === 'down' || isBackground(series, found)) return undefined;
    return isOrganic({ measured, main, failedShare }) ? undefined : 'error';
  }
  if (main === undefined) return undefined;
  // A timeout is slow and fails; then the failure says more than another slow request.
  if (errorsRose) return 'error';
  return measured === 'latency' && main.direction === 'up' ? 'slow' : undefined;
}

/** More traffic of which no larger share fails than before. */
export function isOrganic({
  measured,
  main,
  failedShare,
}: Pick<SeriesView, 'measured'> & {
  readonly main?: Unusual | undefined;
  readonly failedShare?: FailedShare | undefined;
}): boolean {
  if (main?.direction !== 'up' || main.shape === 'variance' || failedShare?.trafficRatio === undefined) return false;
  const counts =
    measured === 'errors' || measured === 'events' || measured === 'requests' || measured === 'concurrency';
  const { failed, requests, failedBefore, requestsBefore } = failedShare;
  // Errors rose of which the requests that are stored show nothing: what is stored does not speak for them.
  if (measured === 'errors' && failed < 3) return false;
  const asMany = requestsBefore > 0 && failed / Math.max(1, requests) <= 1.25 * (failedBefore / requestsBefore);
  return counts && !failedShare.rose && (failed < 3 || asMany) && failedShare.trafficRatio >= 1.25;
}

/** Rows are compared where something stands out, or where somebody marked a range. */
export const selectionMatters = ({ main, series }: SeriesView): boolean => main !== undefined || series.brushed;
