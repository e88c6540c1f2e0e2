/** From one entry of a table to a scenario: an estate, a day in it, a question and the truth. */
import type { Fault } from '@baselime-ai/contract';
import type { Delivery, Generated, Pair, Question, Scenario, Shape, Truth } from '../../../scenario.js';
import { distract, live, type Plan } from './day.js';
import { type Deed, isTraced, type Served } from './deed.js';
import { type Estate, type EstateOptions, estateOf } from './estate.js';
import { addressOf, type Thing, type ThingName } from './things.js';

export const ALL_SHAPES: readonly Shape[] = ['single', 'chain', 'queue', 'fan-out'];
export const DIRECT: readonly Shape[] = ['single', 'chain'];

export type Asked = 'event' | 'error' | 'request' | 'trace' | 'span';

export interface Story extends EstateOptions {
  readonly name: string;
  readonly fault: Fault;
  /** Who is guilty: the working function, or what it calls. */
  readonly guilty: 'work' | ThingName;
  readonly shapes?: readonly Shape[] | undefined;
  readonly usual?: (estate: Estate) => Deed;
  readonly planted: (estate: Estate, index: number, at: number) => Deed | undefined;
  /** Share of the requests after the beginning that are hit, 0..1. */
  readonly share?: number | undefined;
  readonly rush?: number | undefined;
  readonly also?: ((estate: Estate, hit: readonly Served[]) => void) | undefined;
  /** Further pairs, where the telemetry cannot tell them apart. */
  readonly accepts?: ((estate: Estate) => readonly Pair[]) | undefined;
  readonly asks?: readonly Asked[] | ((estate: Estate, hit: readonly Served[]) => Question);
  readonly rubric: readonly string[];
  readonly why: string;
}

export function scenarioOf(story: Story): Scenario {
  const { name, shapes = DIRECT, share = 0.65, usual = everyday } = story;
  return {
    name,
    shapes,
    generate(situation): Generated {
      const estate = estateOf(name, situation, story);
      const planted: Plan['planted'] = (of, index, at) =>
        estate.random.chance(share) || index % 4 === 0 ? story.planted(of, index, at) : undefined;
      const hit = live(estate, { usual, planted, ...(story.rush === undefined ? {} : { rush: story.rush }) });
      distract(estate);
      story.also?.(estate, hit);
      const deliveries = estate.tape.deliveries();
      const pairs = [...guiltyOf(story, estate, deliveries), ...(story.accepts?.(estate) ?? [])];
      return {
        deliveries,
        question: typeof story.asks === 'function' ? story.asks(estate, hit) : questionOf(estate, hit, story),
        truth: {
          fault: story.fault,
          pairs,
          entities: [...new Set(pairs.map(({ entity }) => entity))],
          rubric: story.rubric,
          why: story.why,
        },
      };
    },
  };
}

/** A case that is told step by step. */
export interface Crafted extends EstateOptions {
  readonly name: string;
  readonly shapes?: readonly Shape[] | undefined;
  readonly build: (estate: Estate) => Omit<Generated, 'deliveries'> & {
    /** What the same system sends from another region. */
    readonly elsewhere?: Estate;
  };
}

export const craftedScenario = ({ name, shapes = ['single'], build, ...options }: Crafted): Scenario => ({
  name,
  shapes,
  generate(situation) {
    const estate = estateOf(name, situation, options);
    const { question, truth, elsewhere } = build(estate);
    return {
      deliveries: [...estate.tape.deliveries(), ...(elsewhere?.tape.deliveries() ?? [])],
      question,
      truth,
    };
  },
});

/** The truth of a fault with its pairs, the first of which is the fault. */
export const truthOf = (pairs: readonly [Pair, ...Pair[]], rubric: readonly string[], why: string): Truth => ({
  fault: pairs[0].fault,
  pairs,
  entities: [...new Set(pairs.map(({ entity }) => entity))],
  rubric,
  why,
});

export const everyday = ({ things, random }: Estate): Deed => ({
  doings: random.chance(0.5) ? [{ to: things.cache }, { to: things.table }] : [{ to: things.table }],
});

/** A dependency goes by the name that spans give it; where there are only lines, by the name in them, or by its caller. */
function guiltyOf({ fault, guilty }: Story, estate: Estate, deliveries: readonly Delivery[]): readonly Pair[] {
  if (guilty === 'work') return [{ fault, entity: estate.work.name }];
  return namesOf(estate, estate.things[guilty], deliveries).map((entity) => ({ fault, entity }));
}

function namesOf(estate: Estate, thing: Thing, deliveries: readonly Delivery[]): readonly string[] {
  const { name, xrayName } = thing;
  const isTold = (text: string): boolean => deliveries.some(({ body }) => body.includes(text));
  if (estate.signals === 'xray') return [...new Set([xrayName, name])];
  if (isTraced(estate)) return [name];
  return isTold(name) ? [name] : [estate.work.name, ...[addressOf(thing)].filter(isTold)];
}

function questionOf(estate: Estate, hit: readonly Served[], { asks, guilty }: Story): Question {
  const { random, signals, work } = estate;
  const traced = isTraced(estate);
  const possible: readonly Asked[] =
    signals === 'spans'
      ? ['trace', 'span', 'error']
      : traced
        ? ['event', 'error', 'request', 'trace', 'span']
        : ['event', 'error', 'request'];
  const wanted = (typeof asks === 'object' ? asks : possible).filter((one) => possible.includes(one));
  const asked = random.pick(wanted.length === 0 ? possible : wanted);
  const one = hit.at(-1 - random.int(0, Math.min(2, hit.length - 1)));
  if (one === undefined) throw new RangeError('nothing was hit');
  switch (asked) {
    case 'request':
      return { about: 'subject', subject: { kind: 'request', requestId: one.requestId } };
    case 'trace':
      return { about: 'subject', subject: { kind: 'trace', traceId: one.traceId } };
    case 'span':
      return {
        about: 'subject',
        subject: {
          kind: 'trace',
          traceId: one.traceId,
          spanId: (guilty === 'work' ? undefined : one.calls.at(-1)) ?? one.spanId,
        },
      };
    default:
      return { about: asked, contains: '', namespace: work.name };
  }
}
