/** What a template gets, and the disjoint sets' common form. `«…»` marks a word that must survive. */
import type { Random } from './random.js';
import type { ValueType, Words } from './values.js';

export interface Context {
  /** A fresh identifying value of a type, marked. */
  v(type: ValueType): string;
  /** The same as a number in JSON. */
  n(type: ValueType): string;
  /** A number that measures, from the seed. */
  count(least: number, most: number): number;
  pick(items: readonly string[]): string;
  /** The randomness of identifying values, for a set that makes some of its own; twins do not write those alike. */
  readonly random: Random;
}

/** An object or array becomes a JSON record, a string a text record. */
export type Template = (context: Context) => unknown;

/** Templates that are written with a kit, such as marked people of a country, instead of with the context alone. */
export const writtenWith =
  <Kit>(kitOf: (context: Context) => Kit) =>
  (templates: Readonly<Record<string, (kit: Kit) => unknown>>): Readonly<Record<string, Template>> =>
    Object.fromEntries(Object.entries(templates).map(([name, write]) => [name, (context) => write(kitOf(context))]));

export interface TemplateSet {
  readonly name: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'N' | 'O';
  readonly words: Words;
  readonly templates: Readonly<Record<string, Template>>;
}
