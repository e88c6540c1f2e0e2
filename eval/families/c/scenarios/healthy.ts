/** Nothing is wrong; the right answer names no cause. */
import type { Scenario } from '../../../scenario.js';
import { type Desk, deskOf } from '../kit/desk.js';
import { C_SHAPES } from '../kit/incident.js';
import { type Deed, day, distract, serve } from '../kit/run.js';

interface Healthy {
  readonly name: string;
  readonly usual?: (desk: Desk) => Deed;
  readonly last?: (desk: Desk) => Deed;
  readonly also?: (desk: Desk) => void;
  readonly why: string;
}

const HEALTHY: readonly Healthy[] = [
  { name: 'as-always', why: 'An ordinary request.' },
  {
    name: 'not-found-is-an-answer',
    last: ({ peers }) => ({ steps: [{ to: peers.table }], status: 404 }),
    why: 'Somebody asks for a case that does not exist.',
  },
  {
    name: 'slow-since-ever',
    usual: ({ peers, random }) => ({ steps: [{ to: peers.vendor, tookMs: random.int(2_000, 2_600) }] }),
    why: 'The vendor always takes two seconds.',
  },
  {
    name: 'warnings-since-ever',
    usual: ({ peers }) => ({
      steps: [{ to: peers.cache }, { to: peers.table }],
      lines: [JSON.stringify({ level: 'warn', msg: 'cache is cold, error rate unknown' })],
    }),
    why: 'A warning that was there all day.',
  },
  {
    name: 'deployed-and-well',
    also: ({ bodies, fn, now, random }) =>
      bodies.trail(now - random.int(5, 15) * 60_000, 'PublishVersion20150331', { functionName: fn }),
    why: 'A deployment that broke nothing.',
  },
  {
    name: 'words-of-failure-in-good-news',
    usual: ({ peers }) => ({
      steps: [{ to: peers.queue }],
      lines: [
        JSON.stringify({ level: 'info', msg: 'retry policy loaded: timeout 3000 ms, 0 errors, 0 failed records' }),
      ],
    }),
    why: 'A line that only speaks of errors.',
  },
];

export const healthyScenarios: readonly Scenario[] = HEALTHY.map(({ name, usual, last, also, why }) => ({
  name,
  shapes: C_SHAPES,
  generate(situation) {
    const desk = deskOf(name, situation, {});
    const deed = (): Deed => usual?.(desk) ?? { steps: [{ to: desk.peers.table }] };
    day(desk, deed, () => undefined);
    distract(desk);
    also?.(desk);
    const asked = serve(desk, desk.now - 100_000, last?.(desk) ?? deed());
    const byTrace = desk.traced && desk.random.chance(0.5);
    return {
      deliveries: desk.bodies.deliveries(),
      question: {
        about: 'subject',
        subject: byTrace ? { kind: 'trace', traceId: asked.traceId } : { kind: 'request', requestId: asked.requestId },
      },
      truth: { entities: [], rubric: [], why },
    };
  },
}));
