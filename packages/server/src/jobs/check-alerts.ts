/** The job that evaluates alerts when their time has come. */
import type { Alert } from '@baselime-ai/contract';
import type { Actor, Clock, Engine, Logger } from '@baselime-ai/engine';
import { epochMs } from '../instant-text.js';
import type { Job } from './job.js';

const PAUSE_MS = 2_000;

export interface CheckAlertsOptions {
  readonly engine: Pick<Engine, 'alerts' | 'checkAlert'>;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Those that were never evaluated come first, then those that wait longest. What was missed is done once. */
export function dueAlerts(alerts: readonly Alert[], nowMs: number): readonly Alert[] {
  const dueAt = ({ evaluatedAt, frequency }: Alert): number =>
    evaluatedAt === undefined ? 0 : Date.parse(evaluatedAt) + frequency;
  return alerts.filter((alert) => alert.enabled && dueAt(alert) <= nowMs).sort((a, b) => dueAt(a) - dueAt(b));
}

export function checkAlertsJob({ engine, actor, clock, logger }: CheckAlertsOptions): Job {
  return {
    name: 'alerts',
    pauseMs: PAUSE_MS,
    async run(goOn) {
      for (const alert of dueAlerts(await engine.alerts(actor), epochMs(clock))) {
        if (!(await goOn())) return;
        // One that cannot be evaluated must not hold up the others.
        await engine.checkAlert(actor, alert.id).catch((error: unknown) => {
          const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
          logger.warn('an alert was not evaluated', { alert: alert.id, code });
        });
      }
    },
  };
}
