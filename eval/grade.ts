/** Whether one answer found what was planted. */
import type { Explanation } from '@baselime-ai/contract';
import { accepted, isAccepted } from './accepted.js';
import type { Truth } from './scenario.js';

export interface Grade {
  /** Right entity and right fault, first named. For a healthy case: no cause was named. */
  readonly rank1: boolean;
  /** Among the three best. */
  readonly rank3: boolean;
  readonly entityRight: boolean;
  readonly faultRight: boolean;
  /** A wrong cause that the answer calls confirmed or likely. */
  readonly wrongAndConfident: boolean;
  /** Share of the rubric that the actions cover, 0..1; 1 for an empty rubric. */
  readonly actionsCovered: number;
  /** Share of the answer's sentences that code found supported, 0..1. */
  readonly supported: number;
  readonly inconclusive: boolean;
}

/** Further causes by rank, best first; `Analysis.ranking` where the engine gives one. */
export interface Candidate {
  readonly entity?: string | undefined;
  readonly fault?: string | undefined;
}

/** `senders` are those of the truth's entities that send telemetry themselves: functions and services. */
export function grade(
  truth: Truth,
  answer: Explanation,
  candidates: readonly Candidate[],
  senders: ReadonlySet<string> = new Set(),
): Grade {
  const { rootCause, confidence } = answer;
  const inconclusive = confidence === 'inconclusive' || rootCause.entity === undefined;
  const isHealthy = truth.fault === undefined;
  const pairs = accepted(truth, senders);
  const right = (candidate: Candidate): boolean => isAccepted(pairs, candidate);
  const entityRight = isHealthy ? inconclusive : pairs.some(({ entity }) => entity === rootCause.entity);
  const faultRight = isHealthy ? inconclusive : pairs.some(({ fault }) => fault === rootCause.fault);
  const rank1 = isHealthy ? inconclusive : right(rootCause);
  return {
    rank1,
    rank3: isHealthy ? inconclusive : [rootCause, ...candidates].slice(0, 3).some(right),
    entityRight,
    faultRight,
    wrongAndConfident: !rank1 && !inconclusive,
    actionsCovered: covered(truth.rubric, answer),
    supported: shareSupported(answer),
    inconclusive,
  };
}

function covered(rubric: readonly string[], { actions }: Explanation): number {
  if (rubric.length === 0) return 1;
  const text = actions.map(({ title, detail = '' }) => `${title} ${detail}`).join('\n');
  return rubric.filter((wanted) => new RegExp(wanted, 'i').test(text)).length / rubric.length;
}

function shareSupported({ checks }: Explanation): number {
  if (checks.length === 0) return 1;
  return checks.filter(({ verdict }) => verdict === 'supported').length / checks.length;
}
