/** How long telemetry is kept, as it is saved: days by what it is, null for ever. */
import { Retention, type RetentionView } from '@baselime-ai/contract';
import type { Engine } from '@baselime-ai/engine';

type Settings = Engine['workspace']['settings'];

const DAYS = 'retention-days';
const DONE = 'retention-done';
const FOREVER: Retention = { logs: null, traces: null, metrics: null };

export async function readRetention(settings: Settings, workspaceId: string): Promise<RetentionView> {
  const [days, removedAt] = await Promise.all([settings.find(workspaceId, DAYS), settings.find(workspaceId, DONE)]);
  const saved = days === undefined ? FOREVER : Retention.parse(JSON.parse(days));
  return { ...saved, ...(removedAt === undefined ? {} : { removedAt }) };
}

export const saveRetention = (settings: Settings, workspaceId: string, retention: Retention): Promise<void> =>
  settings.save(workspaceId, DAYS, JSON.stringify(retention));

/** That expired telemetry was looked for. */
export const markRemoved = (settings: Settings, workspaceId: string, at: string): Promise<void> =>
  settings.save(workspaceId, DONE, at);
