import type { Action, FailureSignature, Fault, Finding, RootCause, RuledOut, Subject } from '@baselime-ai/contract';
import type { JsonObject } from '../model/json.js';
import type { Grounds } from './confidence/grounds.js';

/** A sentence with the findings that bear it. */
export interface Told {
  readonly text: string;
  readonly findings: readonly string[];
}

/** The analysis in the fewest words, for a summary. */
export interface Brief {
  /** What happened and why, in one sentence. */
  readonly happened?: Told;
  /** What failed shortly before in the same request, and may have led there. */
  readonly before?: Told;
  /** Who is affected, and since when. */
  readonly reach?: Told;
  /** Why the cause is as sure as it is: completes `This is confirmed: …`. */
  readonly certainty?: string;
  /** True when something failed on the way, and what was asked about did not. */
  readonly survived?: boolean;
  /** True when the cause lies in something without a name that its entity calls. */
  readonly callsUnnamed?: boolean;
}

/** One entity that may be the cause. */
export interface Ranked {
  readonly entity: string;
  /** Evidence against it, comparable only inside of one ranking. */
  readonly score: number;
  readonly fault?: Fault;
}

export interface Analysis {
  readonly subject: Subject;
  /** One clause that names what was asked about, such as `the error of checkout at 10:21:09 UTC`. */
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly rootCause: RootCause;
  /** On what the root cause stands and what speaks against it; absent where none is named. */
  readonly grounds?: Grounds;
  /**
   * Everything that may be the cause, most likely first, beginning with the root cause. Empty when nothing is wrong;
   * `analyze` always gives it.
   */
  readonly ranking?: readonly Ranked[];
  readonly actions: readonly Action[];
  readonly ruledOut: readonly RuledOut[];
  /** Questions that a reader would ask next, most useful first. */
  readonly nextQuestions: readonly string[];
  /** The part of the data that a model may see beside the findings, bounded in size; anonymized before it leaves. */
  readonly excerpt: JsonObject;
  /** When what was asked about happened, in epoch milliseconds; other times are worded relative to it before they leave. */
  readonly referenceTimeMs?: number;
  readonly brief?: Brief;
  /** Whose events it rests on, for the privacy rules of each; absent when that is not known. Set by the pipeline. */
  readonly datasets?: readonly string[];
  /** By what the same failure is known again; absent when nothing failed. Set by the pipeline. */
  readonly signature?: FailureSignature;
  readonly skipped: readonly { readonly detector: string; readonly because: string }[];
}
