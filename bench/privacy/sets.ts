/** The labelled sets of telemetry, each with its seed and with what is known of it: the one list of them. */
import { generate } from './generate.js';
import type { LabelledRecord } from './marks.js';
import { setA } from './sets/a/set.js';
import { setB } from './sets/b/set.js';
import { setC } from './sets/c/set.js';
import { setD } from './sets/d/set.js';
import { setE } from './sets/e/set.js';
import { setF } from './sets/f/set.js';
import { setG } from './sets/g/set.js';
import { setH } from './sets/h/set.js';
import { setI } from './sets/i/set.js';
import { setN, setO } from './sets/n/set.js';
import type { TemplateSet } from './template.js';

const PER_TEMPLATE = 10;

export interface LabelledSet {
  readonly set: TemplateSet;
  readonly seed: number;
  /** Records of each template, where a set of many templates needs fewer. */
  readonly perTemplate?: number;
  /** Who wrote it, and whether rules were written looking at it. */
  readonly about: string;
}

export const LABELLED_SETS: readonly LabelledSet[] = [
  { set: setA, seed: 20_230_421, about: 'rules were written looking at it' },
  { set: setB, seed: 20_240_211, about: 'same author, not looked at while writing rules' },
  { set: setC, seed: 20_240_530, about: 'another author, who read no rule; seen since' },
  { set: setD, seed: 20_240_917, about: 'a third author, who read no rule; seen since' },
  { set: setE, seed: 20_250_114, about: 'a fourth author; seen since' },
  { set: setF, seed: 20_260_519, perTemplate: 3, about: 'a fifth author, who read no rule; seen since' },
  { set: setG, seed: 20_260_630, perTemplate: 3, about: 'a sixth author, who read no rule; seen since' },
  {
    set: setH,
    seed: 20_261_201,
    perTemplate: 3,
    about: 'a seventh author, who read no rule; every second template seen since',
  },
  { set: setI, seed: 20_261_202, perTemplate: 3, about: 'an eighth author, who read no rule; held out' },
  { set: setN, seed: 20_250_301, about: 'names under keys and in sentences; rules were written looking at it' },
  { set: setO, seed: 20_250_302, about: 'as N, by the same author, not looked at while writing rules' },
];

export const recordsOf = ({ set, seed, perTemplate = PER_TEMPLATE }: LabelledSet): readonly LabelledRecord[] =>
  generate(set, seed, perTemplate);
