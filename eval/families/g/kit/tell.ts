/** What the program itself says of an invocation, in the words of the people who wrote that function. */
// biome-ignore-all format: rows of wire formats, one a line.
import { Dice } from '../../../kit/dice.js';
import { type Estate, type Fn, type Peer, pascal } from './estate.js';
import type { Call, Invocation } from './happenings.js';
import { type Thrown, wrapped } from './thrown.js';

export interface Say {
  readonly at: number;
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly text: string;
  readonly fields: Readonly<Record<string, string | number>>;
  readonly thrown?: Thrown;
}

type Template = (noun: string, key: string) => string;
const BEGINS: readonly [Template, ...Template[]] = [
  (noun, key) => `handling ${noun} ${key}`,
  (noun) => `Received ${noun}`,
  (noun, key) => `processing ${noun}=${key}`,
  (noun, key) => `>>> ${noun} ${key}`,
  (noun, key) => `Start processing of ${noun} ${key}`,
];
const ENDS: readonly [Template, ...Template[]] = [
  (noun, key) => `${noun} ${key} done`,
  () => 'OK',
  (noun) => `${pascal(noun)} processed successfully`,
  (noun, key) => `<<< ${noun} ${key}`,
  () => 'finished',
];
const FAILS: readonly [Template, ...Template[]] = [
  (noun, key) => `${noun} ${key} failed`,
  (noun) => `Failed to process ${noun}`,
  () => 'Unexpected error',
  (noun) => `could not complete ${noun}, giving up`,
  () => 'something went wrong',
  () => 'Request failed',
];
const VERBS = { table: 'save', postgres: 'read or write', mysql: 'read or write', mongo: 'update', kafka: 'produce', topic: 'announce', bus: 'emit event of', http: 'fetch details for', redis: 'look up', bucket: 'store file of', queue: 'queue', stream: 'publish', secret: 'read credentials for', function: 'submit' } as const; // biome-ignore format: one line

/** How people write down what they call. */
const PLACES = {
  table: ({ op, name }: Peer) => `${op} ${name}`,
  postgres: ({ name }: Peer) => `query on ${name}`,
  mysql: ({ name }: Peer) => `query on ${name}`,
  mongo: ({ op, name, path }: Peer) => `${path}.${op} on ${name}`,
  kafka: ({ name }: Peer) => `produce to ${name}`,
  topic: ({ name }: Peer) => `Publish ${name}`,
  bus: ({ name }: Peer) => `PutEvents ${name}`,
  http: ({ op, name, path }: Peer) => `${op} https://${name}${path}`,
  redis: ({ op, name }: Peer) => `redis ${op} @ ${name}`,
  bucket: ({ name, path }: Peer) => `s3://${name}/${path}`,
  queue: ({ name }: Peer) => `SendMessage ${name}`,
  stream: ({ name }: Peer) => `PutRecord ${name}`,
  secret: ({ name }: Peer) => `GetSecretValue ${name}`,
  function: ({ name }: Peer) => `invoke ${name}`,
} as const;

export const placeOf = (peer: Peer): string => PLACES[peer.sort](peer);

const KEYS = {
  table: ['table', 'tableName'],
  postgres: ['db_host', 'host'],
  mysql: ['db_host', 'host'],
  mongo: ['mongo_host', 'host'],
  kafka: ['topic', 'kafka_topic'],
  topic: ['topic', 'topicName'],
  bus: ['eventBus', 'bus'],
  http: ['url', 'upstream', 'endpoint'],
  redis: ['cache_host', 'host'],
  bucket: ['bucket', 'Bucket'],
  queue: ['queue', 'queueName'],
  stream: ['stream', 'streamName'],
  secret: ['secretId', 'secret'],
  function: ['function', 'target'],
} as const;

export function fieldOf(dice: Dice, peer: Peer): Readonly<Record<string, string>> {
  const [first, ...others] = KEYS[peer.sort];
  const key = dice.pick([first, ...others]);
  return { [key]: key === 'url' || key === 'endpoint' ? `https://${peer.name}${peer.path}` : peer.name };
}

/** Everything that stays the same in one function's lines: written once, run ever since. */
interface Manner {
  readonly begin: Template;
  readonly end: Template;
  readonly fail: Template;
  readonly isChatty: boolean;
  readonly calling: string;
  readonly keyName: string;
  readonly namesInText: boolean;
  readonly hasCorrelation: boolean;
}

const manners = new WeakMap<Fn, Manner>();

function mannerOf(fn: Fn, { noun, region, api }: Estate): Manner {
  const known = manners.get(fn);
  if (known !== undefined) return known;
  const dice = new Dice(`${fn.name} ${region} ${api} manner`);
  const keyName = dice.pick([`${noun}Id`, `${noun}_id`, 'id', 'ref']);
  const manner = {
    begin: dice.pick(BEGINS),
    end: dice.pick(ENDS),
    fail: dice.pick(FAILS),
    isChatty: dice.chance(0.45) || fn.habit === 'rethrow',
    calling: dice.pick(['calling', '->', 'about to', 'step:', 'next is']),
    keyName,
    namesInText: dice.chance(0.5),
    hasCorrelation: dice.chance(0.7),
  };
  manners.set(fn, manner);
  return manner;
}

