/**
 * What a generator gives and a grader checks: telemetry as it would come in, what a person would ask about, and the
 * planted truth. Generators know nothing of the analysis, and the analysis knows nothing of them.
 */
import type { AlertRequest, Fault, Subject } from '@baselime-ai/contract';

/** One request body for a door, as a sender would post it. */
export interface Delivery {
  /** `/v1/traces`, `/v1/logs`, `/v1/metrics` are OTLP/JSON; `/v1/<dataset>` is the Events API; `/aws` is the door for AWS. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

/** Finds the thing to ask about among what was stored, as a person who sees the symptom would. */
export type Question =
  | {
      /** The newest error event whose message or data holds `contains`, asked about as one of these. */
      readonly about: 'event' | 'error' | 'request' | 'trace';
      readonly contains: string;
      readonly namespace?: string;
    }
  | {
      readonly about: 'subject';
      readonly subject: Subject;
      /** Saved before, as whoever set it up did; the subject names its id. */
      readonly alert?: AlertRequest;
    };

export interface Pair {
  readonly fault: Fault;
  readonly entity: string;
}

export interface Truth {
  /** Absent when nothing is wrong: the right answer is then inconclusive. */
  readonly fault?: Fault;
  /** Other faults of the documented list that a careful person would accept as well; see `accepted` for the pairs. */
  readonly alsoFaults?: readonly Fault[];
  /** Names of the guilty service, function or resource, as the telemetry names it; with one fault any of them is right. */
  readonly entities: readonly string[];
  /** Exactly the pairs that are right, where fault and entities alone would let too much pass. */
  readonly pairs?: readonly Pair[];
  /** What the recommended actions must cover; each a case-insensitive regular expression. */
  readonly rubric: readonly string[];
  /** One sentence for the reader of a report. */
  readonly why: string;
}

/** How the simulated system is built; every scenario must work in every shape that it lists. */
export const SHAPES = ['single', 'chain', 'queue', 'fan-out'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Situation {
  readonly seed: number;
  readonly shape: Shape;
  /** Epoch milliseconds: telemetry covers the six hours before, and nothing is newer. */
  readonly now: number;
}

export interface Generated {
  readonly deliveries: readonly Delivery[];
  readonly question: Question;
  readonly truth: Truth;
}

export interface Scenario {
  /** Unique within its family, kebab-case. */
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** Its outcomes are counted and never shown. */
  readonly isHeldOut?: boolean;
  /** Deterministic: the same situation gives the same bytes. */
  generate(situation: Situation): Generated;
}

/** Faults that were documented after families e and f had been written; only g plants them. */
export const LATER_FAULTS: ReadonlySet<Fault> = new Set(['signature-mismatch', 'startup-failed']);

/**
 * Rules of the analysis may be written looking at every scenario but those held out. The first score of `d` was taken before
 * anybody did. Families `b`, `e` and `f` were held out, one after the other, until they had been scored many times, and are
 * open since: their scores of today are those of families that rules may be written for. `g` was scored once as a whole;
 * then its functions and its healthy systems were opened, and later its flows, the figures and incidents of another author, and
 * what a third author measured and changed, what services told and what vendors told, and
 * all of a fourth. Its peers, the other cases of the third and all of a fifth are never read while rules change, and their
 * score is the one that counts.
 */
export type FamilyName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g';

export interface Family {
  readonly name: FamilyName;
  readonly scenarios: readonly Scenario[];
}
