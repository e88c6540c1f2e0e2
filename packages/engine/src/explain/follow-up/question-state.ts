/** What one follow-up question has come to so far, and what of it can be checked. */
import type { CheckedSentence, Explanation, FollowUp, FollowUpRequest } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryReader } from '../../query/telemetry-reader.js';
import { checkSentences, factsOf } from '../check/check-sentences.js';
import { isEnglish } from '../prompt/language.js';
import type { Context } from './look-up.js';
import type { Numbering, Ran } from './run-look-up.js';

export interface FollowUpAsked {
  readonly workspaceId: string;
  readonly actor: string;
  readonly explanation: Explanation;
  readonly request: FollowUpRequest;
  readonly reader: TelemetryReader;
  readonly signal?: AbortSignal;
}

export interface State {
  readonly id: string;
  readonly askedAt: string;
  readonly asked: FollowUpAsked;
  readonly earlier: readonly FollowUp[];
  readonly context: Context;
  readonly numbering: Numbering;
  readonly ran: Ran[];
}

export interface Worded {
  readonly engine: string;
  readonly text: string;
  readonly checks: readonly CheckedSentence[];
  readonly note?: string;
}

export function checksOf(state: State, text: string): readonly CheckedSentence[] {
  const { message, language } = state.asked.request;
  const sections = {
    summary: '',
    rootCause: '',
    evidence: text,
    impact: '',
    actions: '',
    ruledOut: '',
    nextQuestions: '',
  };
  return checkSentences(sections, factsOf(analysisOf(state), message, { english: isEnglish(language) }));
}

/** The explanation as the analysis it was made of, with everything that was found since. */
export function analysisOf({ asked, numbering, ran }: State, referenceTimeMs?: number): Analysis {
  const { explanation } = asked;
  const rows = ran.flatMap((one): readonly JsonObject[] => (one.rows === undefined ? [] : [one.rows]));
  return {
    subject: explanation.subject,
    title: explanation.sections.summary,
    findings: numbering.all(),
    rootCause: explanation.rootCause,
    actions: explanation.actions,
    ruledOut: explanation.ruledOut,
    nextQuestions: [],
    excerpt: { rows },
    skipped: [],
    ...(referenceTimeMs === undefined ? {} : { referenceTimeMs }),
  };
}
