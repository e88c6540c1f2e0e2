/** What goes wrong with databases, caches and brokers. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair } from '../../../scenario.js';
import type { Estate } from '../kit/estate.js';
import { callTo } from '../kit/hop.js';
import type { Call, Peer, PeerKind } from '../kit/peer.js';
import { broken, everyday, failing, ofPeer, ofWork, type Story } from '../kit/story.js';
import type { Thrown } from '../kit/thrown.js';
import { type DbTrouble, dbError } from '../words/db.js';
import { messagingError, storeError } from '../words/stores.js';

interface Stored extends Pick<Story, 'name' | 'shapes' | 'rubric' | 'why' | 'needs' | 'languages' | 'share'> {
  readonly kinds: readonly [PeerKind, ...PeerKind[]];
  readonly fault: Fault;
  readonly seat?: 'work' | 'peer';
  readonly also?: (estate: Estate, peer: Peer) => readonly Pair[];
  readonly ms?: (estate: Estate) => number;
  readonly fail: (estate: Estate, peer: Peer) => Thrown;
}

function statementFor({ trade, dice }: Estate, kind: PeerKind): readonly [op: string, statement: string | undefined] {
  if (kind === 'redis') return ['GET', `GET ${trade.noun}:?`];
  if (kind === 'mongo') return ['find', undefined];
  if (kind === 'kafka') return ['publish', undefined];
  const table = `${trade.noun}s`;
  return dice.chance(0.5)
    ? ['SELECT', `SELECT * FROM ${table} WHERE customer_ref = $1 ORDER BY created_at DESC LIMIT 50`]
    : ['UPDATE', `UPDATE ${table} SET state = $1, updated_at = now() WHERE id = $2`];
}

const storeStory = ({ kinds, fault, seat = 'peer', also, ms, fail, ...rest }: Stored): Story => ({
  ...rest,
  plot: (estate) => {
    const kind = estate.dice.pick(kinds);
    const peer = estate.peer(kind);
    const [op, statement] = statementFor(estate, kind);
    const call = (took: number): Call => callTo(peer, op, took, statement);
    return {
      pairs: [...(seat === 'work' ? ofWork(estate, fault) : ofPeer(peer, fault)), ...(also?.(estate, peer) ?? [])],
      usual: () => everyday(estate, call(estate.dice.around(9))),
      planted: () => {
        const thrown = fail(estate, peer);
        return failing(estate, thrown, [broken(estate, call(ms?.(estate) ?? estate.dice.around(12)), thrown)]);
      },
    };
  },
});

const trouble =
  (which: DbTrouble): Stored['fail'] =>
  (estate, peer) =>
    dbError(estate.dice, estate.work, peer, which, estate.trade.noun);
const SQL: Stored['kinds'] = ['postgres', 'mysql'];

export const databaseStories: readonly Story[] = [
  storeStory({
    name: 'database-refuses-connections',
    ...{ kinds: SQL, fault: 'dependency-unavailable', shapes: ['single', 'queue', 'fan-out'], share: 1 },
    why: 'Nothing listens at the address of the database.',
    rubric: ['check|status|running|health|restart', 'retry|backoff|queue|fallback|check'],
    fail: trouble('refused'),
  }),
  storeStory({
    name: 'database-hangs-up',
    ...{ kinds: SQL, fault: 'connection-failed', shapes: ['single', 'chain', 'queue'] },
    why: 'Open connections to the database break.',
    rubric: ['retry|connection|keep|network|renew|reconnect'],
    fail: trouble('broken'),
  }),
  storeStory({
    name: 'server-has-too-many-clients',
    ...{ kinds: SQL, fault: 'connection-exhausted', shapes: ['single', 'chain', 'fan-out'] },
    why: 'The server has as many connections as it takes.',
    rubric: ['connection|pool|proxy', 'proxy|pool|concurren|outside|limit|reuse'],
    fail: trouble('too-many'),
  }),
  storeStory({
    name: 'pool-runs-dry',
    ...{ kinds: ['postgres'], fault: 'connection-exhausted', shapes: ['single', 'chain', 'fan-out'] },
    why: 'The client waits in vain for a free connection of its pool.',
    rubric: ['pool|connection|proxy', 'size|proxy|concurren|release|leak|reuse|limit|small'],
    also: (estate) => ofWork(estate, 'connection-exhausted'),
    ms: ({ dice }) => 3000 + dice.int(1, 20),
    fail: trouble('pool'),
  }),
  storeStory({
    name: 'writes-wait-for-each-other',
    ...{ kinds: SQL, fault: 'conflict', seat: 'work', shapes: ['single', 'queue', 'fan-out'] },
    why: 'Two transactions lock each other out.',
    rubric: ['retry|order|lock|transaction|backoff'],
    also: (_, peer) => ofPeer(peer, 'conflict'),
    ms: ({ dice }) => 1000 + dice.int(3, 60),
    fail: trouble('deadlock'),
  }),
  storeStory({
    name: 'row-is-there-already',
    ...{ kinds: SQL, fault: 'conflict', seat: 'work', shapes: ['single', 'queue'] },
    why: 'A unique key is taken: the same thing is written twice.',
    rubric: ['retry|idempot|unique|duplicate|upsert|conflict'],
    also: (_, peer) => ofPeer(peer, 'conflict'),
    fail: trouble('duplicate'),
  }),
  storeStory({
    name: 'statement-stopped-by-the-server',
    ...{ kinds: SQL, fault: 'slow-query', shapes: ['chain', 'queue'] },
    why: 'The database stops a statement that takes too long.',
    rubric: ['query|statement|index|plan', 'index|plan|lock|load|explain'],
    ms: ({ dice }) => 5000 + dice.int(1, 30),
    fail: trouble('canceled'),
  }),
  storeStory({
    name: 'password-was-rotated',
    ...{ kinds: SQL, fault: 'credential-expired', seat: 'work', shapes: ['single', 'chain', 'queue'], share: 1 },
    why: 'The database does not accept the password any more.',
    rubric: ['password|credential|secret', 'rotat|renew|update|refresh|read'],
    also: (estate, peer) => [
      ...ofPeer(peer, 'credential-expired', 'permission-denied'),
      ...ofWork(estate, 'permission-denied'),
    ],
    fail: trouble('password'),
  }),
  storeStory({
    name: 'migration-did-not-run',
    ...{ kinds: ['postgres'], fault: 'missing-resource', shapes: ['single', 'fan-out'], share: 1 },
    languages: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    why: 'A table that the code reads does not exist in the database.',
    rubric: ['table|relation|migrat|exist|schema|create'],
    also: (estate) => ofWork(estate, 'missing-resource', 'deployment-change', 'missing-configuration'),
    fail: ({ work, trade }) => {
      const text = `relation "${trade.noun}_segments" does not exist`;
      return {
        node: { type: 'error', message: text, props: { severity: 'ERROR', code: '42P01', routine: 'parserOpenTable' } },
        python: {
          type: 'psycopg2.errors.UndefinedTable',
          message: `${text}\nLINE 1: SELECT * FROM ${trade.noun}_segments\n                      ^\n`,
        },
        java: { type: 'org.postgresql.util.PSQLException', message: `ERROR: ${text}\n  Position: 15` },
        go: { type: 'PgError', message: `ERROR: ${text} (SQLSTATE 42P01)` },
        dotnet: { type: 'Npgsql.PostgresException (0x80004005)', message: `42P01: ${text}` },
        ruby: { type: 'ActiveRecord::StatementInvalid', message: `PG::UndefinedTable: ERROR:  ${text}` },
      }[work.language];
    },
  }),
  storeStory({
    name: 'cache-is-away',
    ...{ kinds: ['redis'], fault: 'dependency-unavailable', shapes: ['single', 'chain', 'queue'], share: 1 },
    why: 'The cache refuses connections.',
    rubric: ['check|status|running|health|cluster', 'retry|backoff|fallback|without|check'],
    fail: ({ dice, work }, peer) => storeError(dice, work, peer, 'refused'),
  }),
  storeStory({
    name: 'cache-answers-late',
    ...{ kinds: ['redis', 'mongo'], fault: 'dependency-slow', shapes: ['single', 'fan-out'] },
    why: 'The client gives up waiting for the store.',
    rubric: ['timeout|time-out|slow', 'slow|load|fallback|key|why|retry|client'],
    ms: ({ dice }) => 2000 + dice.int(1, 20),
    fail: ({ dice, work }, peer) => storeError(dice, work, peer, 'timeout'),
  }),
  storeStory({
    name: 'replica-set-without-a-primary',
    ...{ kinds: ['mongo'], fault: 'dependency-unavailable', shapes: ['single', 'queue'], share: 1 },
    why: 'The driver finds no server that it could ask.',
    rubric: ['check|status|cluster|primary|network|health'],
    also: (_, peer) => ofPeer(peer, 'dependency-slow'),
    ms: ({ dice }) => 5000 + dice.int(1, 20),
    fail: ({ dice, work }, peer) => storeError(dice, work, peer, 'selection'),
  }),
  storeStory({
    name: 'broker-is-away',
    ...{ kinds: ['kafka'], fault: 'dependency-unavailable', shapes: ['single', 'chain'], share: 1 },
    languages: ['node', 'python', 'java', 'go'],
    why: 'The brokers cannot be reached.',
    rubric: ['broker|check|status|network|health', 'retry|backoff|queue|fallback|check'],
    also: (_, peer) => ofPeer(peer, 'connection-failed'),
    fail: ({ dice, work }, peer) => messagingError(dice, work, peer),
  }),
];
