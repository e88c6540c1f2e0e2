/** The workspace database as Kysely sees it. Records are stored as JSON text: they are read whole, by id or by time. */

export interface WorkspaceTables {
  readonly explanations: {
    readonly workspace_id: string;
    readonly id: string;
    readonly created_at: string;
    readonly body: string;
  };
  readonly feedback: {
    readonly workspace_id: string;
    readonly explanation_id: string;
    readonly actor: string;
    readonly at: string;
    readonly body: string;
  };
  readonly ledger: {
    readonly workspace_id: string;
    readonly id: string;
    readonly at: string;
    readonly body: string;
    /** JSON of what became of the call; written a second time when it is over. */
    readonly outcome: string;
  };
  readonly follow_ups: {
    readonly workspace_id: string;
    readonly explanation_id: string;
    readonly id: string;
    readonly asked_at: string;
    readonly body: string;
  };
  readonly answer_cache: { readonly workspace_id: string; readonly key: string; readonly body: string };
  readonly api_keys: {
    readonly workspace_id: string;
    readonly id: string;
    readonly name: string;
    readonly sha256: string;
    readonly created_at: string;
    readonly revoked_at: string | null;
    readonly scope: string;
    readonly last_used_at: string | null;
  };
  /** What people decided about errors, by fingerprint. */
  readonly errors: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly fingerprint: string;
    readonly body: string;
  };
  readonly alerts: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly id: string;
    readonly created_at: string;
    readonly body: string;
  };
  readonly documents: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly kind: string;
    readonly id: string;
    /** What the list is ordered by: when it was made, or for runs when it was last done. */
    readonly at: string;
    readonly body: string;
  };
  readonly members: {
    readonly workspace_id: string;
    readonly user_id: string;
    readonly role: string;
    readonly added_at: string;
  };
  readonly invitations: {
    readonly workspace_id: string;
    readonly id: string;
    readonly sha256: string;
    readonly role: string;
    readonly created_at: string;
    readonly expires_at: string;
    readonly used_at: string | null;
  };
  readonly alert_states: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly alert_id: string;
    /** Grows with every check: of two that were made at once, one is made again. */
    readonly version: number;
    readonly body: string;
  };
  readonly alert_checks: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly alert_id: string;
    readonly id: string;
    readonly at: string;
    readonly body: string;
  };
  readonly channels: {
    readonly workspace_id: string;
    readonly id: string;
    readonly created_at: string;
    readonly body: string;
  };
  readonly deliveries: {
    readonly workspace_id: string;
    readonly id: string;
    readonly alert_id: string;
    readonly at: string;
    readonly status: string;
    readonly due_at: string;
    readonly body: string;
  };
  readonly leases: { readonly name: string; readonly holder: string; readonly until: string };
  readonly team_notes: {
    readonly workspace_id: string;
    readonly environment: string;
    readonly id: string;
    /** JSON of one text by which the note is found. */
    readonly key: string;
    readonly created_at: string;
    readonly body: string;
  };
  readonly settings: { readonly workspace_id: string; readonly name: string; readonly value: string };
}
