/** Workspace data: what people and the program write about telemetry. SQLite family by default, PostgreSQL by URL. */
import type {
  Alert,
  AlertCheck,
  AlertForm,
  Dashboard,
  Delivery,
  ErrorRecord,
  Explanation,
  FeedbackRequest,
  FollowUp,
  KeyScope,
  LedgerEntry,
  QueryRun,
  Role,
  SavedQuery,
  StoredChannel,
  Subject,
  TeamNote,
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
  readonly scope: KeyScope;
  readonly createdAt: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
}

export interface MemberRecord {
  readonly userId: string;
  readonly role: Role;
  readonly addedAt: string;
}

export interface InvitationRecord {
  readonly id: string;
  /** SHA-256 of the token, hexadecimal. */
  readonly sha256: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt?: string;
}

/** What the checks of an alert came to; apart from the alert, so that who edits one never undoes a check. */
export interface AlertStateRecord {
  /** Absent while no evaluation could be made. */
  readonly state?: Alert['state'];
  readonly since?: string;
  readonly evaluatedAt: string;
  readonly lastValue: number | null;
  /** Names of the groups that are firing, so that a further one is news. */
  readonly firing: readonly string[];
}

/** A delivery with what its message says. */
export interface DeliveryRecord extends Delivery {
  readonly environment: string;
  readonly check: AlertCheck;
  /** The query of the alert, by its name in the message. */
  readonly queryName: string;
  /** What is explained before the first attempt, where that is turned on. */
  readonly subject?: Subject;
  readonly explanation?: {
    readonly id: string;
    readonly summary: string;
    readonly rootCause: string;
    readonly engine: string;
  };
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
  /** Found again by keys: texts that say what failed, such as an error's fingerprint. They belong to an environment. */
  readonly teamNotes: {
    save(workspaceId: string, environment: string, note: TeamNote, keys: readonly string[]): Promise<void>;
    /** With the keys that matched, newest first; at most 20. */
    find(
      workspaceId: string,
      environment: string,
      keys: readonly string[],
    ): Promise<readonly { readonly note: TeamNote; readonly keys: readonly string[] }[]>;
    /** Newest first; at most 1,000. */
    list(workspaceId: string, environment: string): Promise<readonly TeamNote[]>;
    /** Whether there was one. */
    remove(workspaceId: string, environment: string, id: string): Promise<boolean>;
  };
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
    /** Remembers when it was used. */
    touch(workspaceId: string, id: string, at: string): Promise<void>;
    revoke(workspaceId: string, id: string, at: string): Promise<void>;
  };
  /** What people decided about errors, in an environment of a workspace. */
  readonly errors: {
    /** Takes the place of the record with the same fingerprint. */
    save(workspaceId: string, environment: string, record: ErrorRecord): Promise<void>;
    find(workspaceId: string, environment: string, fingerprint: string): Promise<ErrorRecord | undefined>;
    /** By fingerprint; at most 10,000. */
    list(workspaceId: string, environment: string): Promise<readonly ErrorRecord[]>;
  };
  /** Alerts belong to an environment of a workspace. */
  readonly alerts: {
    /** Takes the place of the alert with the same id. */
    save(workspaceId: string, environment: string, alert: Alert): Promise<void>;
    find(workspaceId: string, environment: string, id: string): Promise<Alert | undefined>;
    /** Oldest first; at most 1,000. */
    list(workspaceId: string, environment: string): Promise<readonly Alert[]>;
    /** With its state and checks. Whether there was one. */
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
  readonly alertChecks: {
    state(
      workspaceId: string,
      environment: string,
      alertId: string,
    ): Promise<(AlertStateRecord & { readonly version: number }) | undefined>;
    /** By the id of the alert. */
    states(
      workspaceId: string,
      environment: string,
    ): Promise<ReadonlyMap<string, AlertStateRecord & { readonly version: number }>>;
    /**
     * Keeps a check, the state it leads to and what is to be delivered, all or nothing. False when the state is not at
     * version `expected` (undefined: there is none) any more; then nothing was kept.
     */
    record(
      workspaceId: string,
      environment: string,
      made: {
        readonly check: AlertCheck;
        readonly state: AlertStateRecord;
        readonly expected: number | undefined;
        readonly deliveries: readonly DeliveryRecord[];
        /** Older checks of the alert are dropped. */
        readonly keepFrom: string;
      },
    ): Promise<boolean>;
    /** Newest first. */
    list(workspaceId: string, environment: string, alertId: string, page: PageRequest): Promise<Page<AlertCheck>>;
  };
  readonly channels: {
    /** Takes the place of the channel with the same id. */
    save(workspaceId: string, channel: StoredChannel): Promise<void>;
    find(workspaceId: string, id: string): Promise<StoredChannel | undefined>;
    /** Oldest first. */
    list(workspaceId: string): Promise<readonly StoredChannel[]>;
    remove(workspaceId: string, id: string): Promise<boolean>;
  };
  /** Deliveries are made with the check that causes them, see `alertChecks.record`. */
  readonly deliveries: {
    /** Pending ones whose time has come, the longest waiting first. */
    due(workspaceId: string, at: string, limit: number): Promise<readonly DeliveryRecord[]>;
    /** What became of one. */
    save(workspaceId: string, delivery: DeliveryRecord): Promise<void>;
    /** Newest first. */
    list(workspaceId: string, page: PageRequest, alertId?: string): Promise<Page<DeliveryRecord>>;
  };
  /** Who of several servers on one database does the work that only one may do. */
  readonly leases: {
    /** True when `holder` has it until then: it was free, over at `at`, or its own already. */
    take(name: string, holder: string, at: string, until: string): Promise<boolean>;
    release(name: string, holder: string): Promise<void>;
  };
  readonly members: {
    /** A later role of the same user wins; the time of joining stays. */
    save(workspaceId: string, member: MemberRecord): Promise<void>;
    find(workspaceId: string, userId: string): Promise<MemberRecord | undefined>;
    /** Who joined first comes first. */
    list(workspaceId: string): Promise<readonly MemberRecord[]>;
    remove(workspaceId: string, userId: string): Promise<boolean>;
  };
  readonly invitations: {
    create(workspaceId: string, record: InvitationRecord): Promise<void>;
    /** Uses it up; undefined when there is none, it was used, or its time is over. Of two users at once one gets it. */
    use(workspaceId: string, sha256: string, at: string): Promise<InvitationRecord | undefined>;
    /** Makes a used one good again: whoever used it could not join. */
    reopen(workspaceId: string, id: string): Promise<void>;
    /** Oldest first, used ones too. */
    list(workspaceId: string): Promise<readonly InvitationRecord[]>;
    remove(workspaceId: string, id: string): Promise<boolean>;
  };
  readonly settings: {
    find(workspaceId: string, name: string): Promise<string | undefined>;
    save(workspaceId: string, name: string, value: string): Promise<void>;
  };
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
