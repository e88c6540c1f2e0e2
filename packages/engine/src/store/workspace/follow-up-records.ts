/** Statements about follow-up questions, the same for both databases. */
import { FollowUp } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

const MOST_FOLLOW_UPS = 200;

/** `attempt` makes a coded error of what the database raises. */
export function followUpRecords(
  database: Kysely<WorkspaceTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): WorkspaceStore['followUps'] {
  return {
    save: (workspaceId, followUp) =>
      attempt(async () => {
        const body = JSON.stringify(followUp);
        await database
          .insertInto('follow_ups')
          .values({
            workspace_id: workspaceId,
            explanation_id: followUp.explanationId,
            id: followUp.id,
            asked_at: followUp.askedAt,
            body,
          })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'explanation_id', 'id']).doUpdateSet({ body }))
          .execute();
      }),
    list: (workspaceId, explanationId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('follow_ups')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('explanation_id', '=', explanationId)
          .orderBy('asked_at', 'desc')
          .orderBy('id', 'desc')
          .limit(MOST_FOLLOW_UPS)
          .execute();
        return rows.reverse().map(({ body }) => FollowUp.parse(JSON.parse(body)));
      }),
  };
}
