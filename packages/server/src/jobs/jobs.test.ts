import type { Alert, AnswerEvent } from '@baselime-ai/contract';
import { type Clock, type Engine, silentLogger } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { alert, alertCheck, createFakeEngine, explanation } from '../__fixtures__/fake-engine.js';
import type { Attempt } from '../delivery/attempt.js';
import type { News } from '../delivery/message.js';
import { checkAlertsJob, dueAlerts } from './check-alerts.js';
import { deliverNewsJob, MOST_ATTEMPTS, waitMs } from './deliver-news.js';
import { type Job, type JobContext, LEASE_MS, runRound } from './job.js';
import { removeExpiredJob } from './remove-expired.js';

type DeliveryRecord = Awaited<ReturnType<Engine['workspace']['deliveries']['due']>>[number];

const START = Date.UTC(2024, 4, 1);
const actor = { workspaceId: 'default', environment: 'default', actor: 'alerts' };

/** A clock that a test moves. */
function movable(): Clock & { ms: number } {
  const clock = {
    ms: START,
    now: () => (BigInt(clock.ms) * 1_000_000n) as ReturnType<Clock['now']>,
    monotonicMs: () => clock.ms,
  };
  return clock;
}

/** Leases of one database, in memory. */
function memoryLeases(): Engine['workspace']['leases'] {
  const held = new Map<string, { holder: string; until: string }>();
  return {
    take: async (name, holder, at, until) => {
      const lease = held.get(name);
      if (lease !== undefined && lease.holder !== holder && lease.until > at) return false;
      held.set(name, { holder, until });
      return true;
    },
    release: async (name, holder) => void (held.get(name)?.holder === holder && held.delete(name)),
  };
}

const contextOf = (clock: Clock, leases: JobContext['leases'], holder: string): JobContext => ({
  leases,
  holder,
  clock,
  logger: silentLogger,
  closing: new AbortController().signal,
});

describe('a job', () => {
  it('is done by one of two servers, and by the other when that one is gone', async () => {
    const [clock, leases] = [movable(), memoryLeases()];
    const done: string[] = [];
    const as = (holder: string) =>
      runRound({ name: 'work', pauseMs: 1, run: async () => void done.push(holder) }, contextOf(clock, leases, holder));
    await Promise.all([as('a'), as('b')]);
    clock.ms += LEASE_MS - 1;
    await as('b');
    expect(done).toEqual(['a']);
    clock.ms += 1;
    await as('b');
    await as('a');
    expect(done).toEqual(['a', 'b']);
  });

  it('stops in the middle when another server has taken over', async () => {
    const [clock, leases] = [movable(), memoryLeases()];
    const seen: boolean[] = [];
    const slow: Job = {
      name: 'work',
      pauseMs: 1,
      async run(goOn) {
        seen.push(await goOn());
        clock.ms += 2 * LEASE_MS;
        await leases.take(
          'job:work',
          'b',
          new Date(clock.ms).toISOString(),
          new Date(clock.ms + LEASE_MS).toISOString(),
        );
        seen.push(await goOn());
      },
    };
    await runRound(slow, contextOf(clock, leases, 'a'));
    expect(seen).toEqual([true, false]);
  });

  it('survives what it raises', async () => {
    const failing: Job = { name: 'work', pauseMs: 1, run: async () => Promise.reject(new Error('no')) };
    await expect(runRound(failing, contextOf(movable(), memoryLeases(), 'a'))).resolves.toBeUndefined();
  });
});

const evaluated = (id: string, secondsAgo: number | undefined, more: Partial<Alert> = {}): Alert => ({
  ...alert,
  id,
  ...more,
  ...(secondsAgo === undefined ? {} : { evaluatedAt: new Date(START - secondsAgo * 1000).toISOString() }),
});

describe('dueAlerts', () => {
  it('are those whose time has come, the new ones and the longest waiting first', () => {
    const alerts = [
      evaluated('early', 59),
      evaluated('late', 600),
      evaluated('now', 60),
      evaluated('new', undefined),
      evaluated('off', 600, { enabled: false }),
    ];
    expect(dueAlerts(alerts, START).map(({ id }) => id)).toEqual(['new', 'late', 'now']);
  });
});

