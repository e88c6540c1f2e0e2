/** The title of an analysis and the questions that a reader would ask next. */
import type { RootCause } from '@baselime-ai/contract';
import type { FindingDraft } from './draft.js';
import { CHANGE } from './findings/change.js';
import { CONTRAST } from './findings/contrast.js';
import type { Scene } from './scene.js';
import { clock, shorten, spoken } from './wording.js';

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
  const { evidence, cause } = scene;
  const namespace = cause?.event.namespace ?? evidence.focus?.namespace;
  const caller = namespace && spoken(namespace);
  const questions: string[] = [];
  if (drafts.some(({ key }) => key === CHANGE))
    questions.push('What changed in the version that appeared before the first failure?');
  if (entity !== undefined && caller !== undefined && entity !== namespace) {
    questions.push(`Which other functions call ${spoken(entity)}, and do they fail too?`);
    questions.push(`How did the latency and errors of ${spoken(entity)} develop over the last day?`);
  }
  if (fault === 'timeout' || fault === 'latency-increase')
    questions.push(`Where does a fast request of ${caller ?? 'the function'} spend its time?`);
  if (fault === 'memory-exhausted')
    questions.push(`Does the memory of ${caller ?? 'the function'} grow from invocation to invocation?`);
  if (caller !== undefined && cause === undefined && fault === undefined) {
    questions.push(`Which errors did ${caller} have in the last hours?`);
    questions.push(`How long does a request of ${caller} usually take?`);
  } else if (caller !== undefined) {
    questions.push(`When did this first happen in ${caller}, and is it still happening?`);
    if (!drafts.some(({ key }) => key.startsWith(CONTRAST)))
      questions.push(`What do the failing requests of ${caller} have in common?`);
    questions.push(`What else does ${caller} log in the minute before the failure?`);
  }
  return questions.slice(0, 3);
}
