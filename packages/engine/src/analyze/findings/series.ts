/** What a chart, a metric or an alert shows, against the time before and earlier days, and what moved with it. */
import type { EvidenceRef, Timeframe } from '@baselime-ai/contract';
import { fromEpochMillis } from '../../model/units.js';
import type { FindingDraft } from '../draft.js';
import { measureOf, plain } from '../series/amount.js';
import type { Unusual } from '../series/unusual.js';
import type { Contributor, SeriesView } from '../series/view.js';
import {
  clock,
  count,
  duration,
  grouped,
  listing,
  measures,
  percent,
  portion,
  quote,
  shorten,
  spoken,
} from '../wording.js';

export const SERIES = 'series';
export const SERIES_GROUP = 'series-group';
export const SERIES_TRAFFIC = 'series-traffic';
export const SERIES_ERROR = 'series-error';
export const SERIES_DAYS = 'series-days';
export const SERIES_ALERT = 'series-alert';

export function seriesFindings(view: SeriesView): readonly FindingDraft[] {
  return [shown(view), alert(view), ...others(view), group(view), days(view), traffic(view), error(view)].filter(
    (draft) => draft !== undefined,
  );
}

const instant = ({ series }: SeriesView, bucket: number): number => series.firstAt + bucket * series.bucketMs;
export const timeOf = (view: SeriesView, bucket: number): string =>
  clock(fromEpochMillis(instant(view, bucket))).replace(':00 UTC', ' UTC');

function timeframe(view: SeriesView, { from, to }: Pick<Unusual, 'from' | 'to'>): Timeframe {
  const start = Math.max(0, Math.floor(instant(view, from)));
  return { from: start, to: Math.max(start + 1, Math.ceil(instant(view, to))) };
}

const whole = ({ line }: SeriesView) => ({ from: 0, to: line.window.length });

function reference(view: SeriesView, part: Pick<Unusual, 'from' | 'to'>): EvidenceRef {
  return {
    kind: 'series',
    key: view.calculated.name,
    timeframe: timeframe(view, part),
    label: shorten(nounOf(view), 80),
  };
}

/** What the line shows, for the start of a sentence. */
export function nounOf({
  series,
  calculated,
  measured,
}: Pick<SeriesView, 'series' | 'calculated' | 'measured'>): string {
  const { metric } = series;
  if (metric !== undefined) return `The metric ${spoken(metric.name)}`;
  if (calculated.operator === 'COUNT' && calculated.key === undefined) {
    if (measured === 'errors') return 'The number of errors';
    return measured === 'throttles' ? 'The number of throttled calls' : 'The number of events';
  }
  return spoken(calculated.name);
}

/** `the 6 h before`, or `the rest of the time looked at` when nothing is stored of the time before. */
const beforehand = ({ line, series, judged }: SeriesView): string =>
  judged.basis === 'rest'
    ? 'the rest of the time looked at'
    : `the ${duration((line.before.length - series.unknownBefore) * series.bucketMs)} before`;

/** One sentence for what stands out. */
export function sayUnusual(view: SeriesView, one: Unusual): string {
  const { amount, line } = view;
  const noun = nounOf(view);
  const from = timeOf(view, one.from);
  const lasting = duration((one.to - one.from) * view.series.bucketMs);
  const lasts = one.to >= line.window.length;
  const end = lasts
    ? ` and was still ${one.direction === 'up' ? 'high' : 'low'} at the end of the time looked at`
    : ` until ${timeOf(view, one.to)}`;
  switch (one.shape) {
    case 'level':
      return `${noun} ${one.direction === 'up' ? 'rose' : 'fell'} from ${amount(one.usual, one.seen)} to ${amount(one.seen, one.usual)} at ${from}${end}.`;
    case 'spike':
      return `${noun} ${one.direction === 'up' ? 'jumped to' : 'dropped to'} ${amount(one.seen, one.usual)} at ${from} for ${lasting}; ${amount(one.usual, one.seen)} is usual.`;
    case 'trend':
      return `${noun} ${one.direction === 'up' ? 'rose' : 'fell'} steadily from ${amount(one.usual, one.seen)} to ${amount(one.seen, one.usual)} between ${from} and ${timeOf(view, one.to)}.`;
    case 'variance':
      return `${noun} varied ${one.direction === 'up' ? `${plain(one.seen / one.usual)} times as much` : `${plain(one.usual / one.seen)} times less`} from point to point than before.`;
    case 'gap':
      return view.calculated.counts
        ? `${noun} went to none at ${from} for ${lasting}; ${amount(one.usual)} is usual.`
        : `No value of ${view.calculated.name} arrived from ${from} on for ${lasting}; before it was about ${amount(one.usual)}.`;
  }
}

