/** The narrator's first sentence before the analysis is whole, where no model will word the answer. */
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

/** Undefined where a model may word the answer, which needs all of the analysis. Never throws. */
export async function begin(options: Options, workspaceId: string, opening: Opening): Promise<Begun | undefined> {
  const plan = await withoutModel(options, workspaceId).catch(() => undefined);
  if (plan === undefined) return undefined;
  const id = options.newId();
  const text = opened(opening.happened);
  return {
    id,
    text,
    findings: new Set(opening.findings.map((finding) => finding.id)),
    events: [
      { type: 'answer-start', id, engine: NARRATOR, cached: false },
      ...opening.findings.map((finding): AnswerEvent => ({ type: 'finding-added', finding })),
      ...sectionDeltas('summary', text),
    ],
    ...(plan.note === undefined ? {} : { note: plan.note }),
  };
}
