/** From a plot to a scenario: an estate, a day in it, a question and the truth. */
import type { Fault, Query } from '@baselime-ai/contract';
import type { Delivery, Generated, Pair, Question, Scenario, Shape } from '../../../scenario.js';
import type { Act } from './act.js';
import { type Journey, live, type Plan } from './day.js';
import { distract, hiccup } from './distract.js';
import { type Estate, type EstateOptions, estateOf, fits } from './estate.js';
import { callTo } from './hop.js';
import { alert, chart, functionNumbers } from './numbers.js';
import type { Call, Peer } from './peer.js';
import { type Thrown, traceOf } from './thrown.js';

export const EVERY_SHAPE: readonly Shape[] = ['single', 'chain', 'queue', 'fan-out'];

export type Asked = 'event' | 'error' | 'request' | 'trace' | 'chart' | 'alert';
const MOSTLY: readonly Asked[] = ['event', 'event', 'error', 'error', 'request', 'trace', 'chart', 'alert'];

export interface Plot extends Partial<Plan> {
  readonly planted: Plan['planted'];
  /** The truth first, then what a careful person would accept as well. */
  readonly pairs: readonly Pair[];
  /** What else is sent, once the day is over. */
  readonly after?: (journeys: readonly Journey[]) => void;
  readonly question?: (journeys: readonly Journey[]) => Question;
}

export interface Story extends EstateOptions {
  readonly name: string;
  readonly shapes?: readonly Shape[];
  readonly asks?: readonly Asked[];
  /** Share of the requests after the onset that are hit, 0..1. */
  readonly share?: number;
  readonly plot: (estate: Estate) => Plot;
  readonly rubric: readonly string[];
  readonly why: string;
}

export const scenarioOf = (story: Story): Scenario => ({
  name: story.name,
  shapes: story.shapes ?? EVERY_SHAPE,
  generate(situation): Generated {
    const estate = estateOf(story.name, situation, story);
    const { share = 0.6 } = story;
    const plot = story.plot(estate);
    const usual = plot.usual ?? (() => everyday(estate));
    let fails = false;
    const planted: Plan['planted'] = (at, index) => {
      const act = index % 3 === 0 || estate.dice.chance(share) ? plot.planted(at, index) : undefined;
      if (act !== undefined && act.end !== 'ok') fails = true;
      return act;
    };
    const journeys = live(estate, { ...plot, usual, planted });
    distract(estate);
    plot.after?.(journeys);
    // CloudWatch counts no error where none happened: a day on which all is well has none, nor has one that is only slow.
    if (estate.hasNumbers && fails) numbers(estate);
    const deliveries = estate.post.deliveries();
    const pairs = withPlace(estate, plot.pairs, deliveries);
    return {
      deliveries,
      question: plot.question?.(journeys) ?? ask(estate, story, journeys),
      truth: {
        ...(pairs[0] === undefined ? {} : { fault: pairs[0].fault, pairs }),
        entities: [...new Set(pairs.map(({ entity }) => entity))],
        rubric: story.rubric,
        why: story.why,
      },
    };
  },
});

const numbers = (estate: Estate): void =>
  functionNumbers(estate, estate.work.name, (minute) => (minute >= estate.onset ? 1.2 : 0.8), {
    errors: (minute, calls) => (minute >= estate.onset ? Math.round(calls * 0.6) : 0),
  });

const speaksOf = ({ body, headers = {} }: Delivery, entity: string): boolean =>
  body.includes(entity) || Object.values(headers).includes(entity);

/** Where nothing that was called is named anywhere, the calling function is the place, as docs/faults.md says. */
function withPlace(estate: Estate, pairs: readonly Pair[], deliveries: readonly Delivery[]): readonly Pair[] {
  const named = pairs.some(({ entity }) => deliveries.some((one) => speaksOf(one, entity)));
  const [first] = pairs;
  return named || first === undefined ? pairs : [{ fault: first.fault, entity: estate.work.name }, ...pairs];
}

