/** `.baselime` files as they cross HTTP. */
import { z } from 'zod';

export const OrlFile = z.object({ name: z.string().min(1).max(512), text: z.string().max(1_000_000) });
export type OrlFile = z.infer<typeof OrlFile>;

export const OrlImportRequest = z.object({
  files: z.array(OrlFile).min(1).max(500),
  /** Says what would be done and does nothing. */
  dryRun: z.boolean().default(false),
});
export type OrlImportRequest = z.infer<typeof OrlImportRequest>;

/** The ids of what was saved, and what was left out, in sentences. */
export const OrlImportAnswer = z.object({
  queries: z.array(z.string()),
  alerts: z.array(z.string()),
  dashboards: z.array(z.string()),
  notes: z.array(z.string()),
});
export type OrlImportAnswer = z.infer<typeof OrlImportAnswer>;

export const OrlExportAnswer = z.object({ files: z.array(OrlFile) });
export type OrlExportAnswer = z.infer<typeof OrlExportAnswer>;
