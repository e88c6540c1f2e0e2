/** Labelled records out of a set of templates: the same seed gives the same records. */
import { finish, type LabelledRecord, mark, markNumber } from './marks.js';
import { type Random, randomFrom } from './random.js';
import type { Context, TemplateSet } from './template.js';
import { makers, type Words } from './values.js';

const contextOf = (random: Random, words: Words): Context => ({
  v: (type) => mark(type, makers[type](random, words)),
  n: (type) => markNumber(type, Number(makers[type](random, words))),
  count: random.between,
  pick: random.pick,
});

/** `perTemplate` records of every template, in the order of the templates. */
export function generate(set: TemplateSet, seed: number, perTemplate: number): readonly LabelledRecord[] {
  const random = randomFrom(seed);
  return Object.entries(set.templates).flatMap(([name, template]) =>
    Array.from({ length: perTemplate }, () => {
      const content = template(contextOf(random, set.words));
      return finish(name, typeof content !== 'string', content);
    }),
  );
}
