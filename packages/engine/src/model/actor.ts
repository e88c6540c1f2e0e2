/** Whose data, and who asks. */
export interface Actor {
  readonly workspaceId: string;
  readonly environment: string;
  /** A user's id or an API key's id; goes into the ledger. */
  readonly actor: string;
}
