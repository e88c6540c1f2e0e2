/** Alerts' checks, channels, deliveries, leases, members and invitations, run against every database. */
import type { AlertCheck } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import type { AlertStateRecord, DeliveryRecord, WorkspaceStore } from '../workspace-store.js';

const ODD_TEXT = 'it\'s "odd" \\ \u0000 \ud800 ü ; --';
const at = (second: number): string => `2024-05-01T00:00:${String(second).padStart(2, '0')}.000Z`;

const check = (id: string, second: number): AlertCheck => ({
  id,
  alertId: 'a1',
  at: at(second),
  outcome: 'firing',
  timeframe: { from: 1, to: 2 },
  key: 'COUNT',
  value: 3,
  threshold: { operation: '>', value: 2 },
  groups: [{ group: { tenant: ODD_TEXT }, value: 3, firing: true }],
});
const state = (second: number): AlertStateRecord => ({
  state: 'firing',
  since: at(1),
  evaluatedAt: at(second),
  lastValue: 3,
  firing: [ODD_TEXT],
});
const delivery = (id: string, second: number): DeliveryRecord => ({
  id,
  at: at(second),
  alertId: 'a1',
  alertName: ODD_TEXT,
  checkId: 'c1',
  channelId: 'ch1',
  channelName: 'ops',
  event: 'firing',
  status: 'pending',
  attempts: 0,
  dueAt: at(second),
  environment: 'prod',
  check: check('c1', 1),
  queryName: 'q',
});