describe('the job of alerts', () => {
  it('evaluates each that is due once, whatever was missed, and goes on after one that fails', async () => {
    const clock = movable();
    const checked: string[] = [];
    let alerts = [evaluated('a', 6000), evaluated('b', 6000), evaluated('c', 10)];
    const engine = {
      alerts: async () => alerts,
      checkAlert: async (_actor: unknown, id: string) => {
        checked.push(id);
        if (id === 'a') throw new Error('no');
        alerts = alerts.map((one) => (one.id === id ? evaluated(id, 0) : one));
        return alertCheck;
      },
    };
    const job = checkAlertsJob({ engine, actor, clock, logger: silentLogger });
    const context = contextOf(clock, memoryLeases(), 'one');
    await runRound(job, context);
    expect(checked).toEqual(['a', 'b']);
    await runRound(job, context);
    expect(checked).toEqual(['a', 'b', 'a']);
    clock.ms += 55_000;
    await runRound(job, context);
    expect(checked.slice(3)).toEqual(['a', 'c']);
  });
});

const pending: DeliveryRecord = {
  id: 'd1',
  at: new Date(START).toISOString(),
  alertId: alert.id,
  alertName: alert.name,
  checkId: alertCheck.id,
  channelId: 'ch',
  channelName: 'ops',
  event: 'firing',
  status: 'pending',
  attempts: 0,
  dueAt: new Date(START).toISOString(),
  environment: 'default',
  check: alertCheck,
  queryName: 'COUNT',
  subject: { kind: 'alert', id: alert.id },
};

/** Deliveries that really are kept, a courier that answers as told, and an engine that explains. */
async function office(answers: readonly Attempt[], deliveries: readonly DeliveryRecord[] = [pending]) {
  const clock = movable();
  const fake = createFakeEngine();
  const kept = new Map(deliveries.map((one) => [one.id, one]));
  const sent: News[] = [];
  const workspace = {
    ...fake.workspace,
    deliveries: {
      due: async (_workspaceId: string, at: string) =>
        [...kept.values()].filter(({ status, dueAt }) => status === 'pending' && (dueAt ?? '') <= at),
      save: async (_workspaceId: string, one: DeliveryRecord) => void kept.set(one.id, one),
      list: async () => ({ items: [...kept.values()] }),
    },
  };
  const createdAt = new Date(START).toISOString();
  await workspace.channels.save('default', {
    id: 'ch',
    type: 'webhook',
    name: 'ops',
    url: 'https://example.org',
    createdAt,
  });
  const job = deliverNewsJob({
    engine: { ...fake, workspace },
    courier: {
      send: async (_channel, news) => {
        sent.push(news);
        return answers[Math.min(sent.length, answers.length) - 1] ?? { result: 'delivered', outcome: 'ok' };
      },
    },
    actor,
    workspaceName: 'Workspace',
    publicUrl: 'http://console',
    clock,
    logger: silentLogger,
    random: () => 0.5,
  });
  const round = () => runRound(job, contextOf(clock, memoryLeases(), 'one'));
  return { clock, fake, kept, sent, round, workspace };
}

const busy: Attempt = { result: 'retryable', outcome: 'The other side answered 503.' };

