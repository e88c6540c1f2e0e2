/** What goes wrong with services that are called over HTTP. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair } from '../../../scenario.js';
import type { Act } from '../kit/act.js';
import { type Estate, vendorOf } from '../kit/estate.js';
import { callTo } from '../kit/hop.js';
import type { Peer } from '../kit/peer.js';
import { broken, EVERY_SHAPE, everyday, failing, ofPeer, ofWork, type Story } from '../kit/story.js';
import type { Thrown } from '../kit/thrown.js';
import { type HttpTrouble, httpError, statusError } from '../words/http.js';
import { INTERNAL, notKnown, tooFast, usedUp, VENDORS, type Vendor, vendorNamed } from '../words/vendors.js';

interface Called extends Pick<Story, 'name' | 'shapes' | 'rubric' | 'why' | 'needs' | 'languages' | 'share' | 'asks'> {
  readonly of: readonly [Vendor, ...Vendor[]];
  readonly fault: Fault;
  readonly seat?: 'work' | 'peer';
  readonly also?: (estate: Estate, peer: Peer) => readonly Pair[];
  /** Milliseconds that a call takes, when all is well. */
  readonly usualMs?: number;
  readonly ms?: (estate: Estate) => number;
  readonly fail: (estate: Estate, vendor: Vendor) => { readonly thrown: Thrown; readonly status?: number };
}

const vendorStory = ({ of, fault, seat = 'peer', also, usualMs = 90, ms, fail, ...rest }: Called): Story => ({
  ...rest,
  plot: (estate) => {
    const vendor = estate.dice.pick(of);
    const peer = vendorOf(estate.dice, vendor.name, vendor.host);
    const call = (took: number) => callTo(peer, `${vendor.verb} ${vendor.path}`, took);
    return {
      pairs: [...(seat === 'work' ? ofWork(estate, fault) : ofPeer(peer, fault)), ...(also?.(estate, peer) ?? [])],
      usual: () => everyday(estate, call(estate.dice.around(usualMs))),
      planted: () => {
        const { thrown, status } = fail(estate, vendor);
        const took = ms?.(estate) ?? estate.dice.around(usualMs);
        return failing(estate, thrown, [broken(estate, call(took), thrown, status)]);
      },
    };
  },
});

const ANY: readonly [Vendor, ...Vendor[]] = [...VENDORS, ...INTERNAL];

const answering =
  (status: number, body: (estate: Estate, vendor: Vendor) => string): Called['fail'] =>
  (estate, vendor) => ({
    thrown: statusError(estate.dice, estate.work, vendor, status, body(estate, vendor)),
    status,
  });

const ending =
  (trouble: HttpTrouble, ms?: number): Called['fail'] =>
  (estate, vendor) => ({
    thrown: httpError(estate.dice, estate.work, vendor, trouble, ms),
  });

