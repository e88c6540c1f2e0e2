/** Scenarios from a function over a world. */
import { type Generated, type Question, type Scenario, SHAPES, type Shape, type Truth } from '../../../scenario.js';
import { type Options, World } from './world.js';

export function define(
  name: string,
  shapes: readonly Shape[],
  options: Options,
  play: (world: World) => { readonly question: Question; readonly truth: Truth },
): Scenario {
  return {
    name,
    shapes,
    generate(situation): Generated {
      const world = new World(name, situation, options);
      const { question, truth } = play(world);
      return { deliveries: world.deliveries(), question, truth };
    },
  };
}

export const EVERY_SHAPE = SHAPES;

/** The function in focus under all of its names. */
export const focusNames = ({ focus }: World): readonly string[] => [focus.name, focus.service];
