/** What `history.ts` and its thread say to each other. Both are of one build, so what arrives is what was sent. */
import type { ShopOptions } from './generate.js';
import type { Progress, ReplayResult } from './replay.js';

export interface History extends ShopOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
}

export type FromWorker =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'end'; readonly result: ReplayResult };

/** Holds because only `history.ts` talks to the thread. */
export const asHistory = (value: unknown): History => value as History;
/** Holds because only the thread talks to `history.ts`. */
export const asFromWorker = (value: unknown): FromWorker => value as FromWorker;
