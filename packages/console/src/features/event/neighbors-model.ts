import type { EventView } from '@baselime-ai/contract';
import { byTime } from '../events/model.js';

const EACH_SIDE = 3;

/** The event with up to three before and three after it, oldest first; empty when it is not among them. */
export function aroundOf(events: readonly EventView[], id: string): readonly EventView[] {
  const ordered = [...events].sort(byTime);
  const at = ordered.findIndex((event) => event.id === id);
  return at < 0 ? [] : ordered.slice(Math.max(0, at - EACH_SIDE), at + EACH_SIDE + 1);
}
