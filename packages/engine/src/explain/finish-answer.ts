/** From the worded sections to the stored Explanation. */
import type { CheckedSentence, Explanation, Sections, Usage } from '@baselime-ai/contract';
import type { Clock } from '../model/clock.js';
import { toEpochMillis } from '../model/units.js';
import { NARRATOR } from './begin-answer.js';
import type { ExplainRequest } from './explainer.js';
import type { ExplainerOptions } from './explainer-options.js';
import { narrate } from './narrator/narrate.js';

const NOT_SAVED = 'This answer could not be saved, so it cannot be rated or found again.';

export interface Worded {
  readonly engine: string;
  readonly sections: Sections;
  readonly checks: readonly CheckedSentence[];
  readonly note?: string;
  readonly cachedAt?: string;
  readonly receiptId?: string;
  readonly usage?: Usage;
}

/** What a log may say of an unknown error: its class. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

const isoNow = (clock: Clock): string => new Date(toEpochMillis(clock.now())).toISOString();

/** Keeps the wording, in tokens, for the next one who asks the same. Never raises. */
export async function remember(
  options: ExplainerOptions,
  request: ExplainRequest,
  key: string,
  text: string,
): Promise<void> {
  const { workspace, model, clock, logger } = options;
  const answer = { key, workspaceId: request.workspaceId, text, model: model.model, createdAt: isoNow(clock) };
  // An answer that cannot be kept is still an answer.
  await workspace.cache.save(answer).catch(() => logger.warn('answer not cached'));
}

/** The Explanation as it is stored and sent. */
export function finished(
  options: ExplainerOptions,
  request: ExplainRequest,
  worded: Worded,
  call: { readonly id: string; readonly elapsedMs: number },
): Explanation {
  const { analysis, question, teamNotes = [] } = request;
  return {
    id: call.id,
    subject: analysis.subject,
    ...(question === undefined ? {} : { question }),
    createdAt: isoNow(options.clock),
    confidence: analysis.rootCause.confidence,
    rootCause: analysis.rootCause,
    sections: worded.sections,
    findings: [...analysis.findings],
    actions: [...analysis.actions],
    ruledOut: [...analysis.ruledOut],
    checks: [...worded.checks],
    engine: worded.engine,
    ...(worded.engine === NARRATOR ? {} : { found: narrate(analysis).summary }),
    ...(worded.note === undefined ? {} : { note: worded.note }),
    cached: worded.cachedAt !== undefined,
    ...(worded.cachedAt === undefined ? {} : { cachedAt: worded.cachedAt }),
    ...(worded.receiptId === undefined ? {} : { receiptId: worded.receiptId }),
    ...(worded.usage === undefined ? {} : { usage: worded.usage }),
    ...(analysis.signature === undefined ? {} : { signature: analysis.signature }),
    ...(teamNotes.length === 0 ? {} : { teamNotes: [...teamNotes] }),
    elapsedMs: Math.round(call.elapsedMs * 10) / 10,
  };
}

/** The explanation as stored; when the database fails the reader still gets the answer, and is told. */
export async function saved(
  options: ExplainerOptions,
  request: ExplainRequest,
  explanation: Explanation,
): Promise<Explanation> {
  try {
    await options.workspace.explanations.save(request.workspaceId, explanation);
    return explanation;
  } catch (error) {
    options.logger.error('explanation not saved', { id: explanation.id, reason: errorName(error) });
    return { ...explanation, note: [explanation.note, NOT_SAVED].filter((part) => part !== undefined).join(' ') };
  }
}
