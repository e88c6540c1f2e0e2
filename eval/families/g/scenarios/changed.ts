/** Somebody changed something, the record of it is there, and what went wrong began with it. */
// biome-ignore-all format: rows of a table
import { chart, durationOf, errorAt, invocationThat, lambdaMetric, metric, reportsOf, slowest, symptom } from '../kit/ask.js';
import { apiOf } from '../kit/estate.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { acts, strikes, targetFails } from '../kit/strike.js';
import { refusedWith } from '../words/network.js';
import { aws } from '../words/services.js';

const MEASURED = ['lines+metrics', 'all'] as const;
const shipped = (role: 'work' | 'deep') => (estate: Parameters<NonNullable<Plot['trouble']>>[0], { since }: { readonly since: number }) => ({
  releases: role,
  trail: [onTrail(since - 9_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: estate[role]?.name, publish: true }), onTrail(since - 3_000, 'lambda', 'PublishVersion20150331', { functionName: estate[role]?.name })],
});

export const changedPlots: readonly Plot[] = [
  {
    name: 'new-version-takes-longer',
    shapes: ['single', 'queue'],
    needs: { target: 'redis', signals: [...MEASURED], perMinute: 3 },
    fault: 'deployment-change',
    trouble: strikes(acts('work', { ownMs: 900 }), shipped('work')),
    asks: [lambdaMetric('Duration', 'work'), durationOf('work', { isBrushed: true })],
    rubric: ['roll ?back|revert|version|deploy'],
    why: 'The version that was shipped takes many times as long as the one before.',
  },
  {
    name: 'third-in-the-row-got-a-new-version',
    shapes: ['chain'],
    needs: { target: 'table', isDeep: true, signals: ['spans+lines', 'all'], perMinute: 3 },
    fault: 'deployment-change',
    guilty: ({ deep, work }) => (deep ?? work).name,
    trouble: strikes(acts('deep', { ownMs: 2_600 }), shipped('deep')),
    asks: [invocationThat('front', ({ from, outcome }, { trouble }) => from > trouble.since && outcome === 'ok', 'trace'), durationOf('front', { isBrushed: true })],
    rubric: ['roll ?back|revert|version|deploy'],
    why: 'Callers wait at the edge since the function two calls behind it got a new version.',
  },
  {
    name: 'new-version-answers-with-nothing',
    shapes: ['single'],
    needs: { target: 'table', signals: [...MEASURED], perMinute: 4, habits: ['rethrow', 'log-and-rethrow'] },
    fault: 'deployment-change',
    trouble: strikes(acts('work', { status: 500 }, 0.4), shipped('work')),
    asks: [metric('5XXError', 'ApiName', ({ estate }) => apiOf(estate))],
    rubric: ['roll ?back|revert|version|deploy'],
    why: 'Since the new version four of ten requests get a status of 500, about which no line says anything.',
  },
  {
    name: 'new-revision-of-the-service-is-slow',
    shapes: ['chain', 'single'],
    needs: { target: 'postgres', platform: 'ecs', signals: ['spans', 'spans+lines'], perMinute: 3, timeoutMs: 15_000 },
    fault: 'deployment-change',
    trouble: strikes(acts('work', { ownMs: 1_100 }), ({ work, stack, region, account }, { since }) => ({
      releases: 'work' as const,
      trail: [onTrail(since - 20_000, 'ecs', 'UpdateService', { cluster: `${stack}-prod`, service: work.name, taskDefinition: `arn:aws:ecs:${region}:${account}:task-definition/${work.name}:${work.version + 1}` })],
    })),
    asks: [durationOf('work', { isBrushed: true }), slowest],
    rubric: ['roll ?back|revert|version|deploy|revision'],
    why: 'The tasks of the new revision take many times as long as those before.',
  },
  {
    name: 'concurrency-cut-to-one',
    shapes: ['chain', 'fan-out'],
    needs: { target: 'http', targetMs: 2_400, signals: [...MEASURED], perMinute: 7, attempts: 1, clientMs: undefined },
    fault: 'configuration-change',
    trouble: ({ work }, { since }) => ({
      refuses: (fn, at, gauges) => fn === work && at >= since && gauges.busy(fn, at) >= 1,
      trail: [onTrail(since - 4_000, 'lambda', 'PutFunctionConcurrency20171031', { functionName: work.name, reservedConcurrentExecutions: 1 }, 'jonas.w')],
    }),
    asks: [lambdaMetric('Throttles', 'work'), errorAt('front')],
    rubric: ['concurrency|revert|raise|restore'],
    why: 'Somebody set the reserved concurrency of the worker to one, and what comes beside it is refused.',
  },
  {
    name: 'table-given-one-unit',
    shapes: ['single', 'queue'],
    needs: { target: 'table', signals: [...MEASURED], perMinute: 5, attempts: 1, habits: ['rethrow', 'log-and-rethrow', 'wrap'] },
    fault: 'configuration-change',
    guilty: atTarget,
    trouble: strikes(
      targetFails(aws({ code: 'ProvisionedThroughputExceededException', message: 'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.', isRetryable: true }), 0.55),
      ({ target }, { since }) => ({ trail: [onTrail(since - 15_000, 'dynamodb', 'UpdateTable', { tableName: target.name, billingMode: 'PROVISIONED', provisionedThroughput: { readCapacityUnits: 5, writeCapacityUnits: 1 } }, 'cost-saver')] }),
    ),
    asks: [errorAt('work'), metric('WriteThrottleEvents', 'TableName', ({ estate }) => estate.target.name)],
    rubric: ['capacity|provision|on-demand|revert|billing'],
    why: 'The table was set from paying by request to one unit for writes, and writes are throttled since.',
  },
  {
    name: 'address-of-the-partner-mistyped',
    shapes: ['single', 'chain'],
    needs: { target: 'http', attempts: 1 },
    fault: 'configuration-change',
    trouble: strikes(
      targetFails(refusedWith(404, { message: 'no Route matched with those values', request_id: '7b1f0c2e' }, false)),
      ({ work, target }, { since }) => ({ trail: [onTrail(since - 6_000, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: work.name, environment: { variables: { PARTNER_BASE_PATH: target.path } } }, 'mira.k')] }),
    ),
    asks: [symptom, errorAt('work')],
    rubric: ['revert|environment|variable|configuration|setting|roll ?back'],
    why: 'A variable of the worker was changed, and its calls go to a path that the partner does not have.',
  },
  {
    name: 'flag-turned-on-for-all',
    shapes: ['single', 'queue'],
    needs: { target: 'table', signals: ['lines+metrics', 'all'], perMinute: 3, timeoutMs: 15_000 },
    fault: 'configuration-change',
    also: ({ stack }) => ['pricing-v2', `${stack}-flags`].map((entity) => ({ fault: 'configuration-change' as const, entity })),
    trouble: ({ work, stack }, { since }) => ({
      act: (fn, at) => {
        if (fn !== work) return undefined;
        const isOn = at >= since;
        return { says: { level: 'INFO', text: `flag pricing-v2 evaluated to ${isOn}`, fields: { flag: 'pricing-v2', variant: isOn ? 'on' : 'off' } }, ...(isOn ? { ownMs: 1_900 } : {}) };
      },
      trail: [onTrail(since - 2_000, 'appconfig', 'StartDeployment', { ApplicationId: `${stack}-flags`, EnvironmentId: 'prod', ConfigurationProfileId: 'pricing-v2', ConfigurationVersion: '14', DeploymentStrategyId: 'AppConfig.AllAtOnce' }, 'product-ops')],
    }),
    asks: [lambdaMetric('Duration', 'work'), slowest],
    rubric: ['flag|revert|turn|off|roll ?back|configuration'],
    why: 'The flag was turned on for all, and the worker takes two seconds more on the way behind it.',
  },
  {
    name: 'reading-from-the-queue-switched-off',
    shapes: ['queue'],
    needs: { target: 'table', signals: [...MEASURED], perMinute: 4 },
    fault: 'configuration-change',
    also: ({ queue }) => [{ fault: 'configuration-change', entity: queue.name }],
    agoMinutes: [20, 50],
    trouble: ({ work, queue, region, account }, { since }) => ({
      pauses: 'queue',
      trail: [onTrail(since - 1_000, 'lambda', 'UpdateEventSourceMapping20150331', { uUID: '5f0c1f6e-37a4-4d0a-9a55-6f1f0d7c9b21', enabled: false, functionName: work.name, eventSourceArn: `arn:aws:sqs:${region}:${account}:${queue.name}` }, 'tomas.b')],
    }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name), metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name)],
    rubric: ['enable|mapping|trigger|event source|revert'],
    why: 'The mapping from the queue to the worker was disabled, and messages pile up.',
  },
  {
    name: 'rule-of-the-schedule-disabled',
    shapes: ['single', 'chain'],
    needs: { target: 'http', signals: ['lines+metrics', 'all'] },
    fault: 'configuration-change',
    guilty: ({ side }) => side.name,
    also: ({ side }) => [{ fault: 'configuration-change', entity: `${side.file}-schedule` }],
    agoMinutes: [40, 80],
    trouble: ({ side }, { since }) => ({
      pauses: 'schedule',
      trail: [onTrail(since - 1_000, 'events', 'DisableRule', { name: `${side.file}-schedule` }, 'tomas.b')],
    }),
    asks: [reportsOf('side'), chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.side.name }] }))],
    rubric: ['enable|rule|schedule|revert'],
    why: 'The rule that runs the function was disabled, and it has not run since.',
  },
];
