/**
 * Stage 6 of 6 — explain.
 *
 * in    Analysis, and an Anonymizer for what goes to a model
 * out   a stream of AnswerEvents that ends in exactly one `answer-end` or `answer-error`; the Explanation is stored
 * pure  no: calls a model (only through providers/egress.ts), writes cache, ledger and explanations
 * fails a model that is slow, wrong or down, or a guard that blocks: the narrator answers and the note says why
 */
export { CircuitBreaker } from './circuit-breaker.js';
export { CANCELLED, createExplainer } from './create-explainer.js';
export type { Deadlines } from './deadlines.js';
export type { Explainer, ExplainRequest, ModelSettings } from './explainer.js';
export type { ExplainerOptions } from './explainer-options.js';
export { Conversations } from './follow-up/conversations.js';
export { createFollowUps, type FollowUps } from './follow-up/create-follow-ups.js';
export type { FollowUpOptions } from './follow-up/follow-up-options.js';
export { narrate } from './narrator/narrate.js';
export { PROMPT_VERSION } from './prompt/instructions.js';
export { providerHost } from './providers/model-client.js';
export { Spending } from './spending/spending.js';
