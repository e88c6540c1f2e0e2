/** What a function calls is down, slow or wrong. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import { failing } from '../kit/failing.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf, type Peer } from '../kit/peer.js';
import { traffic } from '../kit/traffic.js';
import type { World } from '../kit/world.js';

const works = (world: World, peer: Peer, ms: number) => (): Work => ({
  ownMs: world.random.ms(18),
  calls: [{ peer, answer: { ms: world.random.ms(ms), status: 200 } }],
});

export const cacheDown: Scenario = define(
  'cache-refuses-connections',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const host = `${world.names.domain.area}-sessions.${world.random.hex(6)}.cache.amazonaws.com`;
    const peer: Peer = { kind: 'cache', host, command: 'GET' };
    const address = `10.${world.random.int(0, 60)}.${world.random.int(1, 250)}.${world.random.int(4, 250)}`;
    failing(world, {
      peer,
      message: `session store ${host} not reachable`,
      ms: () => world.random.ms(4),
      usualMs: 2,
      thrown: wordedFor(world.focus, {
        python: {
          type: 'redis.exceptions.ConnectionError',
          message: `Error 111 connecting to ${host}:6379. Connection refused.`,
          frames: ['"/opt/python/redis/connection.py", line 363, in connect'],
        },
        java: {
          type: 'io.lettuce.core.RedisConnectionException',
          message: `Unable to connect to ${host}/<unresolved>:6379: Connection refused: ${host}/${address}:6379`,
          frames: ['io.sessions.Store.get(Store.java:22)'],
        },
        go: { type: 'net.OpError', message: `dial tcp ${address}:6379: connect: connection refused` },
        node: {
          type: 'Error',
          message: `connect ECONNREFUSED ${address}:6379`,
          frames: ['TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16)'],
        },
      }),
    });
    return {
      question: world.ask(`session store ${host} not reachable`),
      truth: {
        fault: 'dependency-unavailable',
        alsoFaults: ['connection-failed'],
        entities: [...namesOf(peer), `${address}:6379`, address],
        rubric: ['retry|backoff|fallback|without it|queue', 'check|restart|status|reach|available'],
        why: 'The cache refuses every connection.',
      },
    };
  },
);

export const vendorDown: Scenario = define(
  'vendor-answers-503',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'dotnet'] },
  (world) => {
    const peer = world.vendor(1, '/v3/messages');
    const url = `https://${peer.host}${peer.path}`;
    failing(world, {
      peer,
      status: 503,
      message: `${peer.service} answered 503 Service Unavailable`,
      ms: () => world.random.ms(35),
      thrown: wordedFor(world.focus, {
        python: {
          type: 'requests.exceptions.HTTPError',
          message: `503 Server Error: Service Unavailable for url: ${url}`,
          frames: ['"/var/task/outgoing.py", line 71, in send'],
        },
        java: {
          type: 'org.springframework.web.client.HttpServerErrorException$ServiceUnavailable',
          message: `503 Service Unavailable on POST request for "${url}": [no body]`,
          frames: ['io.outgoing.Sender.send(Sender.java:48)'],
        },
        dotnet: {
          type: 'System.Net.Http.HttpRequestException',
          message: 'Response status code does not indicate success: 503 (Service Unavailable).',
          frames: ['System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()'],
        },
      }),
    });
    return {
      question: world.ask('503 Service Unavailable'),
      truth: {
        fault: 'dependency-unavailable',
        entities: namesOf(peer),
        rubric: ['retry|backoff|fallback|queue|circuit', 'check|status|vendor|provider'],
        why: 'The vendor’s API is down.',
      },
    };
  },
);

export const vendorSlow: Scenario = define(
  'vendor-becomes-slow',
  EVERY_SHAPE,
  { timeoutMs: [6000, 8000], needsSpans: true },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const peer = world.vendor(0, '/v1/score');
    const normal = works(world, peer, 120);
    distract(world, onset, normal, ['slow']);
    traffic(world, {
      onset,
      share: 0.75,
      normal,
      broken: (): Work => {
        const ms = random.float(focus.timeoutMs * 0.6, focus.timeoutMs * 1.4);
        const wait = { level: 'info', message: `waiting for https://${peer.host}${peer.path}` } as const;
        if (ms > focus.timeoutMs - 100) {
          const calls = [{ peer, answer: { ms: focus.timeoutMs - 40 } }];
          return { ownMs: 40, calls, says: [wait], end: { kind: 'timeout' } };
        }
        const late = {
          level: 'warn',
          message: `${peer.host} took ${Math.round(ms)} ms`,
          fields: { elapsed_ms: Math.round(ms) },
        } as const;
        return { ownMs: 40, calls: [{ peer, answer: { ms, status: 200 } }], says: [wait, late] };
      },
    });
    return {
      question: world.ask('Task timed out after'),
      truth: {
        fault: 'dependency-slow',
        entities: namesOf(peer),
        rubric: ['client timeout|timeout', 'fallback|circuit|queue|retry|cache|slow'],
        why: 'The vendor takes seconds instead of 120 ms; the function’s timeout is the symptom.',
      },
    };
  },
);

export const readTimesOut: Scenario = define(
  'read-from-vendor-times-out',
  EVERY_SHAPE,
  { timeoutMs: [30_000] },
  (world) => {
    const peer = world.vendor(2, '/rates');
    const seconds = world.random.int(3, 6);
    failing(world, {
      peer,
      message: `no rates from ${peer.host} within ${seconds} s`,
      ms: () => seconds * 1000 + world.random.ms(8),
      share: 0.7,
      thrown: wordedFor(world.focus, {
        python: {
          type: 'requests.exceptions.ReadTimeout',
          message: `HTTPSConnectionPool(host='${peer.host}', port=443): Read timed out. (read timeout=${seconds})`,
          frames: ['"/var/task/rates.py", line 24, in load'],
        },
        java: {
          type: 'java.net.http.HttpTimeoutException',
          message: 'request timed out',
          frames: [
            'java.net.http/jdk.internal.net.http.HttpClientImpl.send(Unknown Source)',
            'io.rates.Loader.load(Loader.java:35)',
          ],
        },
        go: {
          type: 'url.Error',
          message: `Post "https://${peer.host}${peer.path}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
        },
        dotnet: {
          type: 'System.Threading.Tasks.TaskCanceledException',
          message: `The request was canceled due to the configured HttpClient.Timeout of ${seconds} seconds elapsing.`,
          frames: ['System.Net.Http.HttpClient.HandleFailure(Exception e)'],
        },
        node: {
          type: 'AxiosError',
          message: `timeout of ${seconds}000ms exceeded`,
          frames: ['RedirectableRequest.handleRequestTimeout (/var/task/index.js:3351:16)'],
        },
      }),
    });
    return {
      question: world.ask(`no rates from ${peer.host}`),
      truth: {
        fault: 'dependency-slow',
        entities: namesOf(peer),
        rubric: ['timeout', 'fallback|circuit|queue|retry|cache|slow'],
        why: 'The vendor does not answer within the client’s timeout.',
      },
    };
  },
);

export const vendorBroken: Scenario = define(
  'vendor-answers-500',
  EVERY_SHAPE,
  { needsSpans: true, runtimes: ['python', 'go'] },
  (world) => {
    const peer = world.vendor(1, '/v1/signatures');
    const reference = world.random.hex(10);
    failing(world, {
      peer,
      status: 500,
      share: 0.6,
      message: `${peer.service} failed with reference ${reference}`,
      ms: () => world.random.ms(240),
      thrown: wordedFor(world.focus, {
        python: {
          type: 'httpx.HTTPStatusError',
          message: `Server error '500 Internal Server Error' for url 'https://${peer.host}${peer.path}'`,
          frames: ['"/var/task/sign.py", line 66, in sign'],
        },
        go: {
          type: 'fmt.wrapError',
          message: `sign: POST https://${peer.host}${peer.path}: 500 Internal Server Error`,
        },
      }),
    });
    return {
      question: world.ask(`failed with reference ${reference}`),
      truth: {
        fault: 'dependency-error',
        alsoFaults: ['dependency-unavailable'],
        entities: namesOf(peer),
        rubric: ['vendor|provider|status|error|answer|response', 'retry|fallback|log|look'],
        why: 'The vendor answers with an internal error of its own.',
      },
    };
  },
);
