/** What one attempt to deliver came to. Failures of the other side are expected: they are returned, not thrown. */
export interface Attempt {
  /** `retryable`: the same may work later. */
  readonly result: 'delivered' | 'retryable' | 'failed';
  /** In one sentence, for the log of deliveries; never what the other side wrote. */
  readonly outcome: string;
  /** What the other side asked to wait for. */
  readonly afterMs?: number;
}
