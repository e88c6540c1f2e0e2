/** Applies the rules of each event's dataset; the last step before the store, whatever door the event came through. */
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Decoded, Rejected } from '../decoded.js';
import type { DatasetRules } from './dataset-rules.js';
import { redactEvent } from './redact-event.js';

export interface Ruled extends Decoded {
  /** How many events were taken and, because a rule says so, are not kept. */
  readonly excluded: number;
}

/**
 * Keeps what the rules let through, with the values that they name taken out.
 * Raises INGEST_DATASET_BLOCKED when every event belongs to a blocked dataset; a part of them is rejected by its index.
 */
export function applyRules<D extends Decoded>(
  decoded: D,
  rulesFor: (dataset: string) => DatasetRules | undefined,
): D & Ruled {
  if (decoded.events.every(({ dataset }) => rulesFor(dataset) === undefined)) return { ...decoded, excluded: 0 };
  const events: TelemetryEvent[] = [];
  const refused: Rejected[] = [];
  let excluded = 0;
  for (const [index, event] of decoded.events.entries()) {
    const rules = rulesFor(event.dataset);
    if (rules === undefined) events.push(event);
    else if (rules.blocked) refused.push({ index, code: 'INGEST_DATASET_BLOCKED', reason: blocked });
    else if (!rules.enabled || rules.excludesNamespace(event.namespace) || rules.excludesService(event.service)) {
      excluded += 1;
    } else events.push(redactEvent(event, rules));
  }
  if (refused.length > 0 && refused.length === decoded.events.length) {
    throw new EngineError('INGEST_DATASET_BLOCKED', blocked);
  }
  return { ...decoded, events, rejected: [...decoded.rejected, ...refused], excluded };
}

/** Only the values that rules name are taken out; nothing is left out or refused yet. */
export function redactAll(
  events: readonly TelemetryEvent[],
  rulesFor: (dataset: string) => DatasetRules | undefined,
): readonly TelemetryEvent[] {
  if (events.every(({ dataset }) => rulesFor(dataset) === undefined)) return events;
  return events.map((event) => {
    const rules = rulesFor(event.dataset);
    return rules === undefined ? event : redactEvent(event, rules);
  });
}

const blocked = 'This dataset is blocked. Unblock it in its settings, or send to another one.';
