/** Verbs over stored explanations, for the pipeline: they run no stage. */
import type { Explanation, ExplanationFilter, FeedbackRequest, TeamNote, TeamNoteRequest } from '@baselime-ai/contract';
import type { Actor } from '../model/actor.js';
import { EngineError } from '../model/errors.js';
import type { Page, PageRequest, WorkspaceStore } from '../store/workspace-store.js';
import { incidentReport, reportFileName } from './incident-report.js';
import { searchExplanations } from './search-explanations.js';
import { noteKeys, notesIn } from './team-notes.js';

export interface ExplanationVerbs {
  /** REQUEST_NOT_FOUND when there is none. */
  explanation(actor: Actor, id: string): Promise<Explanation>;
  /** Newest first. A page may hold fewer than asked for although more follow. */
  explanations(actor: Actor, page: PageRequest, filter?: ExplanationFilter): Promise<Page<Explanation>>;
  /** A correction or a note is kept for the next answer about the same failure. `author` is a name to show. */
  rate(actor: Actor, id: string, feedback: FeedbackRequest, author?: string): Promise<void>;
  /** The explanation as an incident report in Markdown; `origin` is this server's address, for its links. */
  report(actor: Actor, id: string, origin?: string): Promise<{ readonly fileName: string; readonly text: string }>;
  /** Every explanation, newest first, with all that people wrote about it, one line of JSON each. */
  exportExplanations(actor: Actor): AsyncGenerator<string>;
  /** What the team wrote, newest first. */
  teamNotes(actor: Actor): Promise<readonly TeamNote[]>;
  /**
   * Kept for the next answer about the same failure. `author` is a name to show. REQUEST_NOT_FOUND for the explanation,
   * REQUEST_INVALID when it names nothing by which the note could be found again.
   */
  addTeamNote(actor: Actor, request: TeamNoteRequest, author?: string): Promise<TeamNote>;
  /** REQUEST_NOT_FOUND when there is none. */
  removeTeamNote(actor: Actor, id: string): Promise<void>;
}

const EXPORT_PAGE = 100;

export function explanationVerbs(options: {
  readonly workspace: WorkspaceStore;
  /** ISO 8601. */
  readonly now: () => string;
  readonly newId: () => string;
}): ExplanationVerbs {
  const { workspace, now, newId } = options;

  /** With the rating of who asks; with the newest of anybody else's where there is none. */
  const withFeedback = async (actor: Actor, explanation: Explanation): Promise<Explanation> => {
    const given = await workspace.feedback.list(actor.workspaceId, explanation.id);
    const shown = given.find((one) => one.actor === actor.actor) ?? given[0];
    if (shown === undefined) return explanation;
    const { rating, reason } = shown;
    return { ...explanation, feedback: { rating, ...(reason === undefined ? {} : { reason }) } };
  };
  const find = async (actor: Actor, id: string): Promise<Explanation> => {
    const found = await workspace.explanations.find(actor.workspaceId, id);
    if (found === undefined) throw notFound('explanation', id);
    return found;
  };
  const list = async (actor: Actor, page: PageRequest): Promise<Page<Explanation>> => {
    const { items, ...rest } = await workspace.explanations.list(actor.workspaceId, page);
    return { ...rest, items: await Promise.all(items.map((one) => withFeedback(actor, one))) };
  };

  return {
    explanation: async (actor, id) => withFeedback(actor, await find(actor, id)),
    explanations: (actor, page, filter = {}) => searchExplanations((one) => list(actor, one), page, filter),
    async rate(actor, id, feedback, author = actor.actor) {
      const explanation = await find(actor, id);
      const at = now();
      await workspace.feedback.save(actor.workspaceId, id, actor.actor, feedback, at);
      const keys = noteKeys(explanation);
      for (const note of notesIn(feedback, { author, at, explanationId: id, newId })) {
        await workspace.teamNotes.save(actor.workspaceId, actor.environment, note, keys);
      }
    },
    async report(actor, id, origin) {
      const explanation = await withFeedback(actor, await find(actor, id));
      return { fileName: reportFileName(explanation), text: incidentReport(explanation, origin) };
    },
    async *exportExplanations(actor) {
      let cursor: string | undefined;
      do {
        const page = { limit: EXPORT_PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const { items, nextCursor } = await workspace.explanations.list(actor.workspaceId, page);
        for (const explanation of items) {
          const feedback = await workspace.feedback.list(actor.workspaceId, explanation.id);
          yield `${JSON.stringify({ ...explanation, feedback })}\n`;
        }
        cursor = nextCursor;
      } while (cursor !== undefined);
    },
    teamNotes: ({ workspaceId, environment }) => workspace.teamNotes.list(workspaceId, environment),
    async addTeamNote(actor, { explanationId, kind, text }, author = actor.actor) {
      const keys = noteKeys(await find(actor, explanationId));
      if (keys.length === 0) {
        const why = 'This explanation names no error, log line or cause by which a note could be found again.';
        throw new EngineError('REQUEST_INVALID', why);
      }
      const note: TeamNote = { id: newId(), kind, text, author, at: now(), explanationId };
      await workspace.teamNotes.save(actor.workspaceId, actor.environment, note, keys);
      return note;
    },
    async removeTeamNote({ workspaceId, environment }, id) {
      if (!(await workspace.teamNotes.remove(workspaceId, environment, id))) throw notFound('note', id);
    },
  };
}

const notFound = (what: string, id: string): EngineError =>
  new EngineError('REQUEST_NOT_FOUND', `There is no ${what} with this id. It may have expired, or the id is cut.`, {
    details: [{ path: 'id', message: id.slice(0, 64) }],
  });
