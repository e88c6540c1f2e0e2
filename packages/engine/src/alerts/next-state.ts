/** What a check makes of the state of an alert, and who hears of it. Pure. */
import type { AlertCheck, CheckedGroup } from '@baselime-ai/contract';
import type { AlertStateRecord } from '../store/workspace-store.js';

export interface NextState {
  readonly state: AlertStateRecord;
  /** Absent when there is nothing new to tell. */
  readonly news?: 'firing' | 'resolved';
}

/** A group under one name, the same at every check; the whole has the empty name. */
export const nameOfGroup = ({ group }: CheckedGroup): string =>
  group === undefined ? '' : JSON.stringify(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * An alert tells when it begins to fire, when a further group fires, and when it is ok after it fired. No data is no
 * news: it neither fires nor resolves. A check that failed changes nothing but the time of the last evaluation.
 */
export function nextState(before: AlertStateRecord | undefined, check: AlertCheck): NextState {
  const firing = before?.firing ?? [];
  if (check.outcome === 'failed') {
    const { at: evaluatedAt } = check;
    return { state: { lastValue: null, ...before, firing, evaluatedAt } };
  }
  const since = before?.state === check.outcome ? (before.since ?? check.at) : check.at;
  const kept = { state: check.outcome, since, evaluatedAt: check.at, lastValue: check.value };
  if (check.outcome === 'no-data') return { state: { ...kept, firing } };
  const now = check.groups.filter((group) => group.firing).map(nameOfGroup);
  const state = { ...kept, firing: now };
  if (now.some((name) => !firing.includes(name))) return { state, news: 'firing' };
  return firing.length > 0 && now.length === 0 ? { state, news: 'resolved' } : { state };
}
