/** Everything that the routes need, made once at start. */
import type { Clock, Engine, Logger, SavedWork } from '@baselime-ai/engine';
import type { Accounts } from './accounts/accounts.js';
import type { Members } from './accounts/members.js';
import type { SignInLinks } from './accounts/sign-in-links.js';
import type { Config } from './config.js';
import type { FailedAttempts } from './guard/failed-attempts.js';
import type { ApiKeys } from './keys/api-keys.js';
import type { ServerMetrics } from './metrics/server-metrics.js';

export interface ServerContext {
  readonly config: Config;
  readonly engine: Engine;
  /** Saved queries, runs and dashboards. */
  readonly saved: SavedWork;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly metrics: ServerMetrics;
  readonly apiKeys: ApiKeys;
  readonly accounts: Accounts;
  readonly members: Members;
  readonly signInLinks: SignInLinks;
  readonly failedSignIns: FailedAttempts;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly environment: string;
  readonly demo: boolean;
  /** Where people reach the console, without a slash at the end; known once the server listens. */
  readonly publicUrl: () => string;
  /** Aborts when the server closes; long streams end with it. */
  readonly closing: AbortSignal;
}
