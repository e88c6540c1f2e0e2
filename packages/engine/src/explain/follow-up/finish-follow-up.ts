/** From a worded answer to the FollowUp that is sent and stored. */
import type { FollowUp } from '@baselime-ai/contract';
import { errorName } from '../finish-answer.js';
import type { Egress } from '../providers/egress.js';
import type { FollowUpOptions } from './follow-up-options.js';
import type { State, Worded } from './question-state.js';

const NOT_SAVED = 'This answer could not be saved, so it is gone when the page is left.';

export function finished(
  { id, askedAt, asked, ran }: State,
  worded: Worded,
  egress: Egress | undefined,
  elapsedMs: number,
): FollowUp {
  const usage = egress?.usage();
  return {
    id,
    explanationId: asked.explanation.id,
    askedAt,
    question: asked.request.message,
    steps: ran.map(({ step }) => step),
    text: worded.text,
    findings: ran.flatMap(({ added }) => added),
    checks: [...worded.checks],
    engine: worded.engine,
    ...(worded.note === undefined ? {} : { note: worded.note }),
    ...(usage === undefined ? {} : { usage }),
    receiptIds: [...(egress?.receiptIds() ?? [])],
    elapsedMs,
  };
}

/** The answer as stored; when the database fails the reader still gets it, and is told. */
export async function saved(
  { workspace, logger }: FollowUpOptions,
  workspaceId: string,
  message: FollowUp,
): Promise<FollowUp> {
  try {
    await workspace.followUps.save(workspaceId, message);
    return message;
  } catch (error) {
    logger.error('follow-up not saved', { id: message.id, reason: errorName(error) });
    return { ...message, note: [message.note, NOT_SAVED].filter((part) => part !== undefined).join(' ') };
  }
}
