/** A story is a scenario as data: who is at fault, what it does and says, what is asked, and what is true. */
import type { Fault } from '@baselime-ai/contract';
import { Dice } from '../../../kit/dice.js';
import { Post } from '../../../kit/post.js';
import type { Pair, Question, Scenario, Shape, Situation, Truth } from '../../../scenario.js';
import { beside, type Decide, live, MINUTE, type Scene, withUsual } from './day.js';
import { namesOf, type PeerOf } from './peer.js';
import type { Run, Trouble } from './run.js';
import { estateOf, type Language, type Signals } from './world.js';

export interface Ask {
  readonly kind: 'event' | 'error' | 'request' | 'trace';
  /** The entry waits for what fails behind it, in the shape `chain` alone. */
  readonly of?: 'culprit' | 'entry';
  readonly contains?: string;
}
export interface Story {
  readonly name: string;
  readonly shapes: readonly [Shape, ...Shape[]];
  readonly language?: Language;
  readonly signals?: readonly [Signals, ...Signals[]];
  readonly at?: 'any' | 'entry' | 'inner';
  /** What the culprit calls beside its usual peers, all day. */
  readonly peer?: PeerOf;
  /** Share of the culprit's invocations that go wrong since the onset. */
  readonly share?: number;
  readonly trouble?: (scene: Scene, at: number) => Trouble;
  /** How its invocations go all day, where not as usual. */
  readonly usual?: (scene: Scene, at: number) => Trouble | undefined;
  /** Requests a minute. */
  readonly load?: (scene: Scene, at: number) => number;
  readonly minutes?: readonly [number, number];
  readonly also?: (scene: Scene) => void;
  readonly ask: Ask | ((scene: Scene) => Question);
  /** Absent when nothing is wrong. */
  readonly truth?: {
    readonly fault: Fault;
    readonly or?: readonly Fault[];
    /** Where the remedy is. */
    readonly seat: 'fn' | 'peer' | 'both';
    readonly pairs?: (scene: Scene) => readonly Pair[];
    readonly rubric: readonly string[];
  };
  readonly why: string;
}

const SIGNALS: readonly [Signals, ...Signals[]] = ['otel', 'both', 'json', 'text', 'events'];
/** What Lambda itself says reaches a log group only. */
const OF_PLATFORM: readonly [Signals, ...Signals[]] = ['both', 'json', 'text'];

export const scenarioOf = (story: Story): Scenario => ({
  name: story.name,
  shapes: story.shapes,
  generate: (situation) => generate(story, situation),
});

function generate(story: Story, { seed, shape, now }: Situation) {
  const dice = new Dice(`f/${story.name}/${shape}/${seed}`);
  const { estate, culprit } = estateOf(dice, shape, story.language, story.peer, story.at ?? 'any');
  const onset = now - dice.int(...(story.minutes ?? [16, 44])) * MINUTE;
  const post = new Post(estate.region, estate.account);
  const probe = story.trouble === undefined ? undefined : ['timeout', 'memory', 'init'];
  const [entry] = estate.fns;
  const peer = culprit.peers.at(-1);
  if (peer === undefined) throw new Error(`${story.name}: ${culprit.name} calls nothing`);
  const base = { dice, now, onset, estate, post, culprit, entry, peer, runs: [] as Run[] };
  const end = story.trouble?.({ ...base, dice: new Dice('probe'), signals: 'json' }, onset).end;
  const signals = dice.pick(story.signals ?? (end !== undefined && probe?.includes(end) ? OF_PLATFORM : SIGNALS));
  const scene: Scene = { ...base, signals };
  const decide: Decide = (fn, at) => {
    if (fn !== culprit) return undefined;
    if (at >= onset && story.trouble !== undefined && dice.chance(story.share ?? 0.55)) return story.trouble(scene, at);
    return story.usual?.(scene, at);
  };
  live(scene, withUsual(scene, decide), (at) => story.load?.(scene, at) ?? 1.1);
  beside(scene);
  story.also?.(scene);
  return { deliveries: post.deliveries(), question: questionOf(story, scene), truth: truthOf(story, scene) };
}

function questionOf({ ask }: Story, scene: Scene): Question {
  if (typeof ask === 'function') return ask(scene);
  const { kind: about, of = 'culprit', contains = '' } = ask;
  return { about, contains, namespace: scene[of].name };
}

/** A dependency that no span and no word names can only be told by the function that calls it. */
function truthOf({ truth, why }: Story, { culprit, peer, signals, runs, ...rest }: Scene): Truth {
  if (truth === undefined) return { entities: [], rubric: [], why };
  const { fault, or = [], seat, rubric } = truth;
  const names = namesOf(peer);
  const words = JSON.stringify(
    runs.filter(({ fn }) => fn === culprit).flatMap(({ trouble: { thrown, says = [] } }) => [thrown, ...says]),
  );
  const isNamed =
    signals === 'otel' || signals === 'both' || [...names, peer.host].some((name) => words.includes(name));
  const ofPeer = [...names, ...(words.includes(peer.host) ? [peer.host] : []), ...(isNamed ? [] : [culprit.name])];
  const entities = [...new Set({ fn: [culprit.name], peer: ofPeer, both: [culprit.name, ...ofPeer] }[seat])];
  const own = [fault, ...or].flatMap((one) => entities.map((entity) => ({ fault: one, entity })));
  const more = truth.pairs?.({ culprit, peer, signals, runs, ...rest }) ?? [];
  return {
    fault,
    entities: [...new Set([...entities, ...more.map(({ entity }) => entity)])],
    pairs: [...own, ...more],
    rubric,
    why,
  };
}
