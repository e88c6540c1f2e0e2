/** Plots as rows of a table under their names, and the pairs that go with the resources of an estate. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair } from '../../../scenario.js';
import type { Estate } from './estate.js';
import type { Plot } from './plot.js';

export type Row = Omit<Plot, 'name'>;

export const plotsOf = (rows: Readonly<Record<string, Row>>): readonly Plot[] =>
  Object.entries(rows).map(([name, row]) => ({ name, ...row }));

type Names = (estate: Estate) => readonly string[];

/** Each of the faults at each of the names. */
export const pairsOf =
  (faults: readonly Fault[], names: Names) =>
  (estate: Estate): readonly Pair[] =>
    faults.flatMap((fault) => names(estate).map((entity) => ({ fault, entity })));

export const bothOf =
  (...parts: readonly ((estate: Estate) => readonly Pair[])[]) =>
  (estate: Estate): readonly Pair[] =>
    parts.flatMap((part) => part(estate));

export const theWorker: Names = ({ work }) => [work.name];
export const theTarget: Names = ({ target }) => [target.name];

/** CloudWatch names an instance of a database by the first part of its host. */
export const instanceOf = ({ target }: Estate): string => target.name.split('.')[0] ?? target.name;
export const theDatabase: Names = (estate) => [estate.target.name, instanceOf(estate)];
