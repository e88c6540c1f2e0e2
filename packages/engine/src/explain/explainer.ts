import type { AnswerEvent, FoundNote, Preview } from '@baselime-ai/contract';
import type { Analysis, Opening } from '../analyze/index.js';

export interface ExplainRequest {
  readonly analysis: Analysis;
  readonly workspaceId: string;
  /** Who asked, for the ledger: a user's id or an API key's id. */
  readonly actor: string;
  readonly question?: string;
  readonly language?: string;
  readonly regenerate?: boolean;
  /** What the team wrote about earlier occurrences of the same failure. */
  readonly teamNotes?: readonly FoundNote[];
  readonly signal?: AbortSignal;
  /** Milliseconds that the reader has waited already, for the analysis; counted in `elapsedMs`. */
  readonly waitedMs?: number;
  /** What the reader has been told already, of the same analysis. */
  readonly begun?: Begun;
}

/** What is told before the analysis is whole. */
export type Begun = BegunAnswer | BegunBesideModel;

interface Told {
  readonly id: string;
  readonly events: readonly AnswerEvent[];
  readonly findings: ReadonlySet<string>;
}

/** The beginning of the answer itself, which the narrator gives. */
export interface BegunAnswer extends Told {
  readonly by: 'narrator';
  /** The text of the summary so far. */
  readonly text: string;
  /** Why no model is asked, where one is configured. */
  readonly note?: string;
}

/** What was found so far; the words of the answer are a model's, which needs all of the analysis. */
export interface BegunBesideModel extends Told {
  readonly by: 'model';
}

export interface Explainer {
  /** Undefined where it cannot be said yet who answers. Never throws. */
  begin(workspaceId: string, opening: Opening): Promise<Begun | undefined>;
  /** Never throws: a failure is the last event, `answer-error`. Cancelling the signal ends the stream at once. */
  explain(request: ExplainRequest): AsyncIterable<AnswerEvent>;
  /** What `explain` would send, made by the same code; sends nothing. */
  preview(request: ExplainRequest): Promise<Preview>;
}

/** How the model is reached; `none` leaves the narrator alone. */
export interface ModelSettings {
  readonly provider: 'openai' | 'openai-compatible' | 'anthropic' | 'none';
  readonly model: string;
  /** May carry a query, such as Azure's `?api-version=…`, which then goes with every request. */
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** How an OpenAI endpoint is spoken to; by default `responses` at OpenAI itself and `chat` at any other address. */
  readonly api?: 'chat' | 'responses';
  /** The window of the model in tokens, question and answer together; a large one is assumed when absent. */
  readonly contextTokens?: number;
}
