/** What a template gets, and the two disjoint sets' common form. `«…»` marks a word that must survive. */
import type { ValueType, Words } from './values.js';

export interface Context {
  /** A fresh identifying value of a type, marked. */
  v(type: ValueType): string;
  /** The same as a number in JSON. */
  n(type: ValueType): string;
  /** A number that measures, from the seed. */
  count(least: number, most: number): number;
  pick(items: readonly string[]): string;
}

/** An object or array becomes a JSON record, a string a text record. */
export type Template = (context: Context) => unknown;

export interface TemplateSet {
  readonly name: 'A' | 'B';
  readonly words: Words;
  readonly templates: Readonly<Record<string, Template>>;
}
