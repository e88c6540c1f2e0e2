/** The job that removes telemetry whose time is over. */
import type { Clock, Engine } from '@baselime-ai/engine';
import { epochMs, instantText } from '../instant-text.js';
import { markRemoved, readRetention } from '../settings/retention.js';
import type { Job } from './job.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface RemoveExpiredOptions {
  readonly engine: Pick<Engine, 'expire' | 'workspace'>;
  readonly workspaceId: string;
  readonly clock: Clock;
}

export function removeExpiredJob({ engine, workspaceId, clock }: RemoveExpiredOptions): Job {
  const { settings } = engine.workspace;
  return {
    name: 'retention',
    pauseMs: HOUR_MS,
    async run(goOn) {
      const { removedAt: _before, ...days } = await readRetention(settings, workspaceId);
      for (const [kept, limit] of Object.entries(days)) {
        if (limit === null) continue;
        if (!(await goOn())) return;
        await engine.expire(kept, epochMs(clock) - limit * DAY_MS);
      }
      await markRemoved(settings, workspaceId, instantText(clock));
    },
  };
}