function shown(view: SeriesView): FindingDraft {
  const { judged, main, amount, calculated, series } = view;
  const usual = judged.usual === undefined ? undefined : measureOf('usual', judged.usual, calculated, series);
  if (main !== undefined) {
    const ratio = main.usual > 0 && main.seen >= 0 && main.shape !== 'variance' ? main.seen / main.usual : undefined;
    return {
      key: SERIES,
      weight: 100,
      kind: 'series',
      window: timeframe(view, main),
      statement: sayUnusual(view, main),
      numbers: measures(
        measureOf('usual', main.usual, calculated, series),
        measureOf('seen', main.seen, calculated, series),
        ['ratio', ratio, 'ratio'],
      ),
      confidence: view.reported || Math.abs(main.score) >= 6 ? 'confirmed' : 'likely',
      evidence: [reference(view, main)],
    };
  }
  const base = {
    key: SERIES,
    weight: 100,
    window: timeframe(view, whole(view)),
    evidence: [reference(view, whole(view))],
  };
  if (judged.said === 'too-little' || judged.usual === undefined || judged.seen === undefined)
    return {
      ...base,
      kind: 'series',
      statement: `There is not enough to say about ${nounOf(view).replace(/^The/, 'the')}: ${judged.because ?? 'no value is known'}.`,
      numbers: [],
      confidence: 'inconclusive',
    };
  const like =
    judged.likeEarlierDays === true
      ? `, unlike ${beforehand(view)} but as on earlier days at this time`
      : `; in ${beforehand(view)} it was ${amount(judged.usual, judged.seen)}`;
  return {
    ...base,
    kind: 'health',
    statement: `${nounOf(view)} was ${amount(judged.seen, judged.usual)}${like}.`,
    numbers: measures(measureOf('seen', judged.seen, calculated, series), ...(usual === undefined ? [] : [usual])),
    confidence: 'confirmed',
  };
}

/** What else stands out of the same line; at most two. */
function others(view: SeriesView): readonly FindingDraft[] {
  return view.judged.unusual.slice(1, 3).map((one, index) => ({
    key: `${SERIES}-also-${index}`,
    weight: 60 - index,
    kind: 'series' as const,
    window: timeframe(view, one),
    statement: sayUnusual(view, one),
    numbers: measures(
      measureOf('usual', one.usual, view.calculated, view.series),
      measureOf('seen', one.seen, view.calculated, view.series),
    ),
    confidence: 'likely' as const,
    evidence: [reference(view, one)],
  }));
}

function alert(view: SeriesView): FindingDraft | undefined {
  const { series, calculated, line } = view;
  if (series.alert === undefined) return undefined;
  const { name, operation, threshold, windowMs } = series.alert;
  const sum = calculated.additive ? line.window.reduce<number>((all, value) => all + (value ?? 0), 0) : undefined;
  const held = sum === undefined ? '' : `; the time looked at holds ${plain(sum)}`;
  return {
    key: SERIES_ALERT,
    weight: 90,
    kind: 'context',
    statement: `The alert ${quote(name, 80)} compares ${calculated.name} over ${duration(windowMs)} with ${operation} ${plain(threshold)}${held}.`,
    numbers: measures(['threshold', threshold, 'count'], ['value', sum, 'count']),
    confidence: 'confirmed',
    evidence: [reference(view, whole(view))],
  };
}

export const nameOfGroup = ({ group: values }: Contributor): string =>
  listing(
    Object.entries(values).map(([key, value]) =>
      key === 'namespace' || key.startsWith('dimensions.')
        ? spoken(value === '' ? 'default' : value)
        : value === ''
          ? `events without ${key}`
          : `${key} ${quote(value, 80)}`,
    ),
  );

function group(view: SeriesView): FindingDraft | undefined {
  const [first, second] = view.contributors;
  const groups = view.series.lines.filter((line) => line.group !== undefined).length;
  if (first === undefined || groups < 2 || view.main === undefined) return undefined;
  const { amount, main } = view;
  const change = main.direction === 'up' ? 'rise' : 'fall';
  const much =
    first.share === undefined
      ? `The largest ${change} is that of ${nameOfGroup(first)}`
      : `${percent(first.share)} of the ${change} comes from ${nameOfGroup(first)}`;
  const next =
    second?.share === undefined || second.share < 0.1
      ? ''
      : `; next is ${nameOfGroup(second)} with ${percent(second.share)}`;
  return {
    key: SERIES_GROUP,
    weight: 88,
    kind: 'contrast',
    ...entity(view, first),
    statement: `${much}, which went from ${amount(first.usual, first.seen)} to ${amount(first.seen, first.usual)}${next}.`,
    numbers: measures(
      ['share', first.share, 'share'],
      measureOf('usual', first.usual, view.calculated, view.series),
      measureOf('seen', first.seen, view.calculated, view.series),
    ),
    confidence: first.share === undefined || first.share >= 0.5 ? 'confirmed' : 'likely',
    evidence: [reference(view, main)],
  };
}

