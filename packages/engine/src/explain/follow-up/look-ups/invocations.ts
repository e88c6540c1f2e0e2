/** How the invocations of the failing function went: memory, duration, cold starts and timeouts, now and before. */
import type { Filter } from '@baselime-ai/contract';
import { z } from 'zod';
import { duration, grouped, measures, percent, portion, shorten, spoken } from '../../../analyze/wording.js';
import { elapsed, type Window } from '../../../model/units.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef, timeframeOf } from '../look-up.js';
import { inWindow } from './counts.js';
import { metric } from './metric.js';
import { trace } from './trace.js';

const ASPECTS = ['memory', 'duration', 'cold_starts', 'timeouts'] as const;
type Aspect = (typeof ASPECTS)[number];
const Input = z.object({ of: z.enum(ASPECTS).optional() });
type Input = z.infer<typeof Input>;

const WORDS: Readonly<Record<Aspect, string>> = {
  memory: 'memory',
  duration: 'durations',
  cold_starts: 'cold starts',
  timeouts: 'timeouts',
};

export const invocations: LookUp<Input> = {
  name: 'invocations',
  description:
    'Memory, duration, cold starts and timeouts of the invocations of the failing function, in the hour of the failure and before.',
  parameters: { of: { type: 'string', enum: [...ASPECTS], description: 'one of them; all by default' } },
  input: Input,
  sentence: ({ of }, { place }) =>
    `Reading the ${of === undefined ? 'memory, durations, cold starts and timeouts' : WORDS[of]} of ${spoken(place.marker?.namespace ?? 'the function')}`,
  run: lookUp,
};

/** What is known of the invocations of one function in a range of time. Milliseconds, and megabytes as Lambda counts them. */
interface Invocations {
  readonly count: number;
  readonly cold: number;
  readonly timedOut: number;
  readonly usedMb?: number;
  readonly typicalMb?: number;
  readonly sizeMb?: number;
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly longestMs?: number;
  readonly startMs?: number;
}

async function lookUp({ of }: Input, context: Context): Promise<LookedUp> {
  const { window, baseline, marker } = context.place;
  if (marker === undefined) return { findings: [] };
  const [now, before] = await Promise.all([window, baseline].map((one) => readInvocations(context, one)));
  if (now === undefined || before === undefined || now.count + before.count === 0) {
    // Where no REPORT line is sent, a metric may tell of memory, and a trace of durations.
    if (of === 'memory') return metric.run({}, context);
    if (of === 'duration' && marker.traceId !== undefined) return trace.run({}, context);
    return { findings: [absence(context, marker.namespace)] };
  }
  const findings = (of === undefined ? ASPECTS : [of]).map((aspect) =>
    TELL[aspect]({ now, before, entity: marker.namespace, context }),
  );
  return { findings: findings.filter((finding) => finding !== undefined) };
}

async function readInvocations({ place }: Context, window: Window): Promise<Invocations | undefined> {
  const { reader, options, marker } = place;
  if (marker === undefined) return undefined;
  const own: Filter = { key: '$baselime.namespace', operation: '=', value: marker.namespace };
  const read = async (filters: readonly Filter[], calculations: readonly Calculated[]) => {
    const query = { filters: [own, ...filters], calculations: calculations.map((one) => ({ ...one })) };
    const { aggregates } = await reader.run({ query, timeframe: timeframeOf(window), view: 'series' }, options);
    return (name: string): number | undefined => {
      const value = aggregates?.[0]?.values[name];
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    };
  };
  const [reports, cold, timedOut] = await Promise.all([
    read([{ key: '@memorySize', operation: 'EXISTS' }], OF_REPORTS),
    read([{ key: '@initDuration', operation: '>', value: 0 }], OF_STARTS),
    read([{ key: '@timedOut', operation: '=', value: true }], OF_TIMEOUTS),
  ]);
  const known = <Name extends keyof Invocations>(name: Name) => {
    const value = reports(name);
    return value === undefined ? {} : { [name]: value };
  };
  const startMs = cold('startMs');
  return {
    count: reports('count') ?? 0,
    cold: cold('count') ?? 0,
    timedOut: timedOut('count') ?? 0,
    ...known('usedMb'),
    ...known('typicalMb'),
    ...known('sizeMb'),
    ...known('p50Ms'),
    ...known('p95Ms'),
    ...known('longestMs'),
    ...(startMs === undefined ? {} : { startMs }),
  };
}

interface Calculated {
  readonly operator: 'COUNT' | 'COUNT_DISTINCT' | 'MAX' | 'MEDIAN' | 'P95';
  readonly key?: string;
  readonly alias: string;
}
const OF_REPORTS: readonly Calculated[] = [
  { operator: 'COUNT', alias: 'count' },
  { operator: 'MAX', key: '@maxMemoryUsed', alias: 'usedMb' },
  { operator: 'MEDIAN', key: '@maxMemoryUsed', alias: 'typicalMb' },
  { operator: 'MAX', key: '@memorySize', alias: 'sizeMb' },
  { operator: 'MEDIAN', key: '@duration', alias: 'p50Ms' },
  { operator: 'P95', key: '@duration', alias: 'p95Ms' },
  { operator: 'MAX', key: '@duration', alias: 'longestMs' },
];
/** The line, the span and the report of one invocation that was stopped say so each. */
const OF_TIMEOUTS: readonly Calculated[] = [{ operator: 'COUNT_DISTINCT', key: '@requestId', alias: 'count' }];
const OF_STARTS: readonly Calculated[] = [
  { operator: 'COUNT', alias: 'count' },
  { operator: 'MEDIAN', key: '@initDuration', alias: 'startMs' },
];

