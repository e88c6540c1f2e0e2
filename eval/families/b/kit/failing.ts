/** The common course of an incident: from some moment on a share of the requests ends with one error. */
import { distract } from './distractors.js';
import type { Call, Work } from './invocation.js';
import type { Thrown } from './lambda-function.js';
import type { Peer } from './peer.js';
import { traffic } from './traffic.js';
import type { World } from './world.js';

export interface Failing {
  /** What the failing call is of; without it the error is the function's own. */
  readonly peer?: Peer;
  readonly thrown: Thrown;
  /** What the function's logger says beside the error. */
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Duration of a failing and of a usual call. */
  readonly ms?: () => number;
  readonly usualMs?: number;
  readonly status?: number;
  readonly share?: number;
  readonly onset?: number;
  /** Of the function while it fails. */
  readonly version?: string;
}

export function failing(world: World, options: Failing): void {
  const { random } = world;
  const { peer, thrown, message, fields, usualMs = 30, onset = world.onset(), share = 0.6, version } = options;
  const { ms = () => random.ms(10), status } = options;
  const before = (): Call => ({ peer: world.table(), answer: { ms: random.ms(6), status: 200 } });
  const answered = peer?.kind === 'sql' || peer?.kind === 'cache' ? {} : { status: 200 };
  const normal = (): Work => ({
    ownMs: random.ms(20),
    calls: [before(), ...(peer === undefined ? [] : [{ peer, answer: { ms: random.ms(usualMs), ...answered } }])],
  });
  distract(world, onset, normal, version === undefined ? [] : ['deployment']);
  const broken = (): Work => ({
    ownMs: random.ms(18),
    calls: [before(), ...(peer === undefined ? [] : [{ peer, answer: { ms: ms(), status, thrown } }])],
    says: [{ level: 'error', message, thrown, ...(fields === undefined ? {} : { fields }) }],
    end: { kind: 'thrown', thrown },
    ...(version === undefined ? {} : { version }),
  });
  traffic(world, { onset, share, normal, broken });
}
