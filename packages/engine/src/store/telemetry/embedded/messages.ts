/** What the supervisor and the embedded engine's process say to each other over the IPC channel. */

export interface OpenMessage {
  readonly type: 'open';
  /** Absolute path of the engine's own folder. */
  readonly path: string;
  readonly user: string;
  /** Random for each start; kept off the command line, where other users could read it. */
  readonly password: string;
  readonly maxMemoryBytes: number;
}
export interface StopMessage {
  readonly type: 'stop';
}
export type ToEngine = OpenMessage | StopMessage;

export type FromEngine =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'failed'; readonly message: string };

const typeOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;

/** Guarantees no more than the tag: both ends of the channel are this program, in one version. */
export const asToEngine = (value: unknown): ToEngine | undefined =>
  typeOf(value) === 'open' || typeOf(value) === 'stop' ? (value as ToEngine) : undefined;

/** Guarantees no more than the tag: both ends of the channel are this program, in one version. */
export const asFromEngine = (value: unknown): FromEngine | undefined =>
  typeOf(value) === 'ready' || typeOf(value) === 'failed' ? (value as FromEngine) : undefined;
