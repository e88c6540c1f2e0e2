/** Labelled records out of a set of templates: the same seed gives the same records. */
import { finish, type LabelledRecord, mark, markNumber } from './marks.js';
import { type Random, randomFrom } from './random.js';
import type { Context, TemplateSet } from './template.js';
import { makers, type ValueType, type Words } from './values.js';

const contextOf = (random: Random, words: Words): Context => ({
  v: (type) => mark(type, makers[type](random, words)),
  n: (type) => markNumber(type, Number(makers[type](random, words))),
  count: random.between,
  pick: random.pick,
  random,
});

/** What two values of a type have in common when they are written alike: runs of letters by case, digits by number. */
const shapeOf = (value: string): string =>
  value
    .replace(/\p{Lu}?\p{Ll}+/gu, 'a')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\d/g, '0');

/** Two records of every template that differ in nothing but their identifying values, which are written alike. */
export function twins(set: TemplateSet, seed: number): readonly (readonly [LabelledRecord, LabelledRecord])[] {
  return Object.entries(set.templates).map(([name, template], index) => {
    const values: string[] = [];
    const record = (other: boolean): LabelledRecord => {
      const structure = randomFrom(seed + index);
      const random = randomFrom(seed + index + (other ? 5000 : 1000));
      let place = 0;
      const value = (type: ValueType): string => {
        let made = makers[type](random, set.words);
        for (let tries = 0; other && tries < 500 && shapeOf(made) !== shapeOf(values[place] ?? ''); tries += 1) {
          made = makers[type](random, set.words);
        }
        if (!other) values.push(made);
        place += 1;
        return made;
      };
      const content = template({
        v: (type) => mark(type, value(type)),
        n: (type) => markNumber(type, Number(value(type))),
        count: structure.between,
        pick: structure.pick,
        random,
      });
      return finish(name, typeof content !== 'string', content);
    };
    return [record(false), record(true)];
  });
}

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
