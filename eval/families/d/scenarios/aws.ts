/** Faults that AWS services answer with: limits, names, conditions, credentials, what is not accepted. */
import type { Pair } from '../../../scenario.js';
import type { Deed, Doing } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import { type Failure, RUNTIMES, wrapped } from '../kit/failure.js';
import { awsSays } from '../kit/refusals.js';
import type { Story } from '../kit/story.js';
import { REFUSALS, type Refusal } from './aws-refusals.js';

function refusedDeed(estate: Estate, one: Refusal): Deed {
  const { random, work, things } = estate;
  const { service, operation, code, status = 400, attempts = 1, tookMs = [6, 30], throttled = false } = one;
  const failure = awsSays(estate, service, operation, code, one.says(estate), status, attempts);
  const doing: Doing = {
    to: things[one.calls],
    tookMs: random.int(...tookMs),
    failure,
    status,
    span: `${service}.${operation}`,
    values: { 'rpc.method': operation },
    throttled,
  };
  const told: Failure = random.chance(0.35)
    ? wrapped(work.runtime, work.place.routine.replaceAll('_', ' '), failure)
    : failure;
  return {
    doings: [{ to: things.cache }, doing],
    failure: told,
    how: random.chance(0.6) ? 'caught' : 'crash',
  };
}

/** Without spans the message may name the service and not its resource. */
const servicesNamed = ({ signals }: Estate, { fault, service, guilty }: Refusal): readonly Pair[] =>
  signals === 'lines' && guilty !== 'work' ? [{ fault, entity: service }] : [];

export const awsStories: readonly Story[] = REFUSALS.map((one) => ({
  name: one.name,
  fault: one.fault,
  guilty: one.guilty,
  runtimes: one.runtimes ?? RUNTIMES,
  signals: one.signals,
  shapes: one.shapes,
  share: one.share,
  rush: one.rush,
  accepts: (estate) => [...servicesNamed(estate, one), ...(one.accepts?.(estate) ?? [])],
  usual: ({ things }) => ({ doings: [{ to: things.cache }, { to: things[one.calls] }] }),
  planted: (estate) => refusedDeed(estate, one),
  rubric: one.rubric,
  why: one.why,
}));
