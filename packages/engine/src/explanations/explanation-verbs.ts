/** Verbs over stored explanations, for the pipeline: they run no stage. */
import type { Explanation, ExplanationFilter, FeedbackRequest, TeamNote, TeamNoteRequest } from '@baselime-ai/contract';
import { EngineError } from '../model/errors.js';
import type { Page, PageRequest, WorkspaceStore } from '../store/workspace-store.js';
import { incidentReport, reportFileName } from './incident-report.js';
import { searchExplanations } from './search-explanations.js';
import { noteKeys, notesIn } from './team-notes.js';

/** Whose explanations, and who asks; the same as the pipeline's Actor. */
interface Asker {
  readonly workspaceId: string;
  readonly environment: string;
  readonly actor: string;
}

export interface ExplanationVerbs {
  /** REQUEST_NOT_FOUND when there is none. */
  explanation(asker: Asker, id: string): Promise<Explanation>;
  /** Newest first. A page may hold fewer than asked for although more follow. */
  explanations(asker: Asker, page: PageRequest, filter?: ExplanationFilter): Promise<Page<Explanation>>;
  /** A correction or a note is kept for the next answer about the same failure. `author` is a name to show. */
  rate(asker: Asker, id: string, feedback: FeedbackRequest, author?: string): Promise<void>;
  /** The explanation as an incident report in Markdown; `origin` is this server's address, for its links. */
  report(asker: Asker, id: string, origin?: string): Promise<{ readonly fileName: string; readonly text: string }>;
  /** Every explanation, newest first, with all that people wrote about it, one line of JSON each. */
  exportExplanations(asker: Asker): AsyncGenerator<string>;
  /** What the team wrote, newest first. */
  teamNotes(asker: Asker): Promise<readonly TeamNote[]>;
  /**
   * Kept for the next answer about the same failure. `author` is a name to show. REQUEST_NOT_FOUND for the explanation,
   * REQUEST_INVALID when it names nothing by which the note could be found again.
   */
  addTeamNote(asker: Asker, request: TeamNoteRequest, author?: string): Promise<TeamNote>;
  /** REQUEST_NOT_FOUND when there is none. */
  removeTeamNote(asker: Asker, id: string): Promise<void>;
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
  const withFeedback = async (asker: Asker, explanation: Explanation): Promise<Explanation> => {
    const given = await workspace.feedback.list(asker.workspaceId, explanation.id);
    const shown = given.find((one) => one.actor === asker.actor) ?? given[0];
    if (shown === undefined) return explanation;
    const { rating, reason } = shown;
    return { ...explanation, feedback: { rating, ...(reason === undefined ? {} : { reason }) } };
  };
  const find = async (asker: Asker, id: string): Promise<Explanation> => {
    const found = await workspace.explanations.find(asker.workspaceId, id);
    if (found === undefined) throw notFound('explanation', id);
    return found;
  };
  const list = async (asker: Asker, page: PageRequest): Promise<Page<Explanation>> => {
    const { items, ...rest } = await workspace.explanations.list(asker.workspaceId, page);
    return { ...rest, items: await Promise.all(items.map((one) => withFeedback(asker, one))) };
  };

  return {
    explanation: async (asker, id) => withFeedback(asker, await find(asker, id)),
    explanations: (asker, page, filter = {}) => searchExplanations((one) => list(asker, one), page, filter),
    async rate(asker, id, feedback, author = asker.actor) {
      const explanation = await find(asker, id);
      const at = now();
      await workspace.feedback.save(asker.workspaceId, id, asker.actor, feedback, at);
      const keys = noteKeys(explanation);
      for (const note of notesIn(feedback, { author, at, explanationId: id, newId })) {
        await workspace.teamNotes.save(asker.workspaceId, asker.environment, note, keys);
      }
    },
    async report(asker, id, origin) {
      const explanation = await withFeedback(asker, await find(asker, id));
      return { fileName: reportFileName(explanation), text: incidentReport(explanation, origin) };
    },
    async *exportExplanations(asker) {
      let cursor: string | undefined;
      do {
        const page = { limit: EXPORT_PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const { items, nextCursor } = await workspace.explanations.list(asker.workspaceId, page);
        for (const explanation of items) {
          const feedback = await workspace.feedback.list(asker.workspaceId, explanation.id);
          yield `${JSON.stringify({ ...explanation, feedback })}\n`;
        }
        cursor = nextCursor;
      } while (cursor !== undefined);
    },
    teamNotes: ({ workspaceId, environment }) => workspace.teamNotes.list(workspaceId, environment),
    async addTeamNote(asker, { explanationId, kind, text }, author = asker.actor) {
      const keys = noteKeys(await find(asker, explanationId));
      if (keys.length === 0) {
        const why = 'This explanation names no error, log line or cause by which a note could be found again.';
        throw new EngineError('REQUEST_INVALID', why);
      }
      const note: TeamNote = { id: newId(), kind, text, author, at: now(), explanationId };
      await workspace.teamNotes.save(asker.workspaceId, asker.environment, note, keys);
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
