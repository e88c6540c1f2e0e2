/** On what the cause of one request or trace stands, and that of a chart behind which it was found. */
import type { Fault, RootCause } from '@baselime-ai/contract';
import { elapsed } from '../../model/units.js';
import type { Scene } from '../scene.js';
import { isOfStore } from '../series/meaning.js';
import { shiftedPlainly } from '../series/plain-shift.js';
import type { SeriesView } from '../series/view.js';
import { compareRates } from '../statistics/tests.js';
import { type Doubt, doubted, type Grounds } from './grounds.js';

export const BY_SYSTEM: Grounds = { way: 'system', doubts: [] };
export const BY_NUMBERS: Grounds = { way: 'numbers', doubts: [] };
export const BY_SLOWNESS: Grounds = { way: 'slowness', doubts: [] };
/** Of what the trace shows by itself although nothing failed in it. */
const BY_TRACE: Grounds = { way: 'conduct', doubts: [] };

/** Faults that say no more than that the line moved; what others say stands on a definition or a second count as well. */
const MOVED: ReadonlySet<Fault | undefined> = new Set([
  'error-increase',
  'latency-increase',
  'traffic-increase',
  'traffic-drop',
  'resource-saturated',
]);

/** What is counted or measured, and the fault that says no more than that there is more of it. */
const RESTATED: Readonly<Partial<Record<SeriesView['measured'], Fault>>> = {
  errors: 'error-increase',
  latency: 'latency-increase',
};

/**
 * Of a cause that the numbers show by themselves. Whatever is upstream may stand behind one that only says them again. What waits
 * longer and longer cannot keep up, whatever it did before. A shift or
 * a spike that the streaming detector did not report, which saw the line value after value, is one method's word: two that go
 * wrong in different ways seldom do so together (Dietterich, "Ensemble Methods in Machine Learning", 2000). Of 520 shifts of noisy
 * lines it did not report 1.3 %, of 13 that chance made in 900 lines without any 6. It knows no period shorter than a day,
 * and where nothing is stored from before it has not seen enough to speak.
 */
export function groundsOfNumbers({ fault }: Pick<RootCause, 'fault'>, view: SeriesView): Grounds {
  const { main, measured, reported, judged, series } = view;
  const isPlain = (measured === 'events' || measured === 'requests') && shiftedPlainly(view);
  const moved = MOVED.has(fault) || (fault === 'dependency-slow' && measured === 'latency' && isOfStore(series));
  const isShift = (main?.shape === 'level' || main?.shape === 'spike') && judged.period === undefined;
  const doubts: readonly Doubt[] = [
    ...(fault !== undefined && RESTATED[measured] === fault ? (['restated'] as const) : []),
    ...(moved && judged.basis === 'rest' && measured !== 'backlog' && !isPlain ? (['itself'] as const) : []),
    ...(moved && isShift && !reported && judged.basis !== 'rest' ? (['unseen'] as const) : []),
  ];
  return doubts.reduce(doubted, BY_NUMBERS);
}

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
  if (ofExample.way === 'words' && isAsEver(view)) return doubted(ofExample, 'as-ever');
  return view.inner?.why !== 'slow' && isMost(view) ? ofExample : doubted(ofExample, 'example');
}

/** Nothing in the line stands out, and the same error came as often before. */
function isAsEver({ judged, inner }: SeriesView): boolean {
  const { recurrence, window, baseline } = inner?.evidence ?? {};
  if (judged.said === 'unusual' || recurrence === undefined || recurrence.inBaseline === 0) return false;
  if (window === undefined || baseline === undefined) return false;
  const rate = compareRates(
    recurrence.inWindow,
    elapsed(window.from, window.to),
    recurrence.inBaseline,
    elapsed(baseline.from, baseline.to),
  );
  return rate !== undefined && !(rate.p < SIGNIFICANT && recurrence.inWindow > 0 && (rate.ratio ?? 1) > 1);
}
const SIGNIFICANT = 0.01;
