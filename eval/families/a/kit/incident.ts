/** From a description of what goes wrong to a scenario that works in every shape. */
import { type Generated, type Question, type Scenario, SHAPES, type Shape, type Truth } from '../../../scenario.js';
import type { Dependency } from './calls.js';
import type { Work } from './request.js';
import { distract, traffic } from './traffic.js';
import { type World, type WorldOptions, worldOf } from './world.js';

export interface Incident extends WorldOptions {
  readonly name: string;
  readonly shapes?: readonly Shape[];
  /** What a healthy worker calls. */
  readonly uses: (world: World) => readonly Dependency[];
  /** One failing request. */
  readonly fails: (world: World, index: number) => Work;
  /** Share of the requests that are hit while the fault lasts. */
  readonly share?: number;
  readonly truth: (world: World) => Truth;
  /** A text that the failing events hold. */
  readonly says: (world: World) => string;
  /** Further records. */
  readonly also?: (world: World) => void;
  readonly healthy?: (world: World) => Work;
}

const ASKED = ['event', 'error', 'request', 'trace'] as const;

export function scenarioOf(incident: Incident): Scenario {
  const { name, shapes = SHAPES } = incident;
  return {
    name,
    shapes,
    generate(situation): Generated {
      const world = worldOf(name, situation, incident.traced === undefined ? {} : { traced: incident.traced });
      const { random, tape } = world;
      const uses = incident.uses(world);
      const share = incident.share ?? random.pick([0.5, 0.8, 1]);
      traffic(world, {
        healthy: () => incident.healthy?.(world) ?? { calls: uses.map((to) => ({ to })) },
        planted: (index) => (index % 4 === 0 || random.chance(share) ? incident.fails(world, index) : undefined),
      });
      distract(world);
      incident.also?.(world);
      return { deliveries: tape.deliveries(), question: questionOf(world, incident), truth: incident.truth(world) };
    },
  };
}

function questionOf(world: World, { says }: Incident): Question {
  const { random, traced, shape, worker, edge } = world;
  const about = random.pick(traced ? ASKED : ASKED.slice(0, 3));
  // A caller sees only that something behind it failed.
  if (traced && (shape === 'chain' || shape === 'fan-out') && random.chance(0.35))
    return { about: about === 'error' ? 'event' : about, contains: `${worker} answered 502`, namespace: edge };
  return { about, contains: says(world), namespace: worker };
}