interface Telling {
  readonly now: Invocations;
  readonly before: Invocations;
  readonly entity: string;
  readonly context: Context;
}

/** A function that is killed for its memory is not always seen at its very ceiling. */
const NEAR_CEILING = 0.95;
/** Medians that differ by less are the same to a reader. */
const SAME_RATIO = 1.2;

const TELL: Readonly<Record<Aspect, (telling: Telling) => NewFinding | undefined>> = {
  memory: ({ now, before, ...rest }) => {
    const { usedMb, typicalMb, sizeMb } = now;
    if (usedMb === undefined || sizeMb === undefined || !(sizeMb > 0)) return undefined;
    const share = usedMb / sizeMb;
    const verdict = share >= NEAR_CEILING ? 'That is its ceiling.' : 'Memory is not what it lacks.';
    const typical = typicalMb === undefined ? '' : `, ${mb(typicalMb)} at the median`;
    const earlier = before.usedMb === undefined ? '' : `; ${past(rest)} it used at most ${mb(before.usedMb)}`;
    return told(
      rest,
      `${spoken(rest.entity)} used at most ${mb(usedMb)} of ${mb(sizeMb)} of memory (${percent(share)})${typical}${earlier}. ${verdict}`,
      measures(
        ['memory used', usedMb, 'MB'],
        ['memory size', sizeMb, 'MB'],
        ['share', share, 'share'],
        ['median', typicalMb, 'MB'],
        ['used before', before.usedMb, 'MB'],
      ),
    );
  },
  duration: ({ now, before, ...rest }) => {
    const { p50Ms, p95Ms, longestMs } = now;
    if (p50Ms === undefined || p95Ms === undefined || longestMs === undefined) return undefined;
    const ratio = before.p50Ms !== undefined && before.p50Ms > 0 ? p50Ms / before.p50Ms : undefined;
    const earlier =
      before.p50Ms === undefined || before.p95Ms === undefined
        ? ''
        : `; ${past(rest)} it took ${duration(before.p50Ms)} and ${duration(before.p95Ms)}`;
    const verdict =
      ratio === undefined
        ? ''
        : ratio > SAME_RATIO
          ? ' It is slower than before.'
          : ratio < 1 / SAME_RATIO
            ? ' It is faster than before.'
            : ' It is as fast as before.';
    return told(
      rest,
      `${spoken(rest.entity)} took ${duration(p50Ms)} at the median and ${duration(p95Ms)} at the 95th percentile, ${duration(longestMs)} at most${earlier}.${verdict}`,
      measures(
        ['median', p50Ms, 'ms'],
        ['p95', p95Ms, 'ms'],
        ['longest', longestMs, 'ms'],
        ['median before', before.p50Ms, 'ms'],
        ['p95 before', before.p95Ms, 'ms'],
      ),
    );
  },
  cold_starts: ({ now, before, ...rest }) => {
    const started = (of: Invocations, owner?: string): string =>
      `${portion(of.cold, of.count, 'invocation', owner)} began with a cold start`;
    const took = now.startMs === undefined ? '' : `, which took ${duration(now.startMs)} at the median`;
    return told(
      rest,
      `${started(now, spoken(rest.entity))}${took}; ${past(rest)} ${started(before)}.`,
      measures(
        ['cold starts', now.cold, 'count'],
        ['invocations', now.count, 'count'],
        ['share', now.count > 0 ? now.cold / now.count : undefined, 'share'],
        ['median of starting', now.startMs, 'ms'],
        ['cold starts before', before.cold, 'count'],
        ['invocations before', before.count, 'count'],
        ['share before', before.count > 0 ? before.cold / before.count : undefined, 'share'],
      ),
    );
  },
  timeouts: ({ now, before, ...rest }) =>
    told(
      rest,
      `${portion(now.timedOut, now.count, 'invocation', spoken(rest.entity))} timed out; ${past(rest)} ${portion(before.timedOut, before.count, 'invocation')} did.`,
      measures(
        ['timeouts', now.timedOut, 'count'],
        ['invocations', now.count, 'count'],
        ['share', now.count > 0 ? now.timedOut / now.count : undefined, 'share'],
        ['timeouts before', before.timedOut, 'count'],
        ['invocations before', before.count, 'count'],
        ['share before', before.count > 0 ? before.timedOut / before.count : undefined, 'share'],
      ),
    ),
};

type Whose = Pick<Telling, 'entity' | 'context'>;

const mb = (value: number): string => `${grouped(value)} MB`;
const past = ({ context: { place } }: Whose): string =>
  `in the ${duration(elapsed(place.baseline.from, place.baseline.to))} before`;

const told = ({ entity, context: { place } }: Whose, what: string, numbers: NewFinding['numbers']): NewFinding => ({
  kind: 'context',
  entity,
  statement: `${inWindow(place.window, place.at)} ${what}`,
  numbers,
  confidence: 'confirmed',
  evidence: [seriesRef(entity, place.window, `the invocations of ${shorten(entity, 60)}`)],
});

const absence = ({ place }: Context, entity: string): NewFinding => ({
  kind: 'context',
  entity,
  statement: `No REPORT line of ${spoken(entity)} is stored for the time around the failure, so nothing is known of its invocations.`,
  numbers: [],
  confidence: 'confirmed',
  evidence: [seriesRef(entity, { from: place.baseline.from, to: place.window.to }, 'the time that was looked at')],
});
