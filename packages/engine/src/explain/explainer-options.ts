import type { Analysis } from '../analyze/analysis.js';
import type { Anonymizer } from '../anonymize/index.js';
import type { Clock } from '../model/clock.js';
import type { Logger } from '../model/log.js';
import type { WorkspaceStore } from '../store/workspace-store.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import type { Deadlines } from './deadlines.js';
import type { ModelSettings } from './explainer.js';
import type { Conversations } from './follow-up/conversations.js';
import type { Spending } from './spending/spending.js';

export interface ExplainerOptions {
  readonly model: ModelSettings;
  readonly workspace: WorkspaceStore;
  /** What the workspace allows; one of its own over `workspace` when absent. */
  readonly spending?: Spending;
  /** A new one for each request: its vault dies with the answer, or with the conversation about it. */
  readonly newAnonymizer: (analysis: Analysis, workspaceId: string) => Anonymizer | Promise<Anonymizer>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly deadlines?: Partial<Deadlines>;
  /** How often a failed call is tried again, with a back-off that grows; default 1. */
  readonly maxRetries?: number;
  /** Shared by all that ask the same model; one made of `breaker` when absent. */
  readonly circuit?: CircuitBreaker;
  /** Where an answer's vault is kept for follow-up questions; dropped with the answer when absent. */
  readonly conversations?: Conversations;
  readonly breaker?: { readonly failuresToOpen: number; readonly restMs: number };
  /** Only tests give another one. */
  readonly fetch?: typeof fetch;
}
