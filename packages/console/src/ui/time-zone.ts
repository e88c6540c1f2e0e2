/** Whether times are shown in the reader's time zone or in UTC. One choice for the whole console. */
import { useSyncExternalStore } from 'react';
import { storedChoice } from './stored-choice.js';

export const ZONES = ['local', 'utc'] as const;
export type Zone = (typeof ZONES)[number];

const choice = storedChoice<Zone>('time-zone', ZONES);
export const chooseZone = choice.set;
export const currentZone = choice.get;
export const useZone = (): Zone => useSyncExternalStore(choice.subscribe, choice.get);

/** `UTC`, or the reader's zone such as `Europe/Vienna`. */
export function zoneName(zone: Zone): string {
  return zone === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** As a `datetime-local` field wants it: the chosen zone's time without a zone. */
export function fieldText(ms: number): string {
  const offsetMs = currentZone() === 'utc' ? 0 : new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(ms - offsetMs).toISOString().slice(0, 19);
}

/** The instant of a `datetime-local` field in epoch milliseconds; NaN when it is empty or odd. */
export function fieldInstant(text: string): number {
  return new Date(currentZone() === 'utc' ? `${text}Z` : text).getTime();
}