function entity({ series }: SeriesView, { group: values }: Contributor): { readonly entity?: string } {
  const [key] = series.groupedBy;
  const named = key === 'namespace' || key?.startsWith('dimensions.') === true ? values[key] : undefined;
  return named === undefined || named === '' ? {} : { entity: named };
}

function days(view: SeriesView): FindingDraft | undefined {
  const { judged, amount, calculated, series, main } = view;
  if (judged.days === undefined || (main === undefined && judged.likeEarlierDays !== true)) return undefined;
  const { count: many, low, high } = judged.days;
  const between = amount(low) === amount(high) ? amount(low) : `between ${amount(low, high)} and ${amount(high, low)}`;
  return {
    key: SERIES_DAYS,
    weight: 55,
    kind: 'context',
    statement: `At the same time on ${many} earlier days it was ${between}.`,
    numbers: measures(
      ['earlier days', many, 'count'],
      measureOf('lowest', low, calculated, series),
      measureOf('highest', high, calculated, series),
    ),
    confidence: 'confirmed',
    evidence: [reference(view, whole(view))],
  };
}

function traffic(view: SeriesView): FindingDraft | undefined {
  const { failedShare: seen, series, main } = view;
  if (seen === undefined || seen.requests < 1 || seen.requestsBefore < 1 || series.traffic === undefined)
    return undefined;
  // Metrics of AWS have a namespace of their own, which is no function.
  const names = series.traffic.namespaces.filter((name) => !name.startsWith('AWS/'));
  const whose =
    names.length === 0
      ? 'all functions'
      : names.length > 3
        ? count(names.length, 'function')
        : listing(names.map(spoken));
  const moved =
    seen.trafficRatio === undefined || Math.abs(Math.log(seen.trafficRatio)) < Math.log(1.25)
      ? 'as many requests as before'
      : `${plain(seen.trafficRatio)} times the requests of before`;
  return {
    key: SERIES_TRAFFIC,
    weight: seen.rose ? 78 : 58,
    kind: seen.rose ? 'impact' : 'context',
    ...(seen.rose ? { fault: 'error-increase' as const } : {}),
    ...(names.length === 1 && names[0] !== undefined ? { entity: names[0] } : {}),
    ...(main === undefined ? {} : { window: timeframe(view, main) }),
    statement: `In this time ${portion(seen.failed, seen.requests, 'request')} of ${whose} failed, and ${portion(seen.failedBefore, seen.requestsBefore, 'request')} in ${beforehand(view)}; there were ${moved}.`,
    numbers: measures(
      ['failed requests', seen.failed, 'count'],
      ['requests', seen.requests, 'count'],
      ['failed requests before', seen.failedBefore, 'count'],
      ['requests before', seen.requestsBefore, 'count'],
      ['traffic ratio', seen.trafficRatio, 'ratio'],
    ),
    confidence: 'confirmed',
    evidence: [reference(view, main ?? whole(view))],
  };
}

/** Cut between words: half a name could not be told from an ordinary word before it leaves. */
function wholeWords(text: string, limit: number): string {
  const line = shorten(text, 2_000);
  if (line.length <= limit) return line;
  const end = line.lastIndexOf(' ', limit - 1);
  // The mark stands apart, so that the last word stays a word.
  return `${end > limit / 3 ? line.slice(0, end) : ''} …`.trim();
}

function error(view: SeriesView): FindingDraft | undefined {
  const { error: seen, main } = view;
  if (seen === undefined) return undefined;
  const before =
    seen.inBefore === 0
      ? `not seen in ${beforehand(view)}`
      : `seen ${grouped(seen.inBefore)} times in ${beforehand(view)}`;
  const text = seen.message.trim() === '' ? 'an error without a message' : quote(wholeWords(seen.message, 120), 130);
  return {
    key: SERIES_ERROR,
    weight: view.inner?.why === 'error' ? 92 : 57,
    kind: 'context',
    entity: seen.namespace,
    ...(main === undefined ? {} : { window: timeframe(view, main) }),
    statement: `The error that ${seen.grew ? 'grew most' : 'comes most'} in this time is ${text} of ${spoken(seen.namespace)}: ${count(seen.inWindow, 'time')} (${percent(seen.share)} of the errors looked at), ${before}.`,
    numbers: measures(
      ['occurrences', seen.inWindow, 'count'],
      ['occurrences before', seen.inBefore, 'count'],
      ['share', seen.share, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [{ kind: 'event', id: seen.newestId, label: shorten(seen.message, 80) }],
  };
}
