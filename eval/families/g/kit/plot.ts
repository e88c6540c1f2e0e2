/** A row of the tables in `scenarios/`: what is planted where, who asks what, and the one right answer. */
import type { Fault } from '@baselime-ai/contract';
import { Dice } from '../../../kit/dice.js';
import { Post } from '../../../kit/post.js';
import type { Delivery, Generated, Pair, Scenario, Shape, Situation } from '../../../scenario.js';
import type { Ask } from './ask.js';
import { type Beside, history } from './beside.js';
import { buildEstate, type Estate, hasMetrics, hasSpans, type Needs, oneOf } from './estate.js';
import type { Act, Trouble } from './happenings.js';
import { MINUTE_MS, World } from './world.js';
import { writeLines } from './write-lines.js';
import { writeMetrics } from './write-metrics.js';
import { writeSpans } from './write-spans.js';

export interface Moment {
  readonly now: number;
  readonly since: number;
  readonly dice: Dice;
}

export interface Plot {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly needs?: Needs;
  /** Absent where nothing is wrong. */
  readonly fault?: Fault;
  /** Who is guilty; the worker when absent. */
  readonly guilty?: (estate: Estate) => string;
  /** Another pair that is as right, where the note says why. */
  readonly also?: (estate: Estate) => readonly Pair[];
  /** How long it has been going on, in minutes, from and to. */
  readonly agoMinutes?: readonly [number, number];
  readonly trouble?: (estate: Estate, moment: Moment) => Omit<Trouble, 'since'>;
  /** What others send beside the functions. */
  readonly beside?: Beside;
  readonly asks: readonly [Ask, ...Ask[]];
  readonly rubric?: readonly string[];
  readonly why: string;
}

export const EVERY: readonly Shape[] = ['single', 'chain', 'queue', 'fan-out'];
export const DIRECT: readonly Shape[] = ['single', 'chain', 'fan-out'];

export const atTarget = ({ target }: Estate): string => target.name;

/** A call of the AWS API that changed something. */
export const onTrail = (
  at: number,
  service: string,
  event: string,
  parameters: object,
  by?: string,
): NonNullable<Trouble['trail']>[number] => ({ at, service, event, parameters, ...(by === undefined ? {} : { by }) });

/** What is usual all day, and no fault: the side function notes what it could not deliver. */
function usualOfSide(estate: Estate, dice: Dice): Act | undefined {
  if (dice.chance(0.04)) return { says: { level: 'WARN', text: 'recipient opted out, nothing sent' } };
  if (dice.chance(0.03))
    return { says: { level: 'ERROR', text: `template for ${estate.noun} has no locale, used en` } };
  return undefined;
}

/** Changes that have nothing to do with it, hours before. */
function otherChanges({ side, batch }: Estate, now: number, dice: Dice): Trouble['trail'] {
  if (dice.chance(0.5)) return [];
  const at = now - dice.int(130, 340) * MINUTE_MS;
  const event = dice.pick(['UpdateFunctionCode20150331v2', 'TagResource20170331v2', 'PutFunctionConcurrency20171031']);
  return [{ at, service: 'lambda', event, parameters: { functionName: dice.pick([side.name, batch.name]) } }];
}

/** Hour by hour, since one request of OTLP holds 16 MB at most. */
const spanDeliveries = (world: World): readonly Delivery[] =>
  [6, 5, 4, 3, 2, 1, 0].flatMap((hour) => {
    const post = new Post(world.estate.region, world.estate.account);
    writeSpans(post, world, hour);
    return post.deliveries();
  });

export function generate(plot: Plot, { seed, shape, now }: Situation): Generated {
  const text = `g ${plot.name} ${shape} ${seed}`;
  const dice = new Dice(text);
  const estate = buildEstate(dice, shape, plot.needs ?? {});
  const since = now - dice.int(...(plot.agoMinutes ?? [18, 70])) * MINUTE_MS + dice.int(0, 59_000);
  const own = plot.trouble?.(estate, { now, since, dice }) ?? {};
  const trouble: Trouble = {
    ...own,
    since,
    act: (fn, at, job, gauges, uses) =>
      own.act?.(fn, at, job, gauges, uses) ?? (fn.role === 'side' ? usualOfSide(estate, gauges.dice) : undefined),
  };
  const world = new World(estate, now, trouble, text).run();
  const post = new Post(estate.region, estate.account);
  if (estate.signals !== 'spans' && estate.signals !== 'metrics') writeLines(post, world);
  if (hasMetrics(estate)) writeMetrics(post, world);
  for (const { at, service, event, parameters, by } of [
    ...(otherChanges(estate, now, dice) ?? []),
    ...(own.trail ?? []),
  ]) {
    post.trail(at, service, event, parameters, by);
  }
  const pairs: readonly Pair[] =
    plot.fault === undefined
      ? []
      : [
          { fault: plot.fault, entity: (plot.guilty ?? (({ work }) => work.name))(estate) },
          ...(plot.also?.(estate) ?? []),
        ];
  return {
    deliveries: [
      ...post.deliveries(),
      ...(hasSpans(estate) ? spanDeliveries(world) : []),
      ...history(world),
      ...(plot.beside?.(world) ?? []),
    ],
    question: oneOf(dice, plot.asks, plot.asks)(world),
    truth: {
      ...(plot.fault === undefined ? {} : { fault: plot.fault, pairs }),
      entities: [...new Set(pairs.map(({ entity }) => entity))],
      rubric: plot.rubric ?? [],
      why: plot.why,
    },
  };
}

export const scenarioOf = (plot: Plot): Scenario => ({
  name: plot.name,
  shapes: plot.shapes,
  generate: (situation) => generate(plot, situation),
});
