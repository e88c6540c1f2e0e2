/**
 * The title of an analysis and the questions that a reader would ask next. Each question is one that the look-ups of the
 * follow-up answer, also without a model: their words are those that choose a look-up.
 */
import type { RootCause } from '@baselime-ai/contract';
import type { FindingDraft } from '../draft.js';
import { CHANGE } from '../findings/change.js';
import { CONTRAST } from '../findings/contrast.js';
import type { Scene } from '../scene.js';
import { clock, shorten, spoken } from '../wording.js';

/** One clause, such as `the error of checkout at 10:21:09 UTC`. */
export function titleOf({ evidence, node }: Scene): string {
  const { subject, focus } = evidence;
  if (focus === undefined) return `the ${subject.kind} that was asked about`;
  const when = `at ${clock(focus.timestamp)}`;
  const name = focus.name ?? focus.namespace;
  if (subject.kind === 'request') return `the request of ${spoken(focus.namespace)} ${when}`;
  if (subject.kind === 'error') return `the error of ${spoken(focus.namespace)}, last seen ${when}`;
  if (subject.kind === 'trace' && subject.spanId === undefined)
    return `the trace of ${shorten(node?.span.name ?? name, 80)} ${when}`;
  if (focus.kind === 'span') return `the span ${shorten(name, 80)} of ${spoken(focus.namespace)} ${when}`;
  return `the ${focus.isError ? 'error' : focus.kind === 'log' ? 'log line' : 'event'} of ${spoken(focus.namespace)} ${when}`;
}

export function questionsOf(
  scene: Scene,
  { entity, fault }: RootCause,
  drafts: readonly FindingDraft[],
): readonly string[] {
  const { evidence, cause, tree } = scene;
  const namespace = cause?.event.namespace ?? evidence.focus?.namespace;
  const caller = namespace && spoken(namespace);
  const questions: string[] = [];
  if (drafts.some(({ key }) => key === CHANGE))
    questions.push('What changed in the version that appeared before the first failure?');
  if (entity !== undefined && caller !== undefined && entity !== namespace) {
    questions.push(`Who calls ${spoken(entity)}, and do those calls fail too?`);
  }
  if ((fault === 'timeout' || fault === 'latency-increase') && tree.nodes.length > 0)
    questions.push('Where did the time of this trace go?');
  if (caller !== undefined && cause === undefined && fault === undefined) {
    questions.push(`Which errors did ${caller} have in the last hours?`);
    questions.push(`Does ${caller} get more requests and errors than before?`);
  } else if (caller !== undefined) {
    questions.push(`When did this first happen in ${caller}, and is it still happening?`);
    if (evidence.contrast !== undefined && !drafts.some(({ key }) => key.startsWith(CONTRAST)))
      questions.push(`What do the failing requests of ${caller} have in common?`);
    questions.push(`What else does ${caller} log in the minute before the failure?`);
  }
  return questions.slice(0, 3);
}
