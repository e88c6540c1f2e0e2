/** On what the cause of one request or trace stands, and that of a chart behind which it was found. */
import type { RootCause } from '@baselime-ai/contract';
import type { Scene } from '../scene.js';
import type { SeriesView } from '../series/view.js';
import { doubted, type Grounds } from './grounds.js';

export const BY_SYSTEM: Grounds = { way: 'system', doubts: [] };
export const BY_NUMBERS: Grounds = { way: 'numbers', doubts: [] };
export const BY_SLOWNESS: Grounds = { way: 'slowness', doubts: [] };
/** Of what the trace shows by itself although nothing failed in it. */
const BY_TRACE: Grounds = { way: 'conduct', doubts: [] };

/** Of a cause that the numbers show by themselves; whatever is upstream may stand behind one that only says them again. */
export const groundsOfNumbers = ({ fault }: RootCause): Grounds =>
  fault === 'error-increase' || fault === 'latency-increase' ? doubted(BY_NUMBERS, 'restated') : BY_NUMBERS;

/** Undefined where no cause is named. */
export function groundsOfScene({ ranking, cause }: Scene, named: RootCause): Grounds | undefined {
  if (named.entity === undefined || named.confidence === 'inconclusive') return undefined;
  if (cause !== undefined) return ranking.grounds;
  return named.confidence === 'confirmed' ? BY_TRACE : BY_SLOWNESS;
}

/** The cause of one error is that of the chart only when this error is most of it and rose with it. */
const MOST = 0.8;
const isMost = ({ error, main }: SeriesView): boolean =>
  error !== undefined && error.share >= MOST && error.grew && main?.direction === 'up';

/** Of an example that names a cause, as the cause of its chart; undefined where it names none. */
export function groundsOfExample(view: SeriesView, ofExample: Grounds | undefined): Grounds | undefined {
  if (ofExample === undefined) return undefined;
  return view.inner?.why !== 'slow' && isMost(view) ? ofExample : doubted(ofExample, 'example');
}
