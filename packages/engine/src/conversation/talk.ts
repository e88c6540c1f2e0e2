/** Joins follow-up questions with the stored explanation and the telemetry that they are about. */
import type { FollowUp, FollowUpEvent, FollowUpRequest } from '@baselime-ai/contract';
import type { FollowUps } from '../explain/index.js';
import type { Actor } from '../model/actor.js';
import { EngineError } from '../model/errors.js';
import type { TelemetryReader } from '../query/index.js';
import type { WorkspaceStore } from '../store/workspace-store.js';

export interface Talk {
  /** Never throws: a failure is the last event, `answer-error`. */
  ask(
    actor: Actor,
    explanationId: string,
    request: FollowUpRequest,
    signal?: AbortSignal,
  ): AsyncIterable<FollowUpEvent>;
  /** In the order they were asked. REQUEST_NOT_FOUND when there is no such explanation. */
  list(actor: Actor, explanationId: string): Promise<readonly FollowUp[]>;
}

export function createTalk(
  workspace: WorkspaceStore,
  followUps: FollowUps,
  reader: (environment: string) => TelemetryReader,
): Talk {
  const explanationOf = async ({ workspaceId }: Actor, id: string) => {
    const explanation = await workspace.explanations.find(workspaceId, id);
    if (explanation !== undefined) return explanation;
    throw new EngineError('REQUEST_NOT_FOUND', 'There is no explanation with this id. Ask again, then follow up.');
  };
  return {
    async *ask(actor, explanationId, request, signal) {
      let explanation: Awaited<ReturnType<typeof explanationOf>>;
      try {
        explanation = await explanationOf(actor, explanationId);
      } catch (error) {
        const known = error instanceof EngineError;
        yield known
          ? { type: 'answer-error', code: error.code, message: error.publicMessage }
          : { type: 'answer-error', code: 'INTERNAL', message: 'The explanation could not be read. Try again.' };
        return;
      }
      yield* followUps.ask({
        workspaceId: actor.workspaceId,
        actor: actor.actor,
        explanation,
        request,
        reader: reader(actor.environment),
        ...(signal === undefined ? {} : { signal }),
      });
    },
    async list(actor, explanationId) {
      await explanationOf(actor, explanationId);
      return workspace.followUps.list(actor.workspaceId, explanationId);
    },
  };
}
