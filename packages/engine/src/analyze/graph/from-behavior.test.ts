import { describe, expect, it } from 'vitest';
import type { LineSignals } from '../../query/evidence/system/evidence.js';
import { EMPTY } from './__fixtures__/systems.js';
import { behaviorDeviations } from './from-behavior.js';

const line = (what: string, seen = 26): LineSignals => ({
  entity: 'k8s-events',
  what,
  isError: false,
  window: { seen, of: 140 },
  baseline: { seen: 0, of: 800 },
});
const errorsOf = (lines: readonly LineSignals[]) =>
  behaviorDeviations({ ...EMPTY, lines })
    .filter(({ isError }) => isError === true)
    .map(({ words, significant }) => [words, significant]);

const BACK_OFF = 'Back-off restarting failed container app in pod <*>(<*>)';
const KILLED = 'Memory cgroup out of memory: Killed process <*> (node)';

describe('lines of an orchestrator', () => {
  it('count as errors where they tell of trouble', () => {
    expect(errorsOf([line(KILLED), line('Container image already present on machine')])).toEqual([[KILLED, true]]);
    expect(errorsOf([line(BACK_OFF)])).toEqual([[BACK_OFF, true]]);
  });
  it('do not where another says why', () => {
    expect(errorsOf([line(BACK_OFF), line(KILLED)])).toEqual([[KILLED, true]]);
    expect(errorsOf([line(BACK_OFF), line(KILLED, 0)])).toEqual([[BACK_OFF, true]]);
  });
});
