/** What goes on beside the fault and has nothing to do with it. */
import { invoke, type Work } from './invocation.js';
import type { LambdaFunction } from './lambda-function.js';
import { deployment } from './signals.js';
import { type Plan, traffic } from './traffic.js';
import { HOUR_MS, MINUTE_MS, type World } from './world.js';

const KINDS = ['peak', 'deployment', 'noise', 'slow'] as const;
type Kind = (typeof KINDS)[number];

/** Two of the kinds, another two for each seed. */
export function distract(world: World, onset: number, normal: Plan['normal'], without: readonly Kind[] = []): void {
  const random = world.random.fork('distractors');
  const chosen = random.shuffled(KINDS.filter((kind) => !without.includes(kind))).slice(0, 2);
  for (const kind of chosen) {
    if (kind === 'peak') peak(world, normal);
    if (kind === 'deployment') elsewhere(world, onset);
    if (kind === 'noise') noise(world);
    if (kind === 'slow') slow(world);
  }
}

/** More customers than usual for three quarters of an hour, well before. */
export function peak(world: World, normal: Plan['normal']): void {
  const from = world.now - world.random.int(150, 240) * MINUTE_MS;
  traffic(world, { normal, from, until: from + 0.75 * HOUR_MS, volume: 1.4 });
}

/** A deployment of a function that the question is not about, and that goes on working. */
export function elsewhere(world: World, onset: number): void {
  const fn = bystander(world, world.random.fork('elsewhere').pick(['storefront', 'backoffice', 'newsfeed']));
  const at = onset - world.random.int(2, 35) * MINUTE_MS;
  const before = world.random.int(20, 80);
  deployment(world, fn, at, before + 1);
  background(world, fn, 40, (when) => ({
    ownMs: world.random.ms(35),
    version: String(when < at ? before : before + 1),
  }));
}

/** Errors that are handled, all day long. */
export function noise(world: World): void {
  const fn = bystander(world, world.random.fork('noise').pick(['landing', 'webhooks', 'widgets']));
  const { random } = world;
  background(world, fn, 50, () => {
    const agent = `Scanner/${random.int(1, 9)}.${random.int(0, 9)}`;
    if (!random.chance(0.4)) return { ownMs: random.ms(20) };
    const level = random.chance(0.5) ? 'error' : 'warn';
    return {
      ownMs: random.ms(20),
      says: [{ level, message: `unknown user agent ${agent}, falling back to the default layout` }],
    };
  });
}

/** A dependency that takes its time and always did. */
export function slow(world: World): void {
  const fn = bystander(world, world.random.fork('slow').pick(['reports', 'statements', 'exports']));
  const peer = world.vendor(5, '/render/report', 'POST');
  background(world, fn, 40, () => ({
    ownMs: 20,
    calls: [{ peer, answer: { ms: 2500 + world.random.ms(900), status: 200 } }],
    says: [{ level: 'info', message: `report rendered by ${peer.host}` }],
  }));
}

/** Another function of the company, one for each purpose. */
function bystander(world: World, purpose: string): LambdaFunction {
  const { others, names } = world;
  const last = others.at(-1);
  if (last === undefined) throw new RangeError('A world has other functions.');
  return { ...last, name: `${names.stage}-${purpose}`, service: `${purpose}-team` };
}

/** A function that runs by itself from time to time. */
export function background(world: World, fn: LambdaFunction, count: number, work: (at: number) => Work): void {
  const random = world.random.fork(`background-${fn.name}`);
  for (let index = 0; index < count; index += 1) {
    const start = world.from + ((index + random.next()) * (world.now - world.from - MINUTE_MS)) / count;
    invoke(
      world,
      {
        fn,
        start,
        requestId: world.requestId(),
        traceId: world.traceId(start),
        trigger: { kind: 'timer', name: fn.name },
        hello: { level: 'info', message: 'run started', fields: { trigger: 'schedule' } },
      },
      work(start),
    );
  }
}
