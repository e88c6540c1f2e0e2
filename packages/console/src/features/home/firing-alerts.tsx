/** Alerts that hold right now. Nothing where none does, or where the server keeps no state of alerts. */
import type { ReactElement } from 'react';

export function FiringAlerts(): ReactElement | null {
  return null;
}
