/** What people decided about an error: the kind of failure that a fingerprint names. */
import { z } from 'zod';

export const ERROR_STATUSES = ['active', 'ignored', 'resolved'] as const;
export const ErrorStatus = z.enum(ERROR_STATUSES);
export type ErrorStatus = z.infer<typeof ErrorStatus>;

const Fingerprint = z.string().min(1).max(256);

/** An error that nobody decided anything about has no record: it is active. */
export const ErrorRecord = z.object({
  fingerprint: Fingerprint,
  status: ErrorStatus,
  /** When the status was chosen. A resolved error that was seen after this is active again. */
  statusAt: z.string(),
  /** Who looks after it, as people call them. */
  assignee: z.string().min(1).max(200).optional(),
  /** The error that this one is the same as; never one that is merged itself. */
  mergedInto: Fingerprint.optional(),
});
export type ErrorRecord = z.infer<typeof ErrorRecord>;

/** What is absent stays as it is; `null` takes the value away. */
export const ErrorChange = z.object({
  status: ErrorStatus.optional(),
  assignee: z.string().trim().min(1).max(200).nullable().optional(),
  mergedInto: Fingerprint.nullable().optional(),
});
export type ErrorChange = z.infer<typeof ErrorChange>;

export const ErrorRecordsAnswer = z.object({ errors: z.array(ErrorRecord) });
export type ErrorRecordsAnswer = z.infer<typeof ErrorRecordsAnswer>;
