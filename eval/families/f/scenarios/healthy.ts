/** Nothing is wrong; something looks as if it were. */

import type { Question } from '../../../scenario.js';
import { HOUR, MINUTE, type Scene } from '../kit/day.js';
import {
  alert,
  chart,
  durationOf,
  errorsOf,
  lambdaSeries,
  metric,
  metricQuery,
  requestsOf,
  series,
} from '../kit/numbers.js';
import { table, web } from '../kit/peer.js';
import { error, info, thrown, warn } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const ofFn = ({ culprit }: Scene) => ({ FunctionName: culprit.name });
/** The last run of the culprit that went well. */
const lastGood =
  (kind: 'trace' | 'request') =>
  ({ runs, culprit }: Scene): Question => {
    const run = runs
      .filter(({ fn, trouble }) => fn === culprit && trouble.end === 'ok' && trouble.says !== undefined)
      .at(-1);
    return {
      about: 'subject',
      subject:
        kind === 'trace' ? { kind, traceId: run?.traceId ?? 'none' } : { kind, requestId: run?.requestId ?? 'none' },
    };
  };

export const healthyStories: readonly Story[] = [
  {
    ...{ name: 'wave-of-the-hour', shapes: ['single', 'queue', 'chain'] },
    also: (scene) =>
      lambdaSeries(scene, scene.culprit, { calls: (_, minute) => 30 + 14 * Math.sin((minute / HOUR) * 2 * Math.PI) }),
    ask: (scene) => metric(scene, 'Invocations', ofFn(scene)),
    why: 'Load swings every hour as it always does.',
  },
  {
    ...{
      name: 'steady-errors-of-clients',
      shapes: ['fan-out', 'chain', 'single'],
      at: 'entry',
      signals: ['json', 'both', 'events'],
    },
    usual: ({ dice }) =>
      dice.chance(0.12)
        ? { end: 'ok', says: [error('signature of sender did not match, answered 400')], status: 400, isLast: true }
        : undefined,
    ask: (scene) => chart(scene, errorsOf(scene.culprit)),
    why: 'As many bad signatures as all day.',
  },
  {
    ...{ name: 'errors-as-usual-with-a-release-beside', shapes: ['single', 'queue', 'chain'] },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: () => 50, errors: () => 0.02 });
      scene.post.trail(scene.onset, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: scene.estate.side.name,
        publish: true,
      });
    },
    ask: (scene) => metric(scene, 'Errors', ofFn(scene)),
    why: 'One in fifty fails, before and after somebody else’s release.',
  },
  {
    ...{ name: 'released-and-well', shapes: ['single', 'fan-out', 'chain'] },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: () => 36, ms: () => 130 });
      scene.post.trail(scene.onset, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: scene.culprit.name,
        publish: true,
      });
    },
    ask: (scene) => metric(scene, 'Duration', ofFn(scene)),
    why: 'A release that changed nothing one can measure.',
  },
  {
    ...{
      name: 'second-attempt-worked',
      shapes: ['queue', 'chain', 'single'],
      language: 'node',
      signals: ['otel', 'both'],
      peer: table('carts', 'PutItem'),
    },
    usual: ({ peer, dice }) =>
      dice.chance(0.08)
        ? {
            end: 'ok',
            says: [warn('write retried by the SDK, attempts: 2')],
            calls: [{ peer, op: peer.op, ms: dice.around(60), status: 200 }],
          }
        : undefined,
    ask: lastGood('trace'),
    why: 'The SDK tried again and succeeded, as it does all day.',
  },
  {
    ...{
      name: 'slow-by-nature',
      shapes: ['single', 'fan-out', 'chain'],
      signals: ['otel', 'both'],
      peer: web('pdf.printmill.com', 'POST /render', 3_200),
    },
    usual: () => ({ end: 'ok', says: [info('waiting for the render farm, usually three seconds')] }),
    ask: lastGood('trace'),
    why: 'Rendering always takes three seconds.',
  },
  {
    ...{ name: 'circuit-talk', shapes: ['queue', 'fan-out', 'single'], signals: ['json', 'text', 'both'] },
    usual: () => ({ end: 'ok', says: [warn('circuit breaker metrics: open=0 half_open=0 failures=0')] }),
    ask: lastGood('request'),
    why: 'A line full of failures that counts none.',
  },
  {
    ...{ name: 'durations-scatter', shapes: ['chain', 'single'], signals: ['json', 'both'] },
    usual: ({ dice }) => ({ end: 'ok', extraMs: dice.chance(0.1) ? dice.around(700) : dice.around(60) }),
    ask: (scene) => chart(scene, durationOf(scene.culprit)),
    why: 'One in ten has always been slow.',
  },
  {
    ...{ name: 'neighbor-makes-noise', shapes: ['queue', 'fan-out', 'single'] },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: () => 33 });
      lambdaSeries(scene, scene.estate.side, {
        calls: (isAfter) => (isAfter ? 90 : 8),
        errors: (isAfter) => (isAfter ? 0.08 : 0.07),
      });
    },
    ask: (scene) =>
      alert(
        scene,
        metricQuery('Errors', { operator: 'SUM', key: 'value.sum' }, ofFn(scene)),
        'Errors of one function',
        40,
      ),
    why: 'The batch beside it is busy; the function asked about is as ever.',
  },
  {
    ...{ name: 'backlog-of-every-hour', shapes: ['queue', 'single'] },
    also: (scene) =>
      series(scene, {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: `${scene.estate.prefix}-bulk` },
        at: (minute) => (minute % HOUR < 10 * MINUTE ? 380 + scene.dice.int(0, 60) : scene.dice.int(0, 8)),
      }),
    ask: (scene) => metric(scene, 'ApproximateNumberOfMessagesVisible', { QueueName: `${scene.estate.prefix}-bulk` }),
    why: 'A job fills the queue at every full hour, and it is empty ten minutes later.',
  },
  {
    ...{
      name: 'requests-trickle',
      shapes: ['single', 'chain', 'queue'],
      at: 'entry',
      signals: ['json', 'text', 'events'],
    },
    ask: (scene) => chart(scene, requestsOf(scene.culprit)),
    why: 'Requests come by chance, no more and no fewer than before.',
  },
  {
    ...{
      name: 'warm-starts-and-cold-ones',
      shapes: ['single', 'queue', 'chain'],
      language: 'node',
      signals: ['json', 'text'],
    },
    usual: ({ dice }) => ({
      end: 'ok',
      ...(dice.chance(0.05) ? { initMs: dice.int(180, 320) } : {}),
      says: [info('connected in time')],
    }),
    ask: lastGood('request'),
    why: 'Cold starts of a quarter of a second, as always.',
  },
  {
    ...{
      name: 'cache-misses-are-no-errors',
      shapes: ['fan-out', 'chain', 'single'],
      language: 'python',
      signals: ['otel', 'both'],
      peer: web('cdn.assetgrove.com', 'GET /manifest'),
    },
    usual: ({ peer, dice }) =>
      dice.chance(0.3)
        ? {
            end: 'ok',
            says: [info('manifest not modified')],
            calls: [{ peer, op: peer.op, ms: dice.around(50), status: 304 }],
          }
        : undefined,
    ask: lastGood('trace'),
    why: 'The answer 304 is what was hoped for.',
  },
  {
    ...{
      name: 'handled-once',
      shapes: ['single', 'queue', 'chain'],
      language: 'java',
      signals: ['json', 'both'],
      peer: table('keys', 'PutItem'),
    },
    usual: ({ dice }) =>
      dice.chance(0.1)
        ? {
            end: 'ok',
            says: [
              {
                ...info('key already there, request was done before'),
                thrown: thrown('eu.acme.Idempotent', 'already done'),
              },
            ],
          }
        : undefined,
    ask: lastGood('request'),
    why: 'A repeated request is recognized and answered from what is stored.',
  },
];
