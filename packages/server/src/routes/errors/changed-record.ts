import type { ErrorChange, ErrorRecord } from '@baselime-ai/contract';

/** The record after the change. Choosing the same status again counts as choosing it now. */
export function changedRecord(
  known: ErrorRecord | undefined,
  fingerprint: string,
  change: ErrorChange,
  at: string,
): ErrorRecord {
  const assignee = change.assignee === undefined ? known?.assignee : (change.assignee ?? undefined);
  const mergedInto = change.mergedInto === undefined ? known?.mergedInto : (change.mergedInto ?? undefined);
  return {
    fingerprint,
    status: change.status ?? known?.status ?? 'active',
    statusAt: change.status === undefined ? (known?.statusAt ?? at) : at,
    ...(assignee === undefined ? {} : { assignee }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  };
}
