/** All look-ups. Each reads and none writes. */
import { type KnownLookUp, toKnown } from '../look-up.js';
import { affected } from './affected.js';
import { attempts } from './attempts.js';
import { callers } from './callers.js';
import { changes } from './changes.js';
import { compare } from './compare.js';
import { conclusion } from './conclusion.js';
import { course } from './course.js';
import { failure } from './failure.js';
import { history } from './history.js';
import { invocations } from './invocations.js';
import { lines } from './lines.js';
import { metric } from './metric.js';
import { patterns } from './patterns.js';
import { query } from './query.js';
import { recurrence } from './recurrence.js';
import { service } from './service.js';
import { similar } from './similar.js';
import { trace } from './trace.js';

const known = [
  toKnown(affected),
  toKnown(attempts),
  toKnown(callers),
  toKnown(changes),
  toKnown(compare),
  toKnown(course),
  toKnown(history),
  toKnown(invocations),
  toKnown(lines),
  toKnown(metric),
  toKnown(patterns),
  toKnown(query),
  toKnown(recurrence),
  toKnown(service),
  toKnown(similar),
  toKnown(trace),
];

/** In the order in which they are offered. */
export const LOOK_UPS: readonly KnownLookUp[] = known;

/** What a model has before it anyway, and the narrator has to look up. */
const told = [toKnown(conclusion), toKnown(failure)];

export const lookUpNamed = (name: string): KnownLookUp | undefined => known.find((one) => one.name === name);

/** For the narrator, who plans with all of them. */
export const plannedLookUp = (name: string): KnownLookUp | undefined =>
  [...known, ...told].find((one) => one.name === name);