/** The newest failure of the working function or, where a trace leads on from there, of the entry in front of it. */
function ask(estate: Estate, { asks = MOSTLY }: Story, journeys: readonly Journey[]): Question {
  const { dice, setup, shape, entry, work } = estate;
  const last = journeys.findLast(({ isPlanted }) => isPlanted);
  const fromFront = shape === 'chain' && setup.traces !== 'none' && dice.chance(0.4);
  const has: Partial<Record<Asked, boolean>> = {
    trace: setup.traces !== 'none',
    // Loggers alone write the id of a request each under a key of its own.
    request: setup.traces === 'otel' || fits(setup, 'platform'),
  };
  const possible = asks.filter((one) => has[one] ?? true);
  const about = possible[dice.int(0, possible.length - 1)] ?? 'event';
  if (last !== undefined && about === 'trace')
    return { about: 'subject', subject: { kind: 'trace', traceId: last.traceId } };
  if (last !== undefined && about === 'request') {
    return {
      about: 'subject',
      subject: { kind: 'request', requestId: fromFront ? last.entryRequestId : last.workRequestId },
    };
  }
  if (about === 'chart' || about === 'alert') {
    const query: Query = {
      calculations: [{ operator: 'COUNT', alias: 'errors' }],
      filters: [
        { key: '$baselime.error', operation: '=', value: true },
        { key: 'namespace', operation: '=', value: work.name },
      ],
    };
    return about === 'chart' ? chart(estate, query) : alert(estate, query, `Errors of ${work.stem}`, 5);
  }
  return { about: about === 'error' ? 'error' : 'event', contains: '', namespace: fromFront ? entry.name : work.name };
}

/** What the working function does all day. */
export function everyday(estate: Estate, ...calls: readonly Call[]): Act {
  const { dice, trade } = estate;
  const reads = callTo(estate.peer('dynamodb'), dice.pick(['GetItem', 'Query']), dice.around(11));
  return {
    calls: calls.some(({ to }) => to.kind === 'dynamodb') ? calls : [reads, ...calls],
    ownMs: dice.around(26),
    end: 'ok',
    fields: { [`${trade.noun}Id`]: idOf(estate) },
    says: hiccup(estate),
    ...coldStart(estate),
  };
}

const coldStart = ({ dice, work }: Estate): Partial<Act> =>
  dice.chance(0.03)
    ? { initMs: dice.around({ node: 320, python: 380, java: 1900, go: 110, dotnet: 780, ruby: 450 }[work.language]) }
    : {};

export const idOf = ({ dice, trade }: Estate): string =>
  `${trade.noun.slice(0, 3)}_${dice.text(14, 'abcdefghijkmnpqrstuvwxyz23456789')}`;

/** The same with an error at the end, thrown on or caught. */
export function failing(estate: Estate, thrown: Thrown, calls: readonly Call[], more: Partial<Act> = {}): Act {
  const isCaught = estate.catchesErrors;
  return {
    ...everyday(estate, ...calls),
    initMs: undefined,
    end: isCaught ? 'handled' : 'crash',
    status: isCaught ? 500 : undefined,
    thrown,
    complaint: `${estate.trade.work.replace('-', ' ')} failed`,
    ...more,
  };
}

/** A call that ends in an error, with the status of the answer where one came. */
export const broken = ({ work }: Estate, call: Call, thrown: Thrown, status?: number): Call => ({
  ...call,
  status,
  failure: { type: thrown.type, message: thrown.message, stack: traceOf(work, thrown) },
});

export const ofWork = ({ work }: Estate, ...faults: readonly Fault[]): readonly Pair[] =>
  faults.map((fault) => ({ fault, entity: work.name }));

/** Whatever name the telemetry has for it. */
export const ofPeer = (peer: Peer, ...faults: readonly Fault[]): readonly Pair[] =>
  faults.flatMap((fault) => peer.aliases.map((entity) => ({ fault, entity })));