export function watchRecordsContract(store: () => WorkspaceStore): void {
  describe('what alerts have seen', () => {
    it('keeps a check, its state and its deliveries together, and only on top of the state it was made from', async () => {
      const { alertChecks, deliveries } = store();
      const record = (id: string, second: number, expected: number | undefined) =>
        alertChecks.record('w1', 'prod', {
          check: check(id, second),
          state: state(second),
          expected,
          deliveries: [delivery(`d-${id}`, second)],
          keepFrom: at(2),
        });
      expect(await alertChecks.state('w1', 'prod', 'a1')).toBeUndefined();
      expect(await record('c1', 1, undefined)).toBe(true);
      expect(await record('lost', 1, undefined)).toBe(false);
      expect(await alertChecks.state('w1', 'prod', 'a1')).toEqual({ version: 1, ...state(1) });
      const both = await Promise.all([record('c2', 2, 1), record('c3', 3, 1)]);
      expect(both.filter((kept) => kept)).toHaveLength(1);
      expect(await record('c4', 4, 2)).toBe(true);
      expect((await alertChecks.states('w1', 'prod')).get('a1')).toEqual({ version: 3, ...state(4) });
      expect((await alertChecks.states('w1', 'test')).size).toBe(0);
      const { items } = await alertChecks.list('w1', 'prod', 'a1', { limit: 10 });
      expect(items).toHaveLength(2);
      expect(items[0]).toEqual(check('c4', 4));
      expect((await deliveries.list('w1', { limit: 10 }, 'a1')).items).toHaveLength(3);
      expect((await deliveries.list('w1', { limit: 10 }, 'a2')).items).toEqual([]);
      const first = await deliveries.list('w1', { limit: 2 });
      const cursor = first.nextCursor ?? '';
      expect((await deliveries.list('w1', { limit: 2, cursor })).items.map(({ id }) => id)).toEqual(['d-c1']);
    });

    it('hands out deliveries that are due, until they are over', async () => {
      const { deliveries } = store();
      const due = await deliveries.due('w1', at(1), 10);
      expect(due).toEqual([delivery('d-c1', 1)]);
      const { dueAt: _over, ...rest } = delivery('d-c1', 1);
      await deliveries.save('w1', { ...rest, status: 'delivered', attempts: 1, outcome: 'answered 200' });
      expect(await deliveries.due('w1', at(1), 10)).toEqual([]);
      expect(await deliveries.due('w2', at(9), 10)).toEqual([]);
      const kept = (await deliveries.list('w1', { limit: 10 })).items.find(({ id }) => id === 'd-c1');
      expect(kept).toMatchObject({ status: 'delivered', outcome: 'answered 200' });
    });

    it('forgets the state and the checks of an alert that is removed', async () => {
      await store().alerts.remove('w1', 'prod', 'a1');
      expect(await store().alertChecks.state('w1', 'prod', 'a1')).toBeUndefined();
      expect((await store().alertChecks.list('w1', 'prod', 'a1', { limit: 10 })).items).toEqual([]);
    });

    it('lets one holder have a lease, until it is over or let go', async () => {
      const { leases } = store();
      const takers = ['a', 'b', 'c', 'd'].map((holder) => leases.take('work', holder, at(0), at(10)));
      const got = (await Promise.all(takers)).map((mine, index) => (mine ? 'abcd'[index] : ''));
      const [holder = ''] = got.filter((name) => name !== '');
      expect(got.filter((name) => name !== '')).toHaveLength(1);
      expect(await leases.take('work', 'other', at(9), at(19))).toBe(false);
      expect(await leases.take('work', holder, at(9), at(19))).toBe(true);
      expect(await leases.take('work', 'other', at(19), at(29))).toBe(true);
      await leases.release('work', holder);
      expect(await leases.take('work', holder, at(20), at(30))).toBe(false);
      await leases.release('work', 'other');
      expect(await leases.take('work', holder, at(20), at(30))).toBe(true);
    });
  });

  describe('people and channels', () => {
    it('keeps members with their last role', async () => {
      const { members } = store();
      await members.save('w1', { userId: 'u1', role: 'owner', addedAt: at(1) });
      await members.save('w1', { userId: 'u2', role: 'viewer', addedAt: at(2) });
      await members.save('w1', { userId: 'u2', role: 'admin', addedAt: at(3) });
      expect(await members.find('w1', 'u2')).toEqual({ userId: 'u2', role: 'admin', addedAt: at(2) });
      expect(await members.find('w2', 'u2')).toBeUndefined();
      expect((await members.list('w1')).map(({ userId }) => userId)).toEqual(['u1', 'u2']);
      expect(await members.remove('w1', 'u2')).toBe(true);
      expect(await members.remove('w1', 'u2')).toBe(false);
    });

    it('lets one of several use an invitation, in its time', async () => {
      const { invitations } = store();
      const record = { id: 'i1', sha256: 'aa', role: 'member' as const, createdAt: at(1), expiresAt: at(30) };
      await invitations.create('w1', record);
      expect(await invitations.use('w1', 'aa', at(30))).toBeUndefined();
      expect(await invitations.use('w2', 'aa', at(2))).toBeUndefined();
      const used = await Promise.all([2, 2, 2].map((second) => invitations.use('w1', 'aa', at(second))));
      expect(used.filter((one) => one !== undefined)).toEqual([{ ...record, usedAt: at(2) }]);
      await invitations.reopen('w1', 'i1');
      expect(await invitations.list('w1')).toEqual([record]);
      expect(await invitations.remove('w1', 'i1')).toBe(true);
      expect(await invitations.use('w1', 'aa', at(2))).toBeUndefined();
    });

    it('keeps channels', async () => {
      const { channels } = store();
      const mail = { id: 'ch1', type: 'email' as const, name: ODD_TEXT, to: ['a@example.org'], createdAt: at(1) };
      const hook = { id: 'ch2', type: 'webhook' as const, name: 'b', url: 'https://example.org/x', createdAt: at(2) };
      await channels.save('w1', hook);
      await channels.save('w1', { ...mail, name: 'older' });
      await channels.save('w1', mail);
      expect(await channels.list('w1')).toEqual([mail, hook]);
      expect(await channels.find('w1', 'ch2')).toEqual(hook);
      expect(await channels.find('w2', 'ch2')).toBeUndefined();
      expect(await channels.remove('w1', 'ch2')).toBe(true);
      expect(await channels.remove('w1', 'ch2')).toBe(false);
    });
  });
}
