/** The narrator's way through a question: look-ups by the words of the question, and what they found in sentences. */
import type { FollowUpEvent } from '@baselime-ai/contract';
import { readNames } from '../../query/follow-up/names.js';
import { narratorNote } from '../prompt/language.js';
import { plannedLookUp } from './look-ups/registry.js';
import { narrateFollowUp } from './narrate-follow-up.js';
import { planQuestion } from './plan-question.js';
import { checksOf, type State, type Worded } from './question-state.js';
import { runLookUp, unlessCancelled } from './run-look-up.js';

export const NARRATOR = 'narrator';

/** What was looked up before is not looked up again. Raises Cancelled and nothing else. */
export async function* planned({ context, numbering, ran, asked }: State): AsyncGenerator<FollowUpEvent, void> {
  const { place } = context;
  const names = await unlessCancelled(
    readNames(place).catch(() => []),
    asked.signal,
  );
  const known = new Set(ran.flatMap(({ step }) => (step.outcome === 'found' ? [step.tool] : [])));
  const cause = context.explanation.rootCause.entity;
  for (const { tool, input } of planQuestion(asked.request.message, names, place.marker?.namespace, cause)) {
    const lookUp = plannedLookUp(tool);
    if (lookUp === undefined || known.has(tool)) continue;
    const checked = lookUp.prepare(input, context);
    if (!('ok' in checked)) continue;
    const id = `S${ran.length + 1}`;
    yield { type: 'step-start', step: { id, tool, sentence: checked.ok.sentence, outcome: 'running', findings: [] } };
    const result = await runLookUp(checked.ok, id, numbering, asked.signal);
    ran.push(result);
    yield { type: 'step-end', step: result.step };
    for (const finding of result.added) yield { type: 'finding-added', finding };
  }
}

/** @param note why the narrator answers and not the model, as a sentence */
export async function* narrated(state: State, note?: string): AsyncGenerator<FollowUpEvent, Worded> {
  const { ran, asked } = state;
  yield* planned(state);
  const told = narrateFollowUp(ran.filter(({ step }) => step.outcome !== 'refused'));
  for (const piece of told.text.match(/\s*\S+(?:\s+\S+){0,5}/g) ?? []) yield { type: 'text-delta', text: piece };
  const notes = [note, told.note, narratorNote(asked.request.language)].filter((part) => part !== undefined);
  return {
    engine: NARRATOR,
    text: told.text,
    checks: checksOf(state, told.text),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}
