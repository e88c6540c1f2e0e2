/** The fingerprint of an event anew, after a part of what makes it the same error has changed. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { accountOf, errorTextOf, regionOf, rootsOf } from '../record/record-fields.js';
import { fingerprintOf } from './fingerprint.js';

/** Type and message of the error that an event speaks of; its message or name when it names no error. */
export const errorOf = (event: TelemetryEvent): string =>
  errorTextOf(rootsOf(event.data)) ?? event.message ?? event.name ?? '';

/** The same event when it has no fingerprint. */
export function refingerprinted(event: TelemetryEvent): TelemetryEvent {
  if (event.fingerprint === undefined) return event;
  const roots = rootsOf(event.data);
  const fingerprint = fingerprintOf({
    ...event,
    account: accountOf(roots),
    region: regionOf(roots),
    error: errorOf(event),
  });
  return { ...event, fingerprint };
}
