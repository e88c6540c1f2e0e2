/** The narrator's answer to a follow-up question: what the look-ups found, in their own sentences, and what stays open. */
import { cited } from '../narrator/sentences.js';
import type { Ran } from './run-look-up.js';

export interface Narrated {
  /** Sentences of findings only; each is cited. */
  readonly text: string;
  /** What could not be answered and why; said beside the answer, because no finding bears it. */
  readonly note?: string;
}

export const CAN_ANSWER =
  'Without a model these questions can be answered: who is affected and what the failing requests have in common; whether a deployment or a change came before; since when, how often, whether it still happens and whether it gets worse; memory, durations, cold starts and timeouts of the function; metrics; how a service is doing and who calls it; the error, its stack and what was logged; the lines around it; where the time of the trace went; whether it happened or was explained before, and how yesterday was; retries, what may be lost and what was billed; what to do first, and how sure the cause is.';
const NOT_UNDERSTOOD = 'The narrator did not understand this question.';
const NOTHING: Readonly<Record<string, string>> = {
  affected: 'The failing requests could not be set beside succeeding ones: there are too few of one of them.',
  recurrence: 'Nothing tells this failure from others, so it could not be counted.',
  trace: 'No trace of this failure is stored.',
  course: 'No failing event stands behind this explanation, so its errors could not be followed over time.',
  invocations:
    'No failing event stands behind this explanation, so it names no function whose invocations could be read.',
  failure: 'The failing event is no longer stored.',
  conclusion: 'The explanation recommends no step, because its cause is not known.',
  patterns: 'No log line is stored for the time around the failure.',
  attempts: 'No request of the failing function carries an id, so their tries could not be counted.',
  history: 'Nothing tells this failure from others, so it could not be looked for in the time before.',
  lines: 'The failing event is no longer stored, so the lines around it could not be read.',
  callers:
    'The explanation is about no event and names no cause, so there is nothing whose callers could be looked for.',
  similar: 'The cause is not known, so earlier explanations of the same could not be looked for.',
  changes: 'No failing event stands behind this explanation, so changes before it could not be looked for.',
};

export function narrateFollowUp(ran: readonly Ran[]): Narrated {
  if (ran.length === 0) return { text: '', note: `${NOT_UNDERSTOOD} ${CAN_ANSWER}` };
  const told = new Set<string>();
  const lines: string[] = [];
  const open: string[] = [];
  for (const { step, found } of ran) {
    const fresh = found.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    const [first, ...rest] = fresh;
    if (first === undefined) {
      if (step.outcome === 'failed')
        open.push(`${step.sentence} failed: ${step.because ?? 'the store could not answer'}`);
      else if (found.length === 0) open.push(NOTHING[step.tool] ?? 'One look-up found nothing.');
      continue;
    }
    // The most telling finding of a look-up as a sentence, what supports it as a list.
    lines.push(cited(first.statement, [first.id]), ...rest.map(({ id, statement }) => `- ${cited(statement, [id])}`));
  }
  const note = open.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
  return { text: lines.join('\n'), ...(note === '' ? {} : { note }) };
}
