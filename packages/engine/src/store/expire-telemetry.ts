/** What is removed under the words of the settings. */
import { EngineError } from '../model/errors.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis } from '../model/units.js';
import type { TelemetryStore } from './telemetry-store.js';

const KINDS: Readonly<Record<string, readonly TelemetryEvent['kind'][]>> = {
  logs: ['log', 'event'],
  traces: ['span', 'span-event'],
  metrics: ['metric'],
};

/** Raises REQUEST_INVALID for a word that is none of them, and what the store raises. */
export async function expireTelemetry(store: TelemetryStore, kept: string, beforeMs: number): Promise<void> {
  const kinds = Object.hasOwn(KINDS, kept) ? KINDS[kept] : undefined;
  if (kinds === undefined) throw new EngineError('REQUEST_INVALID', 'Logs, traces and metrics are what is kept.');
  await store.remove(kinds, fromEpochMillis(Math.trunc(beforeMs)));
}
