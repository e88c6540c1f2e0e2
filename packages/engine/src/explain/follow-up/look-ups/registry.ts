/** All look-ups. Each reads and none writes. */
import { type KnownLookUp, toKnown } from '../look-up.js';
import { affected } from './affected.js';
import { callers } from './callers.js';
import { changes } from './changes.js';
import { compare } from './compare.js';
import { metric } from './metric.js';
import { patterns } from './patterns.js';
import { query } from './query.js';
import { recurrence } from './recurrence.js';
import { service } from './service.js';
import { similar } from './similar.js';
import { trace } from './trace.js';

const known = [
  toKnown(affected),
  toKnown(callers),
  toKnown(changes),
  toKnown(compare),
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

export const lookUpNamed = (name: string): KnownLookUp | undefined => known.find((one) => one.name === name);
