/** The state of one answer while it streams. Pure: events in, state out. */
import type { AnswerEvent, CheckedSentence, Explanation, Finding, SectionName } from '@baselime-ai/contract';

export interface Answer {
  readonly status: 'waiting' | 'streaming' | 'done' | 'failed' | 'cancelled';
  readonly id?: string;
  readonly engine?: string;
  readonly cached: boolean;
  readonly findings: readonly Finding[];
  /** The summary of the local analysis, where the words are a model's. */
  readonly found?: string;
  readonly sections: Readonly<Partial<Record<SectionName, string>>>;
  readonly checks: readonly CheckedSentence[];
  /** Why the narrator took over while a model was answering. */
  readonly restarted?: string;
  readonly explanation?: Explanation;
  readonly failure?: { readonly code: string; readonly message: string };
}

export const NO_ANSWER: Answer = { status: 'waiting', cached: false, findings: [], sections: {}, checks: [] };

/** Events after the end change nothing. */
export function nextAnswer(answer: Answer, event: AnswerEvent): Answer {
  if (isOver(answer)) return answer;
  switch (event.type) {
    case 'answer-start':
      return { ...answer, status: 'streaming', id: event.id, engine: event.engine, cached: event.cached };
    case 'cause-found':
      return { ...answer, status: 'streaming', found: event.text };
    case 'finding-added':
      return { ...answer, findings: [...answer.findings.filter((one) => one.id !== event.finding.id), event.finding] };
    case 'text-delta': {
      const text = (answer.sections[event.section] ?? '') + event.text;
      return { ...answer, status: 'streaming', sections: { ...answer.sections, [event.section]: text } };
    }
    case 'answer-restart': {
      // What the narrator says next is the same, and more.
      const { found: _nowInTheAnswer, ...rest } = answer;
      return { ...rest, engine: event.engine, restarted: event.because, sections: {}, checks: [] };
    }
    case 'citation-checked':
      return { ...answer, checks: [...answer.checks, event.check] };
    case 'answer-end':
      return answerOf(event.explanation, answer.restarted);
    case 'answer-error':
      return { ...answer, status: 'failed', failure: { code: event.code, message: event.message } };
  }
}

/** A stored explanation as the answer it was. */
export function answerOf(explanation: Explanation, restarted?: string): Answer {
  return {
    status: 'done',
    id: explanation.id,
    engine: explanation.engine,
    cached: explanation.cached,
    findings: explanation.findings,
    sections: explanation.sections,
    checks: explanation.checks,
    explanation,
    ...(explanation.found === undefined ? {} : { found: explanation.found }),
    ...(restarted === undefined ? {} : { restarted }),
  };
}

export function isOver(answer: Answer): boolean {
  return answer.status === 'done' || answer.status === 'failed' || answer.status === 'cancelled';
}

/** A stream that ended without `answer-end` or `answer-error` was cut; it must not look finished. */
export function cutOff(answer: Answer): Answer {
  if (isOver(answer)) return answer;
  const message = 'The connection ended before the answer was complete.';
  return { ...answer, status: 'failed', failure: { code: 'STREAM_CUT', message } };
}

/** Cause and remedy come before the proof: both are seen without scrolling. */
export const READING_ORDER: readonly SectionName[] = [
  'summary',
  'rootCause',
  'actions',
  'evidence',
  'impact',
  'ruledOut',
  'nextQuestions',
];

const TITLES: Readonly<Record<SectionName, string>> = {
  summary: 'Summary',
  rootCause: 'Root cause',
  evidence: 'Evidence',
  impact: 'Impact',
  actions: 'What to do',
  ruledOut: 'Ruled out',
  nextQuestions: 'Next questions',
};
export const sectionTitle = (name: SectionName): string => TITLES[name];

/** The open questions of the answer, as plain lines; a line that asks nothing is left out. */
export const nextQuestionsOf = ({ sections }: Pick<Answer, 'sections'>): readonly string[] => {
  const lines = (sections.nextQuestions ?? '').split('\n').map((line) =>
    line
      .replace(/^- /, '')
      .replace(/\s*\[F[\d, F]+\]/g, '')
      .replaceAll('`', '')
      .trim(),
  );
  return [...new Set(lines.filter((line) => line.endsWith('?')))];
};

/** The whole answer as plain text, for the clipboard. */
export function answerText(answer: Answer): string {
  return READING_ORDER.flatMap((name) => {
    const text = answer.sections[name]?.trim();
    return text ? [`${sectionTitle(name)}\n${text}`] : [];
  }).join('\n\n');
}

/** Whether what is counted for the answer is counted: its words have begun, or it is over. */
export const hasWords = (answer: Answer): boolean => isOver(answer) || Object.keys(answer.sections).length > 0;

/** Whether the narrator answered after a request to a model was made: something may have left. */
export const stoodIn = ({ restarted, explanation }: Answer): boolean =>
  restarted !== undefined || explanation?.receiptId !== undefined;
