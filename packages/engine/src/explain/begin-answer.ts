/** The narrator's first sentence before the analysis is whole: of its answer, or beside the one that a model will word. */
import type { AnswerEvent } from '@baselime-ai/contract';
import type { Opening } from '../analyze/index.js';
import type { Begun } from './explainer.js';
import type { ExplainerOptions } from './explainer-options.js';
import { opened } from './narrator/narrate.js';
import { sectionDeltas } from './narrator/text-deltas.js';
import { FAILURE_NOTES } from './providers/failure.js';
import { isUsable } from './providers/model-client.js';
import { REFUSALS, type Spending } from './spending/spending.js';

export const NARRATOR = 'narrator';

export interface ByNarrator {
  readonly type: 'narrator';
  /** Why, where a model is configured. */
  readonly note?: string;
}

export const byNarrator = (note: string | undefined): ByNarrator =>
  note === undefined ? { type: 'narrator' } : { type: 'narrator', note };

type Options = Pick<ExplainerOptions, 'model' | 'newId'> & { readonly spending: Spending };

/** Set where the settings alone say that the narrator answers; undefined where a model may. Raises STORE_UNAVAILABLE. */
export async function withoutModel({ model, spending }: Options, workspaceId: string): Promise<ByNarrator | undefined> {
  if (model.provider === 'none') return byNarrator(undefined);
  if (!isUsable(model)) return byNarrator(FAILURE_NOTES.unconfigured);
  const { enabled } = await spending.settings(workspaceId);
  return enabled ? undefined : byNarrator(REFUSALS.off);
}

/** Undefined where it cannot be said who will answer. Never throws. */
export async function begin(options: Options, workspaceId: string, opening: Opening): Promise<Begun | undefined> {
  const id = options.newId();
  const text = opened(opening.happened);
  const added = opening.findings.map((finding): AnswerEvent => ({ type: 'finding-added', finding }));
  const known = { id, findings: new Set(opening.findings.map((finding) => finding.id)) };
  try {
    const plan = await withoutModel(options, workspaceId);
    if (plan === undefined) return { ...known, by: 'model', events: [...added, { type: 'cause-found', text }] };
    const start: AnswerEvent = { type: 'answer-start', id, engine: NARRATOR, cached: false };
    const events = [start, ...added, ...sectionDeltas('summary', text)];
    return { ...known, by: 'narrator', events, text, ...(plan.note === undefined ? {} : { note: plan.note }) };
  } catch {
    return undefined;
  }
}
