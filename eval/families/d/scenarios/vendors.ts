/** Faults of what is called over the network: partners, databases, caches. */
import type { Deed, Doing } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import { type Runtime, wrapped } from '../kit/failure.js';
import { ALL_SHAPES, DIRECT, type Story } from '../kit/story.js';
import { DOWN, NO_DESCRIPTORS, NO_NAME, REFUSED, RESET, TIMED_OUT, UNTRUSTED, type Words } from './network-words.js';
import {
  KEY_RAN_OUT,
  PROXY_IS_FULL,
  SERVER_ERROR,
  SHUT_DOWN,
  SLOWED_DOWN,
  SPENT,
  TOO_MANY_CLIENTS,
} from './vendor-words.js';

const languages = (words: Words): readonly Runtime[] => Object.keys(words) as Runtime[];

/** The failure of a call, told by its caller as it is or inside an error of its own. */
function failsAt(estate: Estate, words: Words, doing: Doing, wraps = estate.random.chance(0.4)): Deed {
  const failure = words[estate.work.runtime]?.(doing.to, estate);
  if (failure === undefined) throw new RangeError(`no words in ${estate.work.runtime}`);
  const { routine } = estate.work.place;
  return {
    doings: [{ to: estate.things.cache }, { ...doing, failure }],
    failure: wraps ? wrapped(estate.work.runtime, routine.replaceAll('_', ' '), failure) : failure,
    how: estate.random.chance(0.6) ? 'caught' : 'crash',
  };
}

const callsVendor = ({ things }: Estate): Deed => ({ doings: [{ to: things.vendor }, { to: things.table }] });
const callsDatabase = ({ things }: Estate): Deed => ({ doings: [{ to: things.cache }, { to: things.database }] });

interface Trouble {
  readonly name: string;
  readonly fault: Story['fault'];
  readonly words: Words;
  readonly at: 'vendor' | 'database' | 'cache' | 'model';
  readonly tookMs?: readonly [number, number];
  readonly status?: number;
  readonly share?: number;
  readonly shapes?: Story['shapes'];
  readonly signals?: Story['signals'];
  readonly rush?: number;
  readonly accepts?: Story['accepts'];
  readonly rubric: readonly string[];
  readonly why: string;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: 'partner-answers-too-late',
    fault: 'dependency-slow',
    words: TIMED_OUT,
    at: 'vendor',
    tookMs: [4_000, 4_030],
    shapes: ALL_SHAPES,
    rubric: ['timeout|fallback|slow'],
    why: 'The partner needs more than four seconds.',
  },
  {
    name: 'cache-cluster-restarts',
    fault: 'dependency-unavailable',
    words: REFUSED,
    at: 'cache',
    tookMs: [1, 4],
    share: 1,
    rubric: ['backoff|without it|check'],
    why: 'Nothing listens at the port of the cache.',
  },
  {
    name: 'partner-in-maintenance-mode',
    fault: 'dependency-unavailable',
    words: DOWN,
    at: 'vendor',
    tookMs: [20, 60],
    status: 503,
    shapes: ALL_SHAPES,
    rubric: ['backoff|queue|without it|check'],
    why: 'The partner answers 503.',
  },
  {
    name: 'kept-connections-are-cut',
    fault: 'connection-failed',
    words: RESET,
    at: 'vendor',
    tookMs: [2, 9],
    share: 0.5,
    rubric: ['keep|retr|connection|network'],
    why: 'The other side closes connections that the client still keeps.',
  },
  {
    name: 'zone-lost-its-record',
    fault: 'dns-failure',
    words: NO_NAME,
    at: 'vendor',
    tookMs: [5, 40],
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['name|dns|zone'],
    why: 'The name does not resolve any more.',
  },
  {
    name: 'certificate-ran-out-at-noon',
    fault: 'certificate-invalid',
    words: UNTRUSTED,
    at: 'vendor',
    tookMs: [30, 70],
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['certificate|renew'],
    why: 'Nobody renewed the certificate.',
  },
  {
    name: 'slots-of-the-database-are-gone',
    fault: 'connection-exhausted',
    words: TOO_MANY_CLIENTS,
    at: 'database',
    tookMs: [900, 5_000],
    share: 0.6,
    rush: 3,
    shapes: ALL_SHAPES,
    rubric: ['pool|proxy|concurrency'],
    why: 'More environments than connections: a wave of traffic opened one in each.',
  },
  {
    name: 'partner-has-a-bad-release',
    fault: 'dependency-error',
    words: SERVER_ERROR,
    at: 'vendor',
    tookMs: [60, 200],
    status: 500,
    share: 0.5,
    rubric: ['answer|error'],
    why: 'The partner answers 500.',
  },
  {
    name: 'credit-at-the-model-is-spent',
    fault: 'quota-exceeded',
    words: SPENT,
    at: 'model',
    tookMs: [90, 160],
    status: 429,
    share: 1,
    // Where no span names the host, the package of the client names the vendor.
    accepts: ({ signals }) => (signals === 'lines' ? [{ fault: 'quota-exceeded', entity: 'openai' }] : []),
    rubric: ['quota|plan|more|renew'],
    why: 'The monthly credit is used up.',
  },
  {
    name: 'partner-asks-to-slow-down',
    fault: 'dependency-throttled',
    words: SLOWED_DOWN,
    at: 'vendor',
    tookMs: [15, 40],
    status: 429,
    share: 0.6,
    rush: 2,
    rubric: ['backoff|fewer|limit|rate'],
    why: 'The partner has a limit for each second.',
  },
  {
    name: 'writer-of-the-cluster-changes',
    fault: 'connection-failed',
    words: SHUT_DOWN,
    at: 'database',
    tookMs: [1, 12],
    share: 0.6,
    rubric: ['keep|retr|connection|network'],
    why: 'A failover cuts the connections that were kept.',
  },
  {
    name: 'proxy-has-no-connection-left',
    fault: 'connection-exhausted',
    words: PROXY_IS_FULL,
    at: 'database',
    tookMs: [5_000, 5_100],
    share: 0.6,
    rush: 2,
    rubric: ['pool|proxy|concurrency'],
    why: 'Long transactions hold all connections of the proxy.',
  },
  {
    name: 'descriptors-leak',
    fault: 'connection-exhausted',
    words: NO_DESCRIPTORS,
    at: 'vendor',
    tookMs: [1, 3],
    share: 0.5,
    // It is the function that leaks them, on its way to the partner.
    accepts: ({ work }) => [{ fault: 'connection-exhausted', entity: work.name }],
    rubric: ['pool|handler|connection'],
    why: 'A client is made for each request and never closed.',
  },
  {
    name: 'key-of-the-partner-ran-out',
    fault: 'credential-expired',
    words: KEY_RAN_OUT,
    at: 'vendor',
    tookMs: [20, 50],
    status: 401,
    share: 1,
    shapes: ALL_SHAPES,
    accepts: ({ work }) => [{ fault: 'credential-expired', entity: work.name }],
    rubric: ['renew|credential|token|rotat|secret'],
    why: 'The token for the partner was valid for a year.',
  },
];

export const vendorStories: readonly Story[] = TROUBLES.map(
  ({ name, fault, words, at, tookMs = [50, 100], status, ...rest }) => ({
    name,
    fault,
    guilty: at,
    runtimes: languages(words),
    shapes: DIRECT,
    usual: at === 'database' ? callsDatabase : callsVendor,
    planted: (estate) =>
      failsAt(estate, words, {
        to: estate.things[at],
        tookMs: estate.random.int(...tookMs),
        ...(status === undefined ? {} : { status }),
      }),
    ...rest,
  }),
);
