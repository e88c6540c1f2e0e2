import type { CircuitBreaker } from '../circuit-breaker.js';
import type { ExplainerOptions } from '../explainer-options.js';
import type { Spending } from '../spending/spending.js';
import type { Conversations } from './conversations.js';
import type { FollowUpLimits } from './limits.js';

export interface FollowUpOptions extends ExplainerOptions {
  readonly spending: Spending;
  readonly circuit: CircuitBreaker;
  readonly conversations: Conversations;
  readonly limits?: Partial<FollowUpLimits>;
}
