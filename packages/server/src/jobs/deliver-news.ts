/** The job that delivers the news of alerts, again and again until it arrived or will not. */
import type { Explanation } from '@baselime-ai/contract';
import type { Actor, Clock, Engine, Logger } from '@baselime-ai/engine';
import type { Courier } from '../delivery/courier.js';
import type { News } from '../delivery/message.js';
import { epochMs } from '../instant-text.js';
import { explainsAlerts } from '../settings/alert-settings.js';
import type { Job } from './job.js';

type DeliveryRecord = Awaited<ReturnType<Engine['workspace']['deliveries']['due']>>[number];

export interface DeliverNewsOptions {
  readonly engine: Pick<Engine, 'explain' | 'workspace'>;
  readonly courier: Courier;
  readonly actor: Actor;
  readonly workspaceName: string;
  /** Of the console, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 to 1, the second not included. */
  readonly random: () => number;
}

const PAUSE_MS = 2_000;
const AT_ONCE = 10;
export const MOST_ATTEMPTS = 8;
const FIRST_WAIT_MS = 10_000;
const MOST_WAIT_MS = 10 * 60_000;
const EXPLAIN_MS = 45_000;

/** Doubles from ten seconds to ten minutes, and up to a fifth more or less so that many do not come back at once. */
export const waitMs = (attempts: number, random: () => number): number =>
  Math.round(Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), MOST_WAIT_MS) * (0.8 + 0.4 * random()));

export function deliverNewsJob(options: DeliverNewsOptions): Job {
  const { engine, actor, clock } = options;
  const { deliveries } = engine.workspace;
  return {
    name: 'deliveries',
    pauseMs: PAUSE_MS,
    async run(goOn) {
      const due = await deliveries.due(actor.workspaceId, new Date(epochMs(clock)).toISOString(), AT_ONCE);
      const explained = new Map<string, Promise<DeliveryRecord['explanation']>>();
      for (const one of due) {
        if (!(await goOn())) return;
        await deliver(options, one, (delivery) => {
          const known = explained.get(delivery.checkId) ?? explain(options, delivery);
          explained.set(delivery.checkId, known);
          return known;
        });
      }
    },
  };
}

async function deliver(
  options: DeliverNewsOptions,
  delivery: DeliveryRecord,
  explanationOf: (delivery: DeliveryRecord) => Promise<DeliveryRecord['explanation']>,
): Promise<void> {
  const { engine, courier, actor, clock, logger, random } = options;
  const { channels, deliveries } = engine.workspace;
  const { dueAt: _due, ...over } = delivery;
  const channel = await channels.find(actor.workspaceId, delivery.channelId);
  if (channel === undefined) {
    await deliveries.save(actor.workspaceId, { ...over, status: 'failed', outcome: 'The channel was removed.' });
    return;
  }
  const explanation = delivery.explanation ?? (delivery.attempts === 0 ? await explanationOf(delivery) : undefined);
  const whole = { ...over, ...(explanation === undefined ? {} : { explanation }) };
  const attempt = await courier.send(channel, newsOf(options, whole, channel));
  const attempts = delivery.attempts + 1;
  const given = { ...whole, attempts, outcome: attempt.outcome };
  const again = attempt.result === 'retryable' && attempts < MOST_ATTEMPTS;
  if (again) {
    const dueAt = new Date(epochMs(clock) + (attempt.afterMs ?? waitMs(attempts, random))).toISOString();
    await deliveries.save(actor.workspaceId, { ...given, status: 'pending', dueAt });
    return;
  }
  const status = attempt.result === 'delivered' ? 'delivered' : 'failed';
  if (status === 'failed') logger.warn('news of an alert was not delivered', { channel: channel.id, attempts });
  await deliveries.save(actor.workspaceId, { ...given, status });
}

function newsOf(
  { workspaceName, publicUrl }: DeliverNewsOptions,
  delivery: Omit<DeliveryRecord, 'dueAt'>,
  channel: News['channel'],
): News {
  const { explanation } = delivery;
  return {
    event: delivery.event,
    workspace: workspaceName,
    environment: delivery.environment,
    alert: { id: delivery.alertId, name: delivery.alertName },
    check: delivery.check,
    channel: { id: channel.id, name: channel.name, type: channel.type },
    url: `${publicUrl}/alerts/${encodeURIComponent(delivery.alertId)}`,
    ...(explanation === undefined
      ? {}
      : { explanation: { ...explanation, url: `${publicUrl}/explanations/${encodeURIComponent(explanation.id)}` } }),
  };
}

/** Undefined when it is turned off, and when it fails or takes too long: the news goes out without it. */
async function explain(
  { engine, actor, logger }: DeliverNewsOptions,
  { subject }: DeliveryRecord,
): Promise<DeliveryRecord['explanation']> {
  if (subject === undefined || !(await explainsAlerts(engine.workspace.settings, actor.workspaceId))) return undefined;
  let done: Explanation | undefined;
  for await (const event of engine.explain(actor, { subject }, AbortSignal.timeout(EXPLAIN_MS))) {
    if (event.type === 'answer-end') done = event.explanation;
    if (event.type === 'answer-error')
      logger.warn('news of an alert goes without its explanation', { code: event.code });
  }
  if (done === undefined) return undefined;
  return { id: done.id, summary: done.sections.summary, rootCause: done.rootCause.statement, engine: done.engine };
}
