/** Workspace data: what people and the program write about telemetry. SQLite family by default, PostgreSQL by URL. */
import type {
  Alert,
  AlertForm,
  Dashboard,
  Explanation,
  FeedbackRequest,
  FollowUp,
  LedgerEntry,
  QueryRun,
  SavedQuery,
} from '@baselime-ai/contract';

/** A model's wording, kept in tokens only: it holds no original value and no hash of one. */
export interface CachedAnswer {
  readonly key: string;
  readonly workspaceId: string;
  readonly text: string;
  readonly model: string;
  readonly createdAt: string;
}

export interface ApiKeyRecord {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** SHA-256 of the key, hexadecimal; the key itself is never stored. */
  readonly sha256: string;
  readonly createdAt: string;
  readonly revokedAt?: string;
}

/** What calls to models used. Tokens that a provider did not tell are estimated from the bytes, never taken for 0. */
export interface Spent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
  /** Calls whose cost is not known; `costUsd` holds nothing of them. Their tokens are among the others. */
  readonly unpriced: { readonly calls: number; readonly inputTokens: number; readonly outputTokens: number };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** Things that are written whole and belong to an environment of a workspace. */
export interface Documents<T> {
  /** Takes the place of the one with the same id. */
  save(workspaceId: string, environment: string, one: T): Promise<void>;
  find(workspaceId: string, environment: string, id: string): Promise<T | undefined>;
  /** Oldest first; at most 1,000. */
  list(workspaceId: string, environment: string): Promise<readonly T[]>;
  /** Whether there was one. */
  remove(workspaceId: string, environment: string, id: string): Promise<boolean>;
}

/** Every method raises STORE_UNAVAILABLE when the database cannot be reached; absent rows are `undefined`. */
export interface WorkspaceStore {
  readonly explanations: {
    save(workspaceId: string, explanation: Explanation): Promise<void>;
    find(workspaceId: string, id: string): Promise<Explanation | undefined>;
    /** Newest first. */
    list(workspaceId: string, page: PageRequest): Promise<Page<Explanation>>;
  };
  readonly feedback: {
    /** The last rating of an actor on an explanation wins. */
    save(
      workspaceId: string,
      explanationId: string,
      actor: string,
      feedback: FeedbackRequest,
      at: string,
    ): Promise<void>;
    list(
      workspaceId: string,
      explanationId: string,
    ): Promise<readonly (FeedbackRequest & { readonly actor: string; readonly at: string })[]>;
  };
  readonly ledger: {
    /** Written before the bytes leave. */
    open(workspaceId: string, entry: LedgerEntry): Promise<void>;
    settle(
      workspaceId: string,
      id: string,
      outcome: Pick<LedgerEntry, 'outcome' | 'inputTokens' | 'outputTokens' | 'costUsd'>,
    ): Promise<void>;
    find(workspaceId: string, id: string): Promise<LedgerEntry | undefined>;
    list(workspaceId: string, page: PageRequest): Promise<Page<LedgerEntry>>;
    /** Over the calls since an instant that were answered or cancelled on the way; failed ones cost nothing. */
    spent(workspaceId: string, since: string): Promise<Spent>;
  };
  /** Questions about an explanation, with their answers. */
  readonly followUps: {
    save(workspaceId: string, followUp: FollowUp): Promise<void>;
    /** In the order they were asked; the last 200. */
    list(workspaceId: string, explanationId: string): Promise<readonly FollowUp[]>;
  };
  readonly cache: {
    find(workspaceId: string, key: string): Promise<CachedAnswer | undefined>;
    save(answer: CachedAnswer): Promise<void>;
  };
  readonly apiKeys: {
    create(record: ApiKeyRecord): Promise<void>;
    findBySha256(sha256: string): Promise<ApiKeyRecord | undefined>;
    list(workspaceId: string): Promise<readonly ApiKeyRecord[]>;
    revoke(workspaceId: string, id: string, at: string): Promise<void>;
  };
  /** Alerts belong to an environment of a workspace. */
  readonly alerts: {
    /** Takes the place of the alert with the same id. */
    save(workspaceId: string, environment: string, alert: Alert): Promise<void>;
    find(workspaceId: string, environment: string, id: string): Promise<Alert | undefined>;
    /** Oldest first; at most 1,000. */
    list(workspaceId: string, environment: string): Promise<readonly Alert[]>;
    /** Whether there was one. */
    remove(workspaceId: string, environment: string, id: string): Promise<boolean>;
  };
  readonly queries: Documents<SavedQuery>;
  readonly dashboards: Documents<Dashboard>;
  /** By the id of the alert. */
  readonly alertForms: Documents<AlertForm>;
  /** What was run; only the newest 200 of an environment are kept. */
  readonly runs: {
    /** Takes the place of the run with the same id. */
    save(workspaceId: string, environment: string, run: QueryRun): Promise<void>;
    /** Newest first. */
    list(workspaceId: string, environment: string, limit: number): Promise<readonly QueryRun[]>;
  };
  readonly settings: {
    find(workspaceId: string, name: string): Promise<string | undefined>;
    save(workspaceId: string, name: string, value: string): Promise<void>;
  };
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
