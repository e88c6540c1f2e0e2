/** What a person who sees the symptom asks about; each finds it in the day that was simulated. */
import type { Query } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import { type Fn, hasSpans, oneOf, type Role } from './estate.js';
import type { Invocation } from './happenings.js';
import { HOUR_MS, MINUTE_MS, type World } from './world.js';

export type Ask = (world: World) => Question;

const WAYS = ['event', 'error', 'trace', 'request'] as const;

/** The worker stands in where nobody is behind it. */
const fnOf = ({ estate }: World, role: Role): Fn => estate[role] ?? estate.work;
const functionOf = (world: World, role: Role): string => fnOf(world, role).name;

/** The newest error of one function, by whichever of the four ways somebody came to it. */
export const errorAt =
  (role: Role, contains = ''): Ask =>
  (world) => {
    const { estate, dice } = world;
    const hasRequests = estate.signals !== 'spans' && estate.platform === undefined;
    const ways = hasSpans(estate) ? WAYS : WAYS.filter((way) => way !== 'trace');
    const about = oneOf(dice, hasRequests ? ways : ways.filter((way) => way !== 'request'), WAYS);
    return { about, contains, namespace: functionOf(world, role) };
  };

/** The error where the caller meets it: at the edge when somebody waits there for the worker, else at the worker. */
export const symptom: Ask = (world) => {
  const { shape } = world.estate;
  const edge = shape === 'chain' || shape === 'fan-out';
  return errorAt(edge && world.dice.chance(0.6) ? 'front' : 'work')(world);
};

/** The newest invocation that is so, asked about as a request or, where spans show it, as a trace. */
export const invocationThat =
  (
    role: Role,
    is: (invocation: Invocation, world: World) => boolean,
    as: 'either' | 'trace' | 'request' = 'either',
  ): Ask =>
  (world) => {
    const { invocations, estate, now, dice } = world;
    const fits = invocations.filter((one) => one.fn === fnOf(world, role) && one.to < now - 5_000 && is(one, world));
    const newest = fits.reduce<Invocation | undefined>(
      (best, one) => (best === undefined || one.from > best.from ? one : best),
      undefined,
    );
    if (newest === undefined) throw new Error('nobody has anything to ask about');
    // Only what Lambda runs has a request that telemetry names.
    const chosen = as === 'either' && (dice.chance(0.6) || estate.platform !== undefined);
    const asTrace = hasSpans(estate) && (as === 'trace' || chosen);
    return {
      about: 'subject',
      subject: asTrace ? { kind: 'trace', traceId: newest.traceId } : { kind: 'request', requestId: newest.requestId },
    };
  };

export const slowest: Ask = invocationThat(
  'work',
  (one, { trouble }) => one.from > trouble.since && one.outcome === 'ok',
);

interface Span {
  readonly hours?: number;
  /** Marks the time since the trouble began, as somebody who drags over the bump. */
  readonly isBrushed?: boolean;
}

function spanOf({ now, trouble }: World, { hours = 6, isBrushed = false }: Span) {
  const timeframe = { from: now - hours * HOUR_MS, to: now };
  const from = Math.max(timeframe.from, Math.floor(trouble.since / MINUTE_MS) * MINUTE_MS);
  return isBrushed && trouble.since < now ? { timeframe, brush: { from, to: now } } : { timeframe };
}

export const chart =
  (query: (world: World) => Query, span: Span = {}): Ask =>
  (world) => ({ about: 'subject', subject: { kind: 'chart', query: query(world), ...spanOf(world, span) } });

const isIn = (name: string) => ({ key: 'namespace', operation: '=' as const, value: name });

export const errorsOf = (role: Role, span: Span = {}): Ask =>
  chart(
    (world) => ({
      calculations: [{ operator: 'COUNT' }],
      filters: [{ key: '$baselime.error', operation: '=', value: true }, isIn(functionOf(world, role))],
    }),
    span,
  );

/** The 95th percentile of what REPORT lines or the spans of the function say. */
export const durationOf = (role: Role, span: Span = {}): Ask =>
  chart(
    (world) => ({
      calculations: [{ operator: 'P95', key: '@duration' }],
      filters: [isIn(functionOf(world, role)), { key: '@duration', operation: 'EXISTS' }],
    }),
    span,
  );

export const reportsOf = (role: Role, groupBy?: string, span: Span = {}): Ask =>
  chart(
    (world) => ({
      calculations: [{ operator: 'COUNT' }],
      filters: [
        isIn(functionOf(world, role)),
        ...(groupBy === undefined
          ? [{ key: '@type', operation: '=' as const, value: 'REPORT' }]
          : [{ key: groupBy, operation: 'EXISTS' as const }]),
      ],
      ...(groupBy === undefined ? {} : { groupBys: [{ value: groupBy }] }),
    }),
    span,
  );

export const metric =
  (name: string, dimension: string, resource: (world: World) => string, minutes = 120): Ask =>
  (world) => ({
    about: 'subject',
    subject: {
      kind: 'metric',
      name,
      filters: [{ key: `dimensions.${dimension}`, operation: '=', value: resource(world) }],
      timeframe: { from: world.now - minutes * MINUTE_MS, to: world.now },
    },
  });

/** An error in the telemetry of somebody who is no function of the estate. */
export const errorIn =
  (
    namespace: (world: World) => string,
    contains = '',
    ways: readonly ('event' | 'error')[] = ['event', 'error'],
  ): Ask =>
  (world) => ({ about: oneOf(world.dice, ways, ['event']), contains, namespace: namespace(world) });

export const lambdaMetric = (name: string, role: Role, minutes = 120): Ask =>
  metric(name, 'FunctionName', (world) => functionOf(world, role), minutes);

/** An alert on the errors of one function in a quarter of an hour. */
export const alertOn =
  (role: Role, over = 3): Ask =>
  (world) => {
    const name = functionOf(world, role);
    const id = `alert-${world.estate.api}`;
    const query: Query = {
      calculations: [{ operator: 'COUNT' }],
      filters: [{ key: '$baselime.error', operation: '=', value: true }, isIn(name)],
    };
    return {
      about: 'subject',
      subject: { kind: 'alert', id },
      alert: {
        id,
        name: `${name}: errors`,
        kind: 'threshold',
        query,
        threshold: { operation: '>', value: over },
        frequency: 5 * MINUTE_MS,
        window: 15 * MINUTE_MS,
        enabled: true,
        channels: [],
      },
    };
  };
