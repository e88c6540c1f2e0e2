/** From one line of a table to a scenario in three shapes. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair, Question, Scenario, Shape, Truth } from '../../../scenario.js';
import { type Desk, type DeskOptions, deskOf, type PeerName } from './desk.js';
import { type AwsProblem, awsProblem, type Problem, type Tongue, wrapped } from './problem.js';
import { type Deed, day, distract } from './run.js';

export const C_SHAPES: readonly Shape[] = ['single', 'chain', 'queue'];

export type Said = Partial<Record<Tongue, readonly [type: string, message: string, code?: string]>>;

export interface Incident extends DeskOptions {
  readonly name: string;
  readonly fault: Fault;
  /** Who is guilty: the function, or what it calls. */
  readonly guilty: 'fn' | PeerName;
  /** Further pairs that a careful person accepts. */
  readonly accepts?: (desk: Desk) => readonly Pair[];
  readonly calls?: PeerName;
  readonly status?: number;
  readonly tookMs?: number;
  /** One of these two: an answer of AWS, or an error of a runtime or library. */
  readonly aws?: Omit<AwsProblem, 'service' | 'operation'> & Partial<Pick<AwsProblem, 'service' | 'operation'>>;
  readonly said?: (desk: Desk) => Said;
  /** Instead of a problem. */
  readonly deed?: (desk: Desk, index: number) => Deed;
  /** The application wraps it into an error of its own. */
  readonly wraps?: boolean;
  readonly share?: number;
  readonly shapes?: readonly Shape[];
  readonly asks?: string;
  readonly also?: (desk: Desk) => void;
  readonly rubric: readonly string[];
  readonly why: string;
}

export function scenarioOf(incident: Incident): Scenario {
  const { name, calls, guilty, shapes = C_SHAPES, share = 0.7 } = incident;
  return {
    name,
    shapes,
    generate(situation) {
      const probe = deskOf(name, situation, incident);
      const said = incident.said?.(probe);
      const tongues = said === undefined ? incident.tongues : (Object.keys(said) as Tongue[]);
      const desk = deskOf(name, situation, { traced: incident.traced, tongues });
      const to = desk.peers[calls ?? (guilty === 'fn' ? 'table' : guilty)];
      const usual = (): Deed => ({ steps: [{ to }] });
      const isRuntime = Object.values(said ?? {}).some(([type]) => type.startsWith('Runtime.'));
      const style = desk.random.chance(0.5) && !isRuntime ? 'logs' : 'throws';
      const isCall = guilty !== 'fn' || calls !== undefined;
      const fails = (index: number): Deed => {
        const own = incident.deed?.(desk, index);
        if (own !== undefined) return own;
        const cause = problemOf(desk, incident);
        const problem = incident.wraps === true ? wrapped(desk.tongue, cause, 'serve the case') : cause;
        const status = incident.aws?.status ?? incident.status;
        const step = {
          to,
          ...(isCall ? { problem: cause } : {}),
          ...(status === undefined || !isCall ? {} : { status }),
          ...(incident.tookMs === undefined ? {} : { tookMs: desk.random.around(incident.tookMs) }),
        };
        return { steps: [step], problem, style };
      };
      day(desk, usual, (index) => (index % 5 === 0 || desk.random.chance(share) ? fails(index) : undefined));
      distract(desk);
      incident.also?.(desk);
      return {
        deliveries: desk.bodies.deliveries(),
        question: questionOf(desk, incident),
        truth: truthOf(desk, incident),
      };
    },
  };
}

function problemOf(desk: Desk, { aws, said, guilty, calls }: Incident): Problem {
  if (aws !== undefined) {
    const { values } = desk.peers[calls ?? (guilty === 'fn' ? 'table' : guilty)];
    const service = String(values['rpc.service'] ?? 'DynamoDB');
    return awsProblem(
      desk.tongue,
      { service, operation: String(values['rpc.method'] ?? 'GetItem'), ...aws },
      desk.random,
    );
  }
  const [type = 'Error', message = 'failed', code] = said?.(desk)[desk.tongue] ?? [];
  return { type, message, ...(code === undefined ? {} : { code }) };
}

function truthOf(desk: Desk, { guilty, fault, accepts, rubric, why }: Incident): Truth {
  const entity = guilty === 'fn' ? desk.fn : desk.peers[guilty].name;
  const pairs = [{ fault, entity }, ...(accepts?.(desk) ?? [])];
  return { fault, entities: [...new Set(pairs.map((pair) => pair.entity))], pairs, rubric, why };
}

function questionOf(desk: Desk, { asks }: Incident): Question {
  const { random, traced, shape, fn, front } = desk;
  const about = random.pick(
    traced ? (['event', 'error', 'request', 'trace'] as const) : (['event', 'error', 'request'] as const),
  );
  if (traced && shape === 'chain' && random.chance(0.3))
    return { about: about === 'error' ? 'event' : about, contains: 'responded with 500', namespace: front };
  return { about, contains: asks ?? '', namespace: fn };
}
