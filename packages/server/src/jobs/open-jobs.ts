/** Everything that this server does by itself, started together. */
import { randomBytes } from 'node:crypto';
import type { Actor } from '@baselime-ai/engine';
import { createCourier } from '../delivery/courier.js';
import type { ServerContext } from '../server-context.js';
import { checkAlertsJob } from './check-alerts.js';
import { deliverNewsJob } from './deliver-news.js';
import { startJobs } from './job.js';
import { removeExpiredJob } from './remove-expired.js';

/** Who asks when an alert asks; goes into the ledger. */
const ACTOR = 'alerts';

export function openJobs(context: ServerContext): { close(): Promise<void> } {
  const { engine, clock, logger, workspace, environment, config, publicUrl } = context;
  const actor: Actor = { workspaceId: workspace.id, environment, actor: ACTOR };
  const jobs = [
    checkAlertsJob({ engine, actor, clock, logger }),
    deliverNewsJob({
      engine,
      courier: createCourier(config),
      actor,
      workspaceName: workspace.name,
      publicUrl: publicUrl(),
      clock,
      logger,
      random: Math.random,
    }),
    removeExpiredJob({ engine, workspaceId: workspace.id, clock }),
  ];
  const holder = randomBytes(8).toString('hex');
  return startJobs(jobs, { leases: engine.workspace.leases, holder, clock, logger });
}
