/** How a function asks its database. */
import type { Scenario } from '../../../scenario.js';
import { define, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { namesOf } from '../kit/peer.js';
import { deployment } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import { MINUTE_MS } from '../kit/world.js';

export const oneByOne: Scenario = define(
  'one-query-for-each-line',
  ['single', 'chain', 'fan-out'],
  { needsSpans: true, timeoutMs: [30_000] },
  (world) => {
    const { random, names } = world;
    const onset = world.onset(45, 25);
    const lines = world.database(`SELECT ${names.domain.column} FROM ${names.domain.noun}_lines WHERE id = $1`);
    const peer = { ...lines, table: `${names.domain.noun}_lines` };
    const normal = (): Work => ({
      ownMs: random.ms(20),
      calls: [{ peer: world.database(), answer: { ms: random.ms(9) } }],
    });
    distract(world, onset, normal, ['deployment']);
    deployment(world, world.focus, onset - MINUTE_MS, random.int(20, 90));
    const affected = traffic(world, {
      onset,
      share: 0.5,
      normal,
      broken: () => {
        const count = random.int(24, 40);
        return {
          ownMs: random.ms(20),
          calls: [
            { peer: world.database(), answer: { ms: random.ms(9) } },
            ...Array.from({ length: count }, () => ({ peer, answer: { ms: random.ms(14) } })),
          ],
          says: [{ level: 'warn', message: `slow request with ${count} lines`, fields: { lines: count } }],
        };
      },
    });
    return {
      question: { about: 'subject', subject: { kind: 'trace', traceId: affected.at(-1)?.traceId ?? '0' } },
      truth: {
        fault: 'n-plus-one',
        alsoFaults: ['deployment-change'],
        entities: [...namesOf(peer), ...focusNames(world)],
        rubric: ['batch|join|one query|single query|IN \\(|together'],
        why: 'A new version asks the database once for every line.',
      },
    };
  },
);

export const tableScan: Scenario = define(
  'query-without-an-index',
  ['single', 'chain', 'queue', 'fan-out'],
  { needsSpans: true, timeoutMs: [30_000, 60_000] },
  (world) => {
    const { random, names } = world;
    const onset = world.onset(45, 25);
    const table = `${names.domain.noun}_history`;
    const base = world.database(
      `SELECT * FROM ${table} WHERE lower(reference) LIKE $1 ORDER BY ${names.domain.column}`,
    );
    const peer = { ...base, table };
    const usual = (ms: number) => (): Work => ({
      ownMs: random.ms(20),
      calls: [
        { peer: world.database(), answer: { ms: random.ms(8) } },
        { peer, answer: { ms: random.ms(ms) } },
      ],
    });
    distract(world, onset, usual(12));
    const affected = traffic(world, {
      onset,
      share: 0.85,
      normal: usual(12),
      broken: () => {
        const ms = random.float(4200, 9800);
        return {
          ownMs: random.ms(20),
          calls: [
            { peer: world.database(), answer: { ms: random.ms(8) } },
            { peer, answer: { ms } },
          ],
          says: [
            {
              level: 'warn',
              message: `duration: ${ms.toFixed(3)} ms  execute: ${peer.statement}`,
              fields: { rows_examined: random.int(2_000_000, 8_000_000), rows: random.int(1, 9) },
            },
          ],
        };
      },
    });
    return {
      question: { about: 'subject', subject: { kind: 'trace', traceId: affected.at(-1)?.traceId ?? '0' } },
      truth: {
        fault: 'slow-query',
        alsoFaults: ['dependency-slow'],
        entities: [...namesOf(peer), ...focusNames(world)],
        rubric: ['index|query|plan', 'explain|index|limit|rows|statement'],
        why: 'One statement reads millions of rows for a few and takes seconds instead of milliseconds.',
      },
    };
  },
);
