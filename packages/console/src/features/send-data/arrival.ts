/** Whether the first event is there, told from what was newest before and what is newest now. */
import type { EventView } from '@baselime-ai/contract';

export type Arrival =
  | { readonly state: 'checking' | 'failed' | 'waiting' }
  /** Events were there before; none has come since. */
  | { readonly state: 'earlier'; readonly event: EventView }
  /** `event` is absent when what arrived is older than what the page looks at. */
  | { readonly state: 'arrived'; readonly event?: EventView };

export interface Seen {
  readonly openedMs: number;
  /** Undefined until it is known. */
  readonly before: { readonly event: EventView | null; readonly count: number } | undefined;
  readonly event: EventView | null | undefined;
  readonly count: number | undefined;
  /** What was there before could not be asked. */
  readonly failed: boolean;
}

/** Who sends first and opens the page then still wants to see it: so much earlier counts as now. */
const JUST_NOW_MS = 60_000;

export function arrivalOf({ openedMs, before, event, count, failed }: Seen): Arrival {
  if (before === undefined) return { state: failed ? 'failed' : 'checking' };
  const known = before.event;
  if (known !== null && known.timestampMs >= openedMs - JUST_NOW_MS) return { state: 'arrived', event: known };
  // An event that is older than the newest one known cannot be told from those before it.
  const isNew = event && event.id !== known?.id && event.timestampMs >= (known?.timestampMs ?? 0);
  if (isNew) return { state: 'arrived', event };
  if (count !== undefined && count > before.count) return { state: 'arrived' };
  return known === null ? { state: 'waiting' } : { state: 'earlier', event: known };
}