export const vendorStories: readonly Story[] = [
  vendorStory({
    name: 'vendor-is-down',
    ...{ of: ANY, fault: 'dependency-unavailable', shapes: EVERY_SHAPE },
    why: 'The service answers that it is not available.',
    rubric: ['check|status|health', 'retry|backoff|queue|fallback|without'],
    fail: (estate, vendor) =>
      answering(estate.dice.pick([502, 503, 503]), () => 'upstream connect error or disconnect/reset before headers')(
        estate,
        vendor,
      ),
  }),
  vendorStory({
    name: 'nobody-listens',
    ...{ of: INTERNAL, fault: 'dependency-unavailable', shapes: ['single', 'queue', 'fan-out'] },
    why: 'Connections to the service are refused.',
    rubric: ['check|status|health|running|listen', 'retry|backoff|queue|fallback|without'],
    ms: ({ dice }) => dice.around(5),
    fail: ending('refused'),
  }),
  vendorStory({
    name: 'vendor-answers-500',
    ...{ of: ANY, fault: 'dependency-error', shapes: ['single', 'chain', 'queue'] },
    why: 'The service runs, and answers with an error of its own.',
    rubric: ['error|answer|log|support|retry|status|body'],
    fail: answering(500, () => '{"error":"internal_error","message":"An unexpected error occurred"}'),
  }),
  vendorStory({
    name: 'vendor-does-not-answer-in-time',
    ...{ of: ANY, fault: 'dependency-slow', shapes: EVERY_SHAPE },
    why: 'The client gives up waiting; the program and the network are well.',
    rubric: ['timeout|time-out|time out', 'slow|fallback|queue|retry|why'],
    usualMs: 240,
    ms: ({ dice }) => 5000 + dice.int(2, 14),
    fail: ending('timeout', 5000),
  }),
  vendorStory({
    name: 'vendor-limits-the-rate',
    ...{
      of: vendorNamed('Stripe', 'Twilio', 'Shopify', 'HubSpot', 'OpenAI'),
      fault: 'dependency-throttled',
      shapes: ['single', 'fan-out'],
    },
    why: 'Too many requests a second for the limit of the account.',
    rubric: ['rate|limit|fewer|slow|throttl|capacity', 'backoff|retry|queue|batch|spread|fewer'],
    fail: answering(429, ({ dice }, vendor) => tooFast(dice, vendor)),
  }),
  vendorStory({
    name: 'plan-used-up',
    ...{
      of: vendorNamed('SendGrid', 'HubSpot', 'OpenAI', 'Twilio', 'Mapbox'),
      fault: 'quota-exceeded',
      shapes: ['single', 'queue', 'fan-out'],
    },
    languages: ['node', 'java', 'go'],
    needs: ['logs'],
    why: 'The quota of the plan is used up until it renews.',
    rubric: ['quota|plan|credit|limit', 'raise|ask|upgrade|renew|fewer|less|billing'],
    share: 1,
    fail: answering(429, (_, vendor) => usedUp(vendor)),
  }),
  vendorStory({
    name: 'key-of-the-vendor-expired',
    ...{
      of: vendorNamed('Stripe', 'SendGrid', 'Auth0', 'HubSpot'),
      fault: 'credential-expired',
      seat: 'work',
      shapes: ['chain', 'queue'],
      share: 1,
    },
    why: 'The vendor does not accept the key any more.',
    rubric: ['key|credential|token|secret', 'renew|rotate|replace|refresh|update'],
    also: (_, peer) => ofPeer(peer, 'credential-expired'),
    fail: answering(401, (_, vendor) => notKnown(vendor)),
  }),
  vendorStory({
    name: 'name-does-not-resolve',
    ...{ of: INTERNAL, fault: 'dns-failure', shapes: ['single', 'queue', 'fan-out'], share: 1 },
    why: 'The name of the service cannot be resolved.',
    rubric: ['dns|name|resol|zone|vpc|host'],
    ms: ({ dice }) => dice.around(18),
    fail: ending('dns'),
  }),
  vendorStory({
    name: 'certificate-ran-out',
    ...{ of: ANY, fault: 'certificate-invalid', shapes: ['single', 'chain', 'queue'], share: 1 },
    why: 'The certificate of the service has expired.',
    rubric: ['certificate', 'renew|replace|author|trust|issuer'],
    ms: ({ dice }) => dice.around(45),
    fail: ending('expired'),
  }),
  vendorStory({
    name: 'certificate-of-another-name',
    ...{ of: INTERNAL, fault: 'certificate-invalid', shapes: ['single', 'fan-out'], share: 1 },
    why: 'The certificate is for another name than the one that is called.',
    rubric: ['certificate|name|host|san'],
    ms: ({ dice }) => dice.around(45),
    fail: ending('wrong-name'),
  }),
  vendorStory({
    name: 'connections-are-reset',
    ...{ of: ANY, fault: 'connection-failed', shapes: ['single', 'chain'] },
    why: 'Open connections to the service break.',
    rubric: ['retry|keep-?alive|connection|network|renew'],
    fail: ending('reset'),
  }),
  vendorStory({
    name: 'vendor-rejects-the-value',
    ...{
      of: vendorNamed('Stripe', 'EasyPost', 'HubSpot'),
      fault: 'validation-failed',
      seat: 'work',
      shapes: ['single', 'chain'],
    },
    why: 'The vendor does not take a value that is sent.',
    rubric: ['value|valid|field|correct|request|parameter'],
    also: (_, peer) => ofPeer(peer, 'validation-failed'),
    fail: (estate, vendor) =>
      answering(
        estate.dice.pick([400, 422]),
        () => '{"error":{"code":"parameter_invalid_integer","message":"Invalid integer: 12.5","param":"amount"}}',
      )(estate, vendor),
  }),
  vendorStory({
    name: 'upload-too-large',
    ...{
      of: vendorNamed('OpenAI', 'HubSpot', 'inventory'),
      fault: 'payload-too-large',
      seat: 'work',
      shapes: ['single', 'queue'],
    },
    why: 'The body is larger than the service takes.',
    rubric: ['size|large|limit|split|compress|smaller|s3'],
    also: (_, peer) => ofPeer(peer, 'payload-too-large'),
    fail: answering(413, () => '{"message":"Request Entity Too Large"}'),
  }),
  vendorStory({
    name: 'vendor-says-conflict',
    ...{
      of: vendorNamed('inventory', 'HubSpot', 'EasyPost'),
      fault: 'conflict',
      seat: 'work',
      shapes: ['chain', 'fan-out'],
    },
    why: 'Two writes meet at the service.',
    rubric: ['retry|backoff|order|idempot|conflict|concurren'],
    also: (_, peer) => ofPeer(peer, 'conflict'),
    fail: answering(409, () => '{"message":"The resource was modified by another request, fetch it again"}'),
  }),
  vendorStory({
    name: 'breaker-stands-open',
    ...{ of: INTERNAL, fault: 'dependency-unavailable', shapes: ['single', 'chain'], needs: ['logs'] },
    languages: ['node', 'java', 'dotnet'],
    why: 'The circuit breaker in front of the service is open after many refusals.',
    rubric: ['check|status|health|circuit|breaker', 'retry|backoff|queue|fallback|without|check'],
    ms: () => 1,
    also: (estate) => ofWork(estate, 'dependency-unavailable'),
    fail: ({ work }, { name }) => ({
      thrown: {
        node: { type: 'Error', message: `Breaker is open`, props: { code: 'EOPENBREAKER', breaker: name } },
        java: {
          type: 'io.github.resilience4j.circuitbreaker.CallNotPermittedException',
          message: `CircuitBreaker '${name}' is OPEN and does not permit further calls`,
        },
        dotnet: {
          type: 'Polly.CircuitBreaker.BrokenCircuitException',
          message: `The circuit is now open and is not allowing calls. (${name})`,
        },
        ...{ python: { type: '', message: '' }, go: { type: '', message: '' }, ruby: { type: '', message: '' } },
      }[work.language],
    }),
  }),
  {
    name: 'vendor-takes-all-of-the-timeout',
    needs: ['platform', 'traces'],
    shapes: ['single', 'chain', 'queue'],
    why: 'The function is stopped while it waits for a call that has become slower and slower; nothing else in it takes time.',
    rubric: ['timeout|time-out', 'slow|fallback|queue|client|why'],
    plot: (estate) => {
      const vendor = estate.dice.pick(ANY);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const call = (took: number) => callTo(peer, `${vendor.verb} ${vendor.path}`, took);
      const limit = estate.work.timeoutMs;
      const says = [{ level: 'INFO' as const, text: `calling ${vendor.host}` }];
      return {
        pairs: ofPeer(peer, 'dependency-slow'),
        usual: () => ({ ...everyday(estate, call(estate.dice.around(220))), says }),
        planted: (_, index): Act =>
          index % 2 === 0
            ? { ...everyday(estate, call(limit * 2)), ...{ end: 'timeout', says, initMs: undefined } }
            : { ...everyday(estate, call(limit * (0.6 + 0.3 * estate.dice.unit()))), says, initMs: undefined },
        question: (journeys) => {
          const last = journeys.findLast(({ isPlanted }, place) => isPlanted && place > 0);
          return last === undefined
            ? { about: 'event', contains: '', namespace: estate.work.name }
            : {
                about: 'event',
                contains: estate.setup.logs === 'json' ? '' : 'Task timed out',
                namespace: estate.work.name,
              };
        },
      };
    },
  },
];
