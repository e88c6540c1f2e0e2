/** The usual ways to plant a trouble, as a row of a table names them; each begins when the plot says. */
import { Dice } from '../../../kit/dice.js';
import type { Own } from '../words/own.js';
import type { Estate, Fn } from './estate.js';
import type { Act, Fail, Job, Trouble } from './happenings.js';
import type { Moment } from './plot.js';

export type Strike = (estate: Estate, moment: Moment) => Omit<Trouble, 'since'>;

/** The target answers this share of the calls with a failure. */
export const targetFails =
  (fail: Fail, share = 1): Strike =>
  ({ target }, { since }) => ({
    reply: (peer, at, { dice }) => (peer === target && at >= since && dice.chance(share) ? { fail } : undefined),
  });

/** This share of all jobs, the same ones each time they are tried. */
export const jobsOf =
  (share: number) =>
  ({ key }: Job): boolean =>
    new Dice(`${key} is struck`).unit() < share;

/** The peer that is named, or the target, fails each attempt of the same jobs. */
export const peerFails =
  (fail: Fail, share = 1, nameOf: (estate: Estate) => string = ({ target }) => target.name): Strike =>
  (estate, { since }) => {
    const [isStruck, name] = [jobsOf(share), nameOf(estate)];
    return { reply: (peer, at, _, job) => (peer.name === name && at >= since && isStruck(job) ? { fail } : undefined) };
  };

/** A new version of the function of this role, with the call that published it. */
export const released =
  (role: Fn['role'], secondsBefore = 20): Strike =>
  (estate, { since }) => ({
    releases: role,
    trail: [
      {
        at: since - secondsBefore * 1_000,
        service: 'lambda',
        event: 'UpdateFunctionCode20150331v2',
        parameters: { functionName: (estate[role] ?? estate.work).name, publish: true },
      },
    ],
  });

type Change = Omit<NonNullable<Trouble['trail']>[number], 'at'>;

/** Somebody called the AWS API shortly before. */
export const changedBy =
  (change: (estate: Estate) => Change, secondsBefore = 15): Strike =>
  (estate, { since }) => ({ trail: [{ ...change(estate), at: since - secondsBefore * 1_000 }] });

/** The target takes so many milliseconds for this share of the calls, and answers well. */
export const targetTakes =
  (ms: number, share = 1): Strike =>
  ({ target }, { since }) => ({
    reply: (peer, at, { dice }) => (peer === target && at >= since && dice.chance(share) ? { ms } : undefined),
  });

/** The function of this role does something else, for this share of its invocations or for the jobs that are named. */
export const acts =
  (role: Fn['role'], act: Act, which: number | ((job: Job) => boolean) = 1): Strike =>
  (_, { since }) => ({
    act: (fn, at, job, { dice }) => {
      if (fn.role !== role || at < since) return undefined;
      return (typeof which === 'number' ? dice.chance(which) : which(job)) ? act : undefined;
    },
  });

export const throwsOwn = (throws: Own, which: number | ((job: Job) => boolean) = 1, more: Act = {}): Strike =>
  acts('work', { throws, ...more }, which);

/** Several at once; of two that speak of the same, the first that has something to say counts. */
export const strikes =
  (...all: readonly Strike[]): Strike =>
  (estate, moment) => {
    const parts = all.map((one) => one(estate, moment));
    const merged: Omit<Trouble, 'since'> = Object.assign({}, ...parts);
    return {
      ...merged,
      reply: (...asked) => first(parts, ({ reply }) => reply?.(...asked)),
      act: (...asked) => first(parts, ({ act }) => act?.(...asked)),
      trail: parts.flatMap(({ trail = [] }) => trail),
    };
  };

function first<T, R>(items: readonly T[], say: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const said = say(item);
    if (said !== undefined) return said;
  }
  return undefined;
}
