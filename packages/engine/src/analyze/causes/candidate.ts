/** What may be the root cause, and how the candidates stand to each other. */
import type { Confidence, EvidenceRef, Fault, Measure } from '@baselime-ai/contract';
import type { Grounds } from '../confidence/grounds.js';
import type { Failure } from '../failures/failure.js';
import type { Dominant } from '../trace/dominant.js';

/** What the failures of one cause show together, and none of them alone. */
export interface Conduct {
  readonly fault: Fault;
  readonly entity: string;
  readonly statement: string;
  readonly numbers: readonly Measure[];
  readonly confidence: Confidence;
  /** Completes `This is confirmed: …`. */
  readonly certainty: string;
  readonly evidence: readonly EvidenceRef[];
}

export interface Candidate {
  readonly failure: Failure;
  readonly entity: string;
  readonly fault: Fault;
  readonly score: number;
  /** Set when the time of a timeout went into one dependency. */
  readonly dominant?: Dominant;
  /** Set when the failures of one cause repeat in a way that names another. */
  readonly conduct?: Conduct;
}

export interface Ranking {
  /** The failure that was asked about, or that stands for the subject. */
  readonly asked?: Failure;
  /** Best first; empty when nothing failed. */
  readonly candidates: readonly Candidate[];
  readonly confidence: Confidence;
  /** On what the first candidate stands; absent without one. */
  readonly grounds?: Grounds;
  /** Explains as much as the first candidate, so that neither is named. */
  readonly rival?: Candidate;
}