describe('the job of deliveries', () => {
  it('tries again later and later until it arrives, and keeps what came of it', async () => {
    const { clock, kept, sent, round } = await office([busy, busy, { result: 'delivered', outcome: 'taken' }]);
    await round();
    expect(kept.get('d1')).toMatchObject({ status: 'pending', attempts: 1, outcome: busy.outcome });
    expect(Date.parse(kept.get('d1')?.dueAt ?? '') - START).toBe(10_000);
    clock.ms += 9_999;
    await round();
    expect(sent).toHaveLength(1);
    clock.ms += 1;
    await round();
    expect(Date.parse(kept.get('d1')?.dueAt ?? '') - clock.ms).toBe(20_000);
    clock.ms += 20_000;
    await round();
    await round();
    expect(sent).toHaveLength(3);
    expect(kept.get('d1')).toMatchObject({ status: 'delivered', attempts: 3, outcome: 'taken' });
    expect(kept.get('d1')?.dueAt).toBeUndefined();
    expect(sent[0]).toMatchObject({ url: 'http://console/alerts/alert-1', workspace: 'Workspace', event: 'firing' });
  });

  it('gives up after the last attempt, at once for what will not work, and when the channel is gone', async () => {
    const slow = await office([busy]);
    for (let n = 0; n < MOST_ATTEMPTS + 3; n += 1) {
      await slow.round();
      slow.clock.ms += 3_600_000;
    }
    expect(slow.kept.get('d1')).toMatchObject({ status: 'failed', attempts: MOST_ATTEMPTS });
    const refused = await office([{ result: 'failed', outcome: 'The other side answered 404.' }]);
    await refused.round();
    expect(refused.kept.get('d1')).toMatchObject({ status: 'failed', attempts: 1 });
    const removed = await office([]);
    await removed.workspace.channels.remove('default', 'ch');
    await removed.round();
    expect(removed.kept.get('d1')).toMatchObject({ status: 'failed', outcome: 'The channel was removed.' });
    expect(removed.sent).toEqual([]);
  });

  it('waits as long as the other side asks', async () => {
    const { kept, round } = await office([{ ...busy, afterMs: 123_000 }]);
    await round();
    expect(Date.parse(kept.get('d1')?.dueAt ?? '') - START).toBe(123_000);
  });

  it('explains nothing unless it is turned on', async () => {
    const { fake, sent, round } = await office([]);
    await round();
    expect(sent[0]?.explanation).toBeUndefined();
    expect(fake.calls.filter(({ verb }) => verb === 'explain')).toEqual([]);
  });

  it('explains a check once for all its channels when it is turned on, and keeps the answer for later attempts', async () => {
    const two = [pending, { ...pending, id: 'd2' }];
    const { clock, fake, workspace, sent, round } = await office([busy, busy], two);
    await workspace.settings.save('default', 'alerts-explain', 'on');
    await round();
    clock.ms += 60_000;
    await round();
    expect(fake.calls.filter(({ verb }) => verb === 'explain').map(({ args }) => args[1])).toEqual([
      { subject: { kind: 'alert', id: alert.id } },
    ]);
    expect(sent).toHaveLength(4);
    for (const news of sent) {
      expect(news.explanation).toEqual({
        id: explanation.id,
        summary: explanation.sections.summary,
        rootCause: explanation.rootCause.statement,
        engine: 'narrator',
        url: `http://console/explanations/${explanation.id}`,
      });
    }
  });

  it('goes out without an explanation that fails', async () => {
    const { fake, workspace, sent, round } = await office([]);
    await workspace.settings.save('default', 'alerts-explain', 'on');
    async function* failing(): AsyncIterable<AnswerEvent> {
      yield { type: 'answer-error', code: 'STORE_UNAVAILABLE', message: 'no' };
    }
    fake.answer = failing;
    await round();
    expect([sent.length, sent[0]?.explanation]).toEqual([1, undefined]);
  });
});

describe('waitMs', () => {
  it('doubles up to ten minutes, and spreads by a fifth both ways', () => {
    expect([1, 2, 3, 7, 8].map((attempts) => waitMs(attempts, () => 0.5))).toEqual([
      10_000, 20_000, 40_000, 600_000, 600_000,
    ]);
    expect([waitMs(1, () => 0), waitMs(1, () => 0.999_999)]).toEqual([8_000, 12_000]);
  });
});

describe('the job of retention', () => {
  it('removes what is older than its days, and nothing of what is kept', async () => {
    const clock = movable();
    const fake = createFakeEngine();
    await fake.workspace.settings.save('default', 'retention-days', '{"logs":7,"traces":null,"metrics":30}');
    const job = removeExpiredJob({ engine: fake, workspaceId: 'default', clock });
    await runRound(job, contextOf(clock, memoryLeases(), 'one'));
    const day = 86_400_000;
    expect(fake.calls.map(({ verb, args }) => [verb, ...args])).toEqual([
      ['expire', 'logs', START - 7 * day],
      ['expire', 'metrics', START - 30 * day],
    ]);
    expect(await fake.workspace.settings.find('default', 'retention-done')).toBe(new Date(START).toISOString());
  });
});