/** In the order of time. Without lines of the platform, which are nobody's words. */
export function tell(invocation: Invocation, estate: Estate): readonly Say[] {
  const { fn, job, from, initMs = 0, calls, outcome, act, to } = invocation;
  if (outcome === 'init') return [];
  const manner = mannerOf(fn, estate);
  const base: Say['fields'] = { [manner.keyName]: job.key, tenant: job.tenant, ...(manner.hasCorrelation ? { correlationId: invocation.traceId.slice(0, 20) } : {}) };
  const begun = from + initMs + 1;
  const says: Say[] = [{ at: begun, level: 'INFO', text: manner.begin(estate.noun, job.key), fields: { ...base, ...deliveryOf(invocation), items: job.size } }];
  if (act?.says !== undefined) says.push({ at: begun + 2, ...act.says, fields: { ...base, ...act.says.fields } });
  for (const call of calls.length > 12 ? calls.slice(0, 1) : calls) says.push(...tellCall(call, invocation, manner, base));
  if (outcome === 'timeout' || outcome === 'memory') return says;
  if (invocation.thrown !== undefined) return [...says, ...tellFailure(invocation, invocation.thrown, manner, estate, base)];
  says.push({ at: to - 0.5, level: 'INFO', text: manner.end(estate.noun, job.key), fields: { ...base, ms: Math.round(to - begun) } });
  return says;
}

/** What a consumer notes of the message that it got. */
function deliveryOf({ message, receives }: Invocation): Say['fields'] {
  if (message === undefined) return {};
  return message.id.startsWith('4965') ? { sequenceNumber: message.id } : { messageId: message.id, receiveCount: receives ?? 1 };
}

function tellCall({ peer, attempts, failed }: Call, { fn }: Invocation, { isChatty, calling }: Manner, base: Say['fields']): readonly Say[] {
  const says: Say[] = [];
  const [first] = attempts;
  if (isChatty && first !== undefined) says.push({ at: first.from - 0.3, level: 'INFO', text: `${calling} ${placeOf(peer)}`, fields: base });
  for (const [index, attempt] of attempts.entries()) {
    if (attempt.failed === undefined || index === attempts.length - 1) continue;
    const text = `attempt ${index + 1} of ${fn.attempts} failed (${placeOf(peer)}): ${attempt.failed.thrown.message}`;
    says.push({ at: attempt.to + 0.2, level: 'WARN', text, fields: base });
  }
  const last = attempts.at(-1);
  if (isChatty && failed === undefined && last !== undefined && last.isCut !== true) {
    says.push({ at: last.to + 0.2, level: 'INFO', text: `${placeOf(peer)} took ${Math.round(last.to - (first?.from ?? last.from))} ms`, fields: base });
  }
  return says;
}

function tellFailure({ fn, to, failedCall, job }: Invocation, thrown: Thrown, manner: Manner, { noun }: Estate, base: Say['fields']): readonly Say[] {
  const at = to - 0.4;
  const dice = new Dice(`${fn.name} ${failedCall?.peer.name ?? ''}`);
  const where = failedCall === undefined ? {} : fieldOf(dice, failedCall.peer);
  const place = failedCall === undefined ? '' : ` (${placeOf(failedCall.peer)})`;
  const text = manner.fail(noun, job.key);
  const named = manner.namesInText ? { text: `${text}${place}`, fields: base } : { text, fields: { ...base, ...where } };
  switch (fn.habit) {
    case 'rethrow':
    case 'wrap':
      return [];
    case 'sloppy': {
      const what = failedCall === undefined ? dice.pick(['ERR', 'failed', 'EXCEPTION']) : placeOf(failedCall.peer);
      return [
        {
          at,
          level: 'ERROR',
          text: dice.pick([`!!! ${what} -> ${thrown.message}`, `${what}: ${thrown.message}`, `err in ${fn.file}: ${what} => ${thrown.type} ${thrown.message}`]),
          fields: base,
        },
      ];
    }
    default:
      return [{ at, level: 'ERROR', ...named, thrown }];
  }
}

/** What leaves the handler: the error itself, or the program's own around it. */
export function leaving({ fn, thrown, failedCall, job }: Invocation, { noun }: Estate): Thrown | undefined {
  if (thrown === undefined || fn.habit !== 'wrap' || failedCall === undefined) return thrown;
  const { peer } = failedCall;
  const message = `could not ${VERBS[peer.sort]} ${noun} ${job.key} (${placeOf(peer)})`;
  return wrapped(fn.runtime, `${pascal(noun)}Error`, message, thrown);
}
